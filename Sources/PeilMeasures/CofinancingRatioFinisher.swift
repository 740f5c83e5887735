internal import PeilCore
internal import PeilExpression
internal import PeilStatistics

/// A ratio of two sums; the state is numerator, denominator, units with both amounts, all units, and with an interval or
/// a mean of ratios the tally of the units.
struct CofinancingRatioFinisher: MarginFinisher {
  let ratio: CofinancingRatio
  let interval: RatioInterval?
  let mean: MeanOfRatiosFinisher?

  private var isTurned: Bool { ratio == .cofinancingRate }

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    if let mean { return mean.estimate(state, turned: isTurned) }
    let estimate = RatioOfSums(
      numerator: state[0].value, denominator: state[1].value, unit: .money, units: state[2].count,
      missing: state[3].count - state[2].count
    ).estimate(turned: isTurned)
    guard let value = estimate.value else { return estimate }
    if interval?.weight != nil { return weighted(estimate, state, margin) }
    return Estimate(
      value: value, numerator: estimate.numerator, denominator: estimate.denominator, n: estimate.n,
      missing: estimate.missing, interval: limits(state, margin), status: estimate.status,
      reason: isOverfunded(state) ? "overfunded" : "")
  }

  /// The ratio of weighted sums; the sums themselves are not those of the units that were seen.
  private func weighted(_ estimate: Estimate, _ state: [ComponentValue], _ margin: [ComponentValue]) -> Estimate {
    guard let ratio = interval?.weightedValue(state[4].tally) else {
      return .undefined(UndefinedReason.zeroDenominator, n: estimate.n, missing: estimate.missing)
    }
    return .known(
      Quantity(.approximate(isTurned ? 1 - ratio : ratio), .ratio), n: estimate.n, missing: estimate.missing,
      interval: limits(state, margin))
  }

  private func limits(_ state: [ComponentValue], _ margin: [ComponentValue]) -> Estimate.Interval? {
    guard let interval, let tally = state[4].tally else { return nil }
    return interval.interval(tally, within: margin[4].tally, turned: isTurned)
  }

  /// Whether more subsidy was given than there are costs.
  private func isOverfunded(_ state: [ComponentValue]) -> Bool {
    guard ratio == .cofinancingRate || ratio == .subsidyShare, let subsidy = state[0].value.rational,
      let costs = state[1].value.rational
    else { return false }
    return subsidy > costs
  }
}
