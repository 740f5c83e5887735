internal import PeilCore
internal import PeilExpression
internal import PeilStatistics
internal import PeilValues

/// A number of units out of a number of units.
struct Proportion: Hashable, Sendable {
  let part: Int
  let whole: Int
  let missing: Int

  /// The proportion as a figure: undefined without units, x out of n below the minimum.
  ///
  /// Under the reading `process` it carries Wilson's interval; a whole register has no sampling error.
  func estimate(reading: Reading, minimum: Int, hasInterval: Bool = true) -> Estimate {
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
      interval: reading == .process && hasInterval ? interval : nil)
  }

  private var interval: Estimate.Interval? {
    guard part >= 0, part <= whole, let range = wilsonInterval(successes: part, trials: whole) else { return nil }
    return Estimate.Interval(
      lower: range.lowerBound, upper: range.upperBound, method: "wilson", level: ConfidenceLevel.standard.coverage)
  }
}

extension ComponentValue {
  /// The whole number a count or a count of different values came to; 0 where it has none.
  var count: Int { value.rational.flatMap { $0.isWhole ? Int(exactly: $0.numerator) : nil } ?? 0 }
}
