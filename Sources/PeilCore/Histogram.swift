public import PeilExpression
public import PeilTable
public import PeilValues

/// How often each known value occurs, in ascending order of the values: what order statistics are read from.
///
/// An outside engine delivers it as one line per value with its count.
public struct Histogram: Hashable, Sendable {
  /// Different values, ascending.
  public enum Values: Hashable, Sendable {
    /// Values as a column stores them: integers, cents, unscaled decimals, days.
    case integers([Int64])
    /// Binary64 numbers.
    case doubles([Double])
    /// Exact quotients.
    case ratios([Rational])
  }

  /// The different values, ascending.
  public let values: Values
  /// The type that says what a stored integer means.
  public let type: ValueType
  /// For each value, how many occurrences lie at or below it.
  private let ranks: [Int]

  /// Pairs different ascending values with how often each occurs.
  public init(_ values: Values, type: ValueType, counts: [Int]) {
    self.values = values
    self.type = type
    var total = 0
    ranks = counts.map { count in
      total += count
      return total
    }
  }

  /// How many known values there are, each as often as it occurs.
  public var count: Int { ranks.last ?? 0 }

  /// How many different values there are.
  public var differentCount: Int { ranks.count }

  /// The value at a rank from 1, the smallest first; nil beyond the values.
  public func value(at rank: Int) -> AggregateValue? {
    guard rank >= 1, rank <= count else { return nil }
    var (low, high) = (0, ranks.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < rank { low = middle + 1 } else { high = middle }
    }
    return switch values {
    case .integers(let values): type.aggregateValue(ofStored: values[low])
    case .doubles(let values): .number(values[low])
    case .ratios(let values): .exact(values[low])
    }
  }

  /// The middle value, of an even number the mean of the two in the middle; nil without values, and where its form
  /// cannot hold it.
  ///
  /// Between two days it is the day in which the middle falls. Source: Hyndman and Fan 1996, type 7.
  public var median: AggregateValue? {
    guard let lower = value(at: (count + 1) / 2), let half = Rational(1, 2) else { return nil }
    guard count.isMultiple(of: 2), let upper = value(at: count / 2 + 1) else { return lower }
    return lower.moved(towards: upper, by: half)
  }
}

extension ValueType {
  /// A stored integer of the type as the value of an aggregate: a day for a date, otherwise exact in its natural unit.
  public func aggregateValue(ofStored value: Int64) -> AggregateValue {
    if self == .date, let date = CalendarDate(exactlyDaysSinceEpoch: Int(value)) { return .date(date) }
    return .exact(Rational(ExactDecimal(unscaled: Int128(value), scale: scale ?? 0)))
  }
}
