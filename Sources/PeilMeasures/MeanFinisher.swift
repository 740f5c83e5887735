public import PeilCore
internal import PeilExpression
internal import PeilValues

/// A sum divided by how many values it has; undefined where it has none.
///
/// The state is one `sum` or `sumPerKey`. Exact of exact values; n is how many values are known.
public struct MeanFinisher: CellFinisher {
  let unit: FigureUnit

  /// A mean in a unit, that of the values.
  public init(unit: FigureUnit) { self.unit = unit }

  /// The figure of the first component.
  public func estimate(_ state: [ComponentValue]) -> Estimate {
    let sum = state[0]
    guard sum.known > 0, let total = Quantity(of: sum.value, unit) else { return .withoutValues(sum) }
    guard let mean = mean(of: sum) else { return .declined("overflow", n: sum.known, missing: sum.missing) }
    return .known(mean, numerator: total, denominator: .count(sum.known), n: sum.known, missing: sum.missing)
  }

  private func mean(of sum: ComponentValue) -> Quantity? {
    switch sum.value {
    case .exact(let total):
      (try? total.dividing(by: Rational(Int128(sum.known)))).map { Quantity(.exact($0), unit) }
    case .number(let total): Quantity(.approximate(total / Double(sum.known)), unit)
    case .date, .undefined: nil
    }
  }
}

extension Estimate {
  /// A figure of values where there is none: there were no units, or none with a known value.
  public static func withoutValues(_ component: ComponentValue) -> Estimate {
    .undefined(component.admitted == 0 ? .emptyDenominator : .allMissing, n: 0, missing: component.missing)
  }
}
