/// An amount of money in whole cents; the currency is the pipeline's.
///
/// One amount fits 64 bits; sums of a column are kept in 128.
public struct Money: Hashable, Sendable {
  /// The amount in cents.
  public let cents: Int64

  /// No money.
  public static let zero = Money(cents: 0)

  /// An amount of so many cents.
  @inlinable
  public init(cents: Int64) {
    self.cents = cents
  }

  /// An amount of so many cents; nil when a single amount cannot hold them.
  @inlinable
  public init?(exactlyCents cents: Int128) {
    guard let narrow = Int64(exactly: cents) else { return nil }
    self.init(cents: narrow)
  }

  /// The amount a decimal is worth; nil when it has fractions of a cent or is out of range.
  public init?(_ decimal: ExactDecimal) {
    guard let rescaled = try? decimal.rescaled(to: 2) else { return nil }
    self.init(exactlyCents: rescaled.unscaled)
  }

  /// The sum of both amounts.
  @inlinable
  public func adding(_ other: Money) throws(ArithmeticOverflow) -> Money {
    let (sum, overflow) = cents.addingReportingOverflow(other.cents)
    guard !overflow else { throw ArithmeticOverflow(.addition, of: .money) }
    return Money(cents: sum)
  }

  /// What is left after taking `other` away.
  @inlinable
  public func subtracting(_ other: Money) throws(ArithmeticOverflow) -> Money {
    let (difference, overflow) = cents.subtractingReportingOverflow(other.cents)
    guard !overflow else { throw ArithmeticOverflow(.subtraction, of: .money) }
    return Money(cents: difference)
  }

  /// The amount with its sign turned.
  @inlinable
  public func negated() throws(ArithmeticOverflow) -> Money {
    guard cents != .min else { throw ArithmeticOverflow(.negation, of: .money) }
    return Money(cents: -cents)
  }
}

extension Money: Comparable {
  /// Whether the left amount is the smaller one.
  @inlinable
  public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}

extension Money: CustomStringConvertible {
  /// The amount with two decimals and a decimal point, without a currency: `1234.56`.
  public var description: String { ExactDecimal(self).description }
}

extension ExactDecimal {
  /// The amount as a decimal of scale 2.
  @inlinable
  public init(_ money: Money) {
    self.init(unscaled: Int128(money.cents), scale: 2)
  }
}
