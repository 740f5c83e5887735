public import PeilCore
internal import PeilExpression
internal import PeilValues

/// A number of units out of a number of units.
struct Proportion: Hashable, Sendable {
  let part: Int
  let whole: Int
  let missing: Int

  /// The proportion as a figure: undefined without units, x out of n below the minimum.
  ///
  /// It carries the interval of the method that is named; a whole register has no sampling error, and then none is.
  func estimate(_ method: IntervalMethod?, open: Int = 0, minimum: Int) -> Estimate {
    let numerator = Quantity.count(part)
    let denominator = Quantity.count(whole)
    guard let share = Rational(Int128(part), Int128(whole)) else {
      return .undefined(
        .emptyDenominator, numerator: numerator, denominator: denominator, n: whole, missing: missing)
    }
    guard whole >= minimum else {
      return Estimate(
        value: nil, numerator: numerator, denominator: denominator, n: whole, missing: missing,
        status: .belowMinimum, reason: "minimum \(minimum)")
    }
    return .known(
      Quantity(.exact(share), .ratio), numerator: numerator, denominator: denominator, n: whole, missing: missing,
      interval: method?.interval(part: part, whole: whole, open: open, missing: missing))
  }
}

extension ComponentValue {
  /// The whole number a count or a count of different values came to; 0 where it has none.
  public var count: Int { value.rational.flatMap { $0.isWhole ? Int(exactly: $0.numerator) : nil } ?? 0 }
}
