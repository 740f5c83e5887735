internal import PeilCore
internal import PeilExpression
internal import PeilValues

/// A sum as a figure: 0 without rows, undefined where no value is known.
struct SumFinisher: CellFinisher {
  let unit: FigureUnit

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let sum = state[0]
    if sum.admitted == 0 { return .known(Quantity(.exact(.zero), unit), n: 0, missing: 0) }
    guard sum.known > 0, let total = Quantity(of: sum.value, unit) else {
      return .undefined(.allMissing, n: sum.known, missing: sum.missing)
    }
    return .known(total, n: sum.known, missing: sum.missing)
  }
}
