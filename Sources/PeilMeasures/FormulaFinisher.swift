internal import PeilCore
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// A formula's value as a figure; for a quotient also what is divided by what.
struct FormulaFinisher: CellFinisher {
  let formula: AggregateFormula
  let unit: FigureUnit
  let interval: FormulaInterval

  func estimate(_ all: [ComponentValue]) -> Estimate {
    let state = all.prefix(formula.aggregates.count)
    let values = zip(formula.aggregates, state).map { $0.value(of: $1) }
    let n = state.map(\.known).max() ?? 0
    let missing = state.map(\.missing).max() ?? 0
    let parts = quotient(values)
    guard let value = value(of: formula.body, values) else { return .declined("overflow", n: n, missing: missing) }
    guard let quantity = Quantity(of: value, unit) else {
      return .undefined(
        reason(value, units: n + missing), numerator: parts?.numerator, denominator: parts?.denominator, n: n,
        missing: missing)
    }
    let found = all.last?.resampled.map { interval.interval($0, of: formula) }
    return Estimate(
      value: quantity, numerator: parts?.numerator, denominator: parts?.denominator, n: n, missing: missing,
      interval: found?.interval, status: missing > 0 ? .partial : .ok, reason: found?.flag ?? "")
  }

  /// A denominator that is zero because there was nothing to count is an empty one.
  private func reason(_ value: AggregateValue, units: Int) -> AggregateValue.Undefined {
    guard case .undefined(let reason) = value else { return .allMissing }
    return reason == .zeroDenominator && units == 0 ? .emptyDenominator : reason
  }

  private func value(of part: AggregateFormula.Body, _ values: [AggregateValue]) -> AggregateValue? {
    try? AggregateArithmetic(part).value(of: values)
  }

  private func quotient(_ values: [AggregateValue]) -> (numerator: Quantity?, denominator: Quantity?)? {
    guard case .arithmetic(.divide, let above, let below) = formula.body else { return nil }
    func part(_ body: AggregateFormula.Body) -> Quantity? {
      value(of: body, values).flatMap { Quantity(of: $0, formula.unit(of: body) ?? .number) }
    }
    return (part(above), part(below))
  }
}
