internal import PeilCore
internal import PeilExpression
internal import PeilStatistics
internal import PeilValues

/// A quantile as a figure, read between two values of a histogram.
struct QuantileFinisher: CellFinisher {
  let probability: Rational
  let type: QuantileType
  let unit: FigureUnit

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let values = state[0]
    guard let histogram = values.histogram,
      let (rank, fraction) = type.position(of: probability, among: histogram.count),
      let lower = histogram.value(at: rank)
    else { return .withoutValues(values) }
    let upper = fraction.isZero ? lower : histogram.value(at: rank + 1) ?? lower
    guard let value = lower.moved(towards: upper, by: fraction), let quantity = Quantity(of: value, unit) else {
      return .declined("overflow", n: values.known, missing: values.missing)
    }
    return .known(quantity, n: values.known, missing: values.missing)
  }
}
