internal import PeilCore

/// An approval rate of counts; the state is granted, denominator, then counts of what lacks something.
struct ApprovalRateFinisher: CellFinisher {
  let method: IntervalMethod?
  let minimum: Int

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let missing = state.dropFirst(2).reduce(0) { $0 + $1.count }
    return Proportion(part: state[0].count, whole: state[1].count, missing: missing)
      .estimate(method, open: state.dropFirst(3).first?.count ?? 0, minimum: minimum)
  }
}
