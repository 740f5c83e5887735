internal import PeilCore
internal import PeilExpression

/// A share of counts; the state is units for which it is true, for which it is known, then those that lack something.
struct ShareFinisher: CellFinisher {
  let method: IntervalMethod?
  let minimum: Int

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let known = state[1].count
    let missing = state.dropFirst(2).reduce(0) { $0 + $1.count }
    if known == 0, missing > 0 { return .undefined(.allMissing, n: 0, missing: missing) }
    return Proportion(part: state[0].count, whole: known, missing: missing)
      .estimate(method, minimum: minimum)
  }
}
