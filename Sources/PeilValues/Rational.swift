/// An exact quotient in lowest terms.
///
/// Rates and shares stay rational until they are published, so that they are rounded once.
public struct Rational: Hashable, Sendable, BitwiseCopyable {
  /// The numerator, which carries the sign.
  public let numerator: Int128
  /// The denominator, larger than zero and without a common factor with the numerator.
  public let denominator: Int128

  /// Nought.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)
  /// One half.
  public static let half = Rational(lowestTerms: 1, 2)

  /// The quotient of two integers; nil when the denominator is zero.
  ///
  /// Also nil where the lowest terms would need +2¹²⁷, which no `Int128` holds: a case only reachable with `Int128.min`.
  public init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let negative = (numerator < 0) != (denominator < 0)
    guard
      let top = Self.signed(numerator.magnitude / divisor, negative: negative),
      let bottom = Int128(exactly: denominator.magnitude / divisor)
    else { return nil }
    self.init(lowestTerms: top, bottom)
  }

  /// A whole number.
  @inlinable
  public init(_ whole: Int128) {
    self.init(lowestTerms: whole, 1)
  }

  /// The exact value of a decimal.
  public init(_ decimal: ExactDecimal) {
    let power = Int128(PowerOfTen.value(decimal.scale))
    let divisor = Int128(Self.greatestCommonDivisor(decimal.unscaled.magnitude, power.magnitude))
    self.init(lowestTerms: decimal.unscaled / divisor, power / divisor)
  }

  /// The exact amount in units of the currency, not in cents.
  public init(_ money: Money) {
    self.init(ExactDecimal(money))
  }

  @inlinable
  init(lowestTerms numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether the value is nought.
  @inlinable
  public var isZero: Bool { numerator == 0 }

  /// −1, 0 or 1.
  @inlinable
  public var sign: Int { numerator.signum() == 0 ? 0 : numerator < 0 ? -1 : 1 }

  /// Whether the value has no fraction.
  @inlinable
  public var isWhole: Bool { denominator == 1 }

  /// Gives a magnitude its sign; nil when it does not fit.
  static func signed(_ magnitude: UInt128, negative: Bool) -> Int128? {
    guard negative else { return Int128(exactly: magnitude) }
    if magnitude == Int128.min.magnitude { return .min }
    return Int128(exactly: magnitude).map { -$0 }
  }

  /// The greatest common divisor by Euclid's algorithm; that of zero and x is x.
  static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (larger, smaller) = (left, right)
    while smaller != 0 {
      // 128-bit division is slow; most quotients fit a word at once.
      if let narrowLarger = UInt64(exactly: larger), let narrowSmaller = UInt64(exactly: smaller) {
        return UInt128(greatestCommonDivisor(narrowLarger, narrowSmaller))
      }
      (larger, smaller) = (smaller, larger % smaller)
    }
    return larger
  }

  private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var (larger, smaller) = (left, right)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}

extension Rational: Comparable {
  /// Whether the left value is the smaller one; exact, and it cannot overflow.
  @inlinable
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    return SignedWideProduct(left.numerator, right.denominator) < SignedWideProduct(right.numerator, left.denominator)
  }
}

extension Rational: CustomStringConvertible {
  /// The lowest terms, as `3/4`; a whole number without its denominator.
  public var description: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
