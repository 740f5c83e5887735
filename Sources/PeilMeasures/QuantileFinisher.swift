public import PeilCore
internal import PeilExpression
public import PeilStatistics
public import PeilValues

/// A quantile as a figure, read between two values of a histogram.
///
/// The state is one `histogram` or `histogramPerKey`. Exact of exact values; n is how many values are known. No rows, or
/// none with a known value: undefined. Source: Hyndman and Fan 1996.
public struct QuantileFinisher: CellFinisher {
  let probability: Rational
  let type: QuantileType
  let unit: FigureUnit

  /// The value below which a part of the units lies, from 0 to 1; `type` says where it lies between two values.
  public init(probability: Rational, type: QuantileType = .seven, unit: FigureUnit) {
    self.probability = probability
    self.type = type
    self.unit = unit
  }

  /// The middle value, or the mean of the two in the middle.
  public static func median(unit: FigureUnit) -> QuantileFinisher {
    QuantileFinisher(probability: .half, unit: unit)
  }

  /// The figure of the first component.
  public func estimate(_ state: [ComponentValue]) -> Estimate {
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
