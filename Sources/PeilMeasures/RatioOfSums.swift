internal import PeilCore
internal import PeilExpression
internal import PeilValues

/// One sum of money over another, both over the same units.
struct RatioOfSums {
  let numerator: AggregateValue
  let denominator: AggregateValue
  let unit: FigureUnit
  let units: Int
  let missing: Int

  /// The ratio as a figure; undefined where the denominator is zero, negative, or stands on nothing.
  ///
  /// `turned` makes it one minus the ratio, with the rest of the denominator as numerator.
  func estimate(turned: Bool = false) -> Estimate {
    if units > 0, let bottom = denominator.number { return quotient(of: numerator.approximation, and: bottom, turned) }
    guard units > 0, let top = numerator.rational, let bottom = denominator.rational else {
      return .undefined(missing > 0 ? .allMissing : .emptyDenominator, n: units, missing: missing)
    }
    let part = turned ? try? bottom.subtracting(top) : top
    guard let part else { return .declined("overflow", n: units, missing: missing) }
    let above = Quantity(.exact(part), unit)
    let below = Quantity(.exact(bottom), unit)
    func undefined(_ reason: AggregateValue.Undefined) -> Estimate {
      .undefined(reason, numerator: above, denominator: below, n: units, missing: missing)
    }
    if bottom.isZero { return undefined(.zeroDenominator) }
    if bottom.sign < 0 { return undefined(.negativeDenominator) }
    guard let quotient = try? part.dividing(by: bottom) else {
      return .declined("overflow", n: units, missing: missing)
    }
    return .known(Quantity(.exact(quotient), .ratio), numerator: above, denominator: below, n: units, missing: missing)
  }

  /// The same of sums of binary64 numbers.
  private func quotient(of top: Double?, and bottom: Double, _ turned: Bool) -> Estimate {
    guard let top else { return .undefined(.allMissing, n: units, missing: missing) }
    let part = turned ? bottom - top : top
    let above = Quantity(.approximate(part), unit)
    let below = Quantity(.approximate(bottom), unit)
    guard bottom > 0 else {
      return .undefined(
        bottom == 0 ? .zeroDenominator : .negativeDenominator, numerator: above, denominator: below, n: units,
        missing: missing)
    }
    let quotient = part / bottom
    guard quotient.isFinite else { return .declined("overflow", n: units, missing: missing) }
    return .known(
      Quantity(.approximate(quotient), .ratio), numerator: above, denominator: below, n: units, missing: missing)
  }
}

extension AggregateValue {
  /// The binary64 value, or nil.
  fileprivate var number: Double? { if case .number(let value) = self { value } else { nil } }

  /// A number as binary64, exact ones rounded; nil for what is none.
  fileprivate var approximation: Double? { number ?? rational?.doubleValue }
}
