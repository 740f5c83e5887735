public import PeilCore
internal import PeilExpression
internal import PeilValues

/// A sum as a figure: 0 without rows, undefined where no value is known.
///
/// The state is one `sum` or `sumPerKey`; n is how many values are known.
public struct SumFinisher: CellFinisher {
  let unit: FigureUnit

  /// A sum in a unit, that of the values.
  public init(unit: FigureUnit) { self.unit = unit }

  /// The figure of the first component.
  public func estimate(_ state: [ComponentValue]) -> Estimate {
    let sum = state[0]
    if sum.admitted == 0 { return .known(Quantity(.exact(.zero), unit), n: 0, missing: 0) }
    guard sum.known > 0, let total = Quantity(of: sum.value, unit) else {
      return .undefined(.allMissing, n: sum.known, missing: sum.missing)
    }
    return .known(total, n: sum.known, missing: sum.missing)
  }
}
