/// Adjusts the p-values of several tests for there being several.
public enum MultipleTesting: String, Hashable, Sendable, CaseIterable {
  /// Controls the share of false findings; for screening. Source: Benjamini & Hochberg 1995.
  case benjaminiHochberg
  /// The same under any dependence. Source: Benjamini & Yekutieli 2001.
  case benjaminiYekutieli
  /// Controls the chance of any false finding; for claims about a named group. Source: Holm 1979.
  case holm
  /// Every p-value times their number; Holm's finds more at the same price.
  case bonferroni

  /// The adjusted p-values, at most 1, in the order they came in.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    let count = Double(pValues.count)
    if self == .bonferroni { return pValues.map { min(1, $0 * count) } }
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var bound = self == .holm ? 0.0 : 1.0
    let ranks = self == .holm ? Array(order.indices) : order.indices.reversed()
    for rank in ranks {
      let raised = pValues[order[rank]] * factor(rank: Double(rank + 1), count: count)
      bound = self == .holm ? max(bound, min(1, raised)) : min(bound, raised)
      adjusted[order[rank]] = bound
    }
    return adjusted
  }

  private func factor(rank: Double, count: Double) -> Double {
    switch self {
    case .holm: count - rank + 1
    case .benjaminiHochberg: count / rank
    case .benjaminiYekutieli: count / rank * (1...Int(count)).map { 1 / Double($0) }.exactSum
    case .bonferroni: count
    }
  }
}
