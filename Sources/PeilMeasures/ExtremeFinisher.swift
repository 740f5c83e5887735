public import PeilCore
internal import PeilExpression

/// The smallest or greatest value as a figure, from an extreme or from the end of a histogram.
///
/// The state is one `minimum` or `maximum`, or a `histogram`; n is how many values are known. None: undefined.
public struct ExtremeFinisher: CellFinisher {
  let end: Extreme
  let unit: FigureUnit

  /// The value at one end, in the unit of the values.
  public init(_ end: Extreme, unit: FigureUnit) {
    self.end = end
    self.unit = unit
  }

  /// The figure of the first component.
  public func estimate(_ state: [ComponentValue]) -> Estimate {
    let values = state[0]
    let extreme = values.histogram.map { $0.value(at: end == .smallest ? 1 : $0.count) } ?? values.value
    guard values.known > 0, let extreme, let quantity = Quantity(of: extreme, unit) else {
      return .withoutValues(values)
    }
    return .known(quantity, n: values.known, missing: values.missing)
  }
}
