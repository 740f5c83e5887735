internal import PeilCore
internal import PeilExpression
internal import PeilValues

/// A count or a sum as part of the same in a margin; the state is that one component.
struct PercentageFinisher: MarginFinisher {
  /// The unit of what is divided.
  let unit: FigureUnit
  let minimum: Int

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    let (part, whole) = (state[0], margin[0])
    guard unit != .count else {
      return Proportion(part: part.count, whole: whole.count, missing: whole.missing)
        .estimate(nil, minimum: minimum)
    }
    // A cell without units has a part of nought; one in which no value is known has none that can be told.
    if part.admitted > 0, part.known == 0, whole.known > 0 {
      return .undefined(
        .allMissing, denominator: Quantity(of: whole.value, unit), n: whole.known, missing: whole.missing)
    }
    let estimate = RatioOfSums(
      numerator: part.admitted == 0 ? .exact(.zero) : part.value, denominator: whole.value, unit: unit,
      units: whole.known, missing: whole.missing
    ).estimate()
    return estimate.withheld(below: minimum)
  }
}

extension Estimate {
  /// The same figure, or x out of n where it rests on too few units.
  func withheld(below minimum: Int) -> Estimate {
    guard value != nil, n < minimum else { return self }
    return Estimate(
      value: nil, numerator: numerator, denominator: denominator, n: n, missing: missing, status: .belowMinimum,
      reason: "minimum \(minimum)")
  }
}
