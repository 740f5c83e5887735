internal import PeilCore
internal import PeilExpression
internal import PeilValues

/// An approval rate by amount; the state is granted, requested, complete units, all units, then what lacks an outcome,
/// and with an interval the tally of the units.
struct AmountRateFinisher: MarginFinisher {
  let minimum: Int
  let interval: RatioInterval?

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    let units = state[2].count
    let lacking = state.dropFirst(4).filter { $0.tally == nil }.reduce(0) { $0 + $1.count }
    let missing = state[3].count - units + lacking
    // Nothing granted is a sum over no rows: an amount of 0, not an unknown one.
    let given = state[0].admitted == 0 ? .exact(.zero) : state[0].value
    let estimate = RatioOfSums(
      numerator: given, denominator: state[1].value, unit: .money, units: units, missing: missing
    ).estimate().withheld(below: minimum)
    guard let value = estimate.value, let interval, let tally = state.last?.tally else { return estimate }
    return .known(
      value, numerator: estimate.numerator, denominator: estimate.denominator, n: estimate.n,
      missing: estimate.missing, interval: interval.interval(tally, within: margin.last?.tally, turned: false))
  }
}
