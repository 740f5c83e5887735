internal import PeilCore

/// A ratio of two sums; the state is numerator, denominator, units with both amounts, all units.
struct CofinancingRatioFinisher: CellFinisher {
  /// Whether one minus the ratio is wanted.
  let isTurned: Bool
  let interval: RatioInterval?

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let estimate = RatioOfSums(
      numerator: state[0].value, denominator: state[1].value, unit: .money, units: state[2].count,
      missing: state[3].count - state[2].count
    ).estimate(turned: isTurned)
    guard let value = estimate.value, let interval, let tally = state[4].tally else { return estimate }
    return .known(
      value, numerator: estimate.numerator, denominator: estimate.denominator, n: estimate.n,
      missing: estimate.missing, interval: interval.interval(tally, turned: isTurned))
  }
}
