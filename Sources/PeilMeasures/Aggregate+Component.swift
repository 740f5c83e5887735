internal import PeilCore
internal import PeilExpression
internal import PeilTable
internal import PeilValues

extension Aggregate {
  /// The component that computes the aggregate over rows of a schema.
  func component(in schema: Schema) -> Component {
    guard let argument else {
      guard !per.isEmpty else { return .count(where: condition) }
      return .countDistinct(per.compactMap { schema[$0] }.map { .value(of: $0) }, where: condition)
    }
    switch kind {
    case .count, .countDistinct: return .countDistinct([argument], where: condition)
    case .sum, .mean:
      return per.isEmpty ? .sum(argument, where: condition) : .sumPerKey(argument, key: per, where: condition)
    case .median:
      return per.isEmpty
        ? .histogram(argument, where: condition) : .histogramPerKey(argument, key: per, where: condition)
    case .min: return .minimum(argument, where: condition)
    case .max: return .maximum(argument, where: condition)
    }
  }

  /// The aggregate's value, from that of its component.
  ///
  /// No units: a count or sum of 0, otherwise undefined; units, none of them known: undefined.
  func value(of component: ComponentValue) -> AggregateValue {
    switch kind {
    case .count, .countDistinct: return component.value
    case .sum: return component.admitted == 0 ? .exact(.zero) : known(component)
    case .mean: return mean(component)
    case .median: return median(component)
    case .min, .max: return known(component)
    }
  }

  private func known(_ component: ComponentValue) -> AggregateValue {
    if component.known > 0 { return component.value }
    return .undefined(component.admitted == 0 ? .emptyDenominator : .allMissing)
  }

  private func median(_ component: ComponentValue) -> AggregateValue {
    if let median = component.histogram?.median { return median }
    return .undefined(component.admitted == 0 ? .emptyDenominator : .allMissing)
  }

  private func mean(_ component: ComponentValue) -> AggregateValue {
    switch known(component) {
    case .exact(let sum):
      guard let mean = try? sum.dividing(by: Rational(Int128(component.known))) else {
        return .undefined(.emptyDenominator)
      }
      return .exact(mean)
    case .number(let sum): return .number(sum / Double(component.known))
    case let other: return other
    }
  }
}
