/// A number of days: the distance between two dates.
public struct Days: Hashable, Sendable {
  /// How many days; negative when the distance runs backwards.
  public let count: Int

  /// A distance of so many days.
  @inlinable
  public init(count: Int) {
    self.count = count
  }

  /// The sum of both distances.
  @inlinable
  public func adding(_ other: Days) throws(ArithmeticOverflow) -> Days {
    let (sum, overflow) = count.addingReportingOverflow(other.count)
    guard !overflow else { throw ArithmeticOverflow(.addition, of: .days) }
    return Days(count: sum)
  }

  /// The difference of both distances.
  @inlinable
  public func subtracting(_ other: Days) throws(ArithmeticOverflow) -> Days {
    let (difference, overflow) = count.subtractingReportingOverflow(other.count)
    guard !overflow else { throw ArithmeticOverflow(.subtraction, of: .days) }
    return Days(count: difference)
  }

  /// The distance in the other direction.
  @inlinable
  public func negated() throws(ArithmeticOverflow) -> Days {
    guard count != .min else { throw ArithmeticOverflow(.negation, of: .days) }
    return Days(count: -count)
  }
}

extension Days: Comparable {
  /// Whether the left distance is the smaller one.
  @inlinable
  public static func < (left: Days, right: Days) -> Bool { left.count < right.count }
}

extension Days: CustomStringConvertible {
  /// The bare number of days.
  public var description: String { String(count) }
}
