internal import PeilCore
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// A formula of resampled parts, in binary64 throughout, so that equal parts give equal bits.
struct ResampledFigure {
  private let aggregates: [Aggregate]
  /// What the stored sums are divided by.
  private let units: [Double]
  private let arithmetic: AggregateArithmetic

  init(_ formula: AggregateFormula) {
    aggregates = formula.aggregates
    units = formula.aggregates.map { aggregate in
      (0..<(aggregate.argument?.type.scale ?? 0)).reduce(1.0) { power, _ in power * 10 }
    }
    arithmetic = AggregateArithmetic(formula.body)
  }

  /// The formula of some parts; nil where it is not defined.
  func value(_ parts: ResampledParts.Line) -> Double? {
    let values = aggregates.indices.map { place in
      let number = aggregates[place].kind == .count ? Double(parts.admitted[place]) : parts.sums[place] / units[place]
      return aggregates[place].value(
        of: ComponentValue(.number(number), admitted: parts.admitted[place], missing: parts.missing[place]))
    }
    switch try? arithmetic.value(of: values) {
    case .number(let value) where value.isFinite: return value
    case .exact(let value): return value.doubleValue
    default: return nil
    }
  }
}
