internal import PeilCore
internal import PeilExpression
internal import PeilValues

/// An approval rate by amount; the state is granted, requested, complete units, all units, then what lacks an outcome.
struct AmountRateFinisher: CellFinisher {
  let minimum: Int

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let units = state[2].count
    let lacking = state.dropFirst(4).reduce(0) { $0 + $1.count }
    let missing = state[3].count - units + lacking
    // Nothing granted is a sum over no rows: an amount of 0, not an unknown one.
    let given = state[0].admitted == 0 ? .exact(.zero) : state[0].value
    let estimate = RatioOfSums(
      numerator: given, denominator: state[1].value, unit: .money, units: units, missing: missing
    ).estimate()
    return estimate.withheld(below: minimum)
  }
}
