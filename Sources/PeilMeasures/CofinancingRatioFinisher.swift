internal import PeilCore

/// A ratio of two sums; the state is numerator, denominator, units with both amounts, all units.
struct CofinancingRatioFinisher: CellFinisher {
  /// Whether one minus the ratio is wanted.
  let isTurned: Bool

  func estimate(_ state: [ComponentValue]) -> Estimate {
    RatioOfSums(
      numerator: state[0].value, denominator: state[1].value, unit: .money, units: state[2].count,
      missing: state[3].count - state[2].count
    ).estimate(turned: isTurned)
  }
}
