/// The ranks of items by how often they are named, with what they could have been had other cases answered.
///
/// Equal counts share the better rank. An item may only be called number 1 where it is first in 95% of the replicates.
public struct RankInterval: Hashable, Sendable {
  /// The rank of each item, from 1.
  public let ranks: [Int]
  /// The ranks between which each item stays in the middle of the replicates.
  public let limits: [ClosedRange<Int>]
  /// In which share of the replicates each item is first, alone or with others.
  public let shareFirst: [Double]

  /// The ranks of the items and their bootstrap intervals (type-1 quantiles); undefined without cases.
  public init(
    _ answers: MultipleResponse, _ bootstrap: Bootstrap, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) {
    guard !answers.cases.isEmpty, answers.itemCount > 0 else { throw .emptyDenominator }
    ranks = Self.ranks(answers.counts)
    var replicates = Array(repeating: [Double](), count: answers.itemCount)
    _ = bootstrap.values(units: answers.cases.count) { units in
      var counts = Array(repeating: 0, count: answers.itemCount)
      for unit in units {
        for (item, isNamed) in answers.cases[unit].enumerated() where isNamed { counts[item] += 1 }
      }
      for (item, rank) in Self.ranks(counts).enumerated() { replicates[item].append(Double(rank)) }
      return nil
    }
    var limits: [ClosedRange<Int>] = []
    for values in replicates {
      let low = try QuantileType.one.quantile(of: values, at: level.tail)
      let high = try QuantileType.one.quantile(of: values, at: 1 - level.tail)
      limits.append(Int(low)...Int(high))
    }
    self.limits = limits
    shareFirst = replicates.map { values in Double(values.count { $0 == 1 }) / Double(values.count) }
  }

  private static func ranks(_ counts: [Int]) -> [Int] { counts.map { count in counts.count { $0 > count } + 1 } }
}
