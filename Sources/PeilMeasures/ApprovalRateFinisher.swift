internal import PeilCore

/// An approval rate of counts; the state is granted, denominator, then counts of what lacks something, and last where it
/// is told how many were refused on the ceiling.
struct ApprovalRateFinisher: CellFinisher {
  let method: IntervalMethod?
  let minimum: Int
  var tellsCeiling = false

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let lacking = state.dropFirst(2).dropLast(tellsCeiling ? 1 : 0)
    let estimate = Proportion(
      part: state[0].count, whole: state[1].count, missing: lacking.reduce(0) { $0 + $1.count }
    ).estimate(method, open: lacking.dropFirst().first?.count ?? 0, minimum: minimum)
    guard tellsCeiling, estimate.interval != nil, let refused = state.last?.count, refused > 0 else { return estimate }
    return Estimate(
      value: estimate.value, numerator: estimate.numerator, denominator: estimate.denominator, n: estimate.n,
      missing: estimate.missing, interval: estimate.interval, status: estimate.status, reason: "ceiling-bound")
  }
}
