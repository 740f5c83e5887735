public import PeilValues

extension AggregateValue {
  /// The value a part of the way to another of its kind; nil where its form cannot hold it.
  ///
  /// Between two days it is the day in which the point falls.
  public func moved(towards other: AggregateValue, by fraction: Rational) -> AggregateValue? {
    guard self != other, !fraction.isZero else { return self }
    switch (self, other) {
    case (.exact(let from), .exact(let to)):
      guard let step = try? to.subtracting(from).multiplying(fraction), let value = try? from.adding(step) else {
        return nil
      }
      return .exact(value)
    case (.number(let from), .number(let to)):
      let value = from + (to - from) * fraction.doubleValue
      return value.isFinite ? .number(value) : nil
    case (.date(let from), .date(let to)):
      let days = Int128(to.days(since: from).count) * fraction.numerator / fraction.denominator
      return (try? from.adding(Days(count: Int(days)))).map { .date($0) }
    default: return nil
    }
  }
}
