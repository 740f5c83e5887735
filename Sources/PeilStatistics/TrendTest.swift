/// The Cochran–Armitage test for a rate that rises or falls with a score, such as the order or the date of calls.
///
/// Only the order and the relative distances of the scores count. Source: Armitage 1955, with N in the variance.
public struct TrendTest: Hashable, Sendable {
  /// The test for trend, on one degree of freedom.
  public let trend: ChiSquareTest
  /// Pearson's test of any differences at all.
  public let heterogeneity: ChiSquareTest
  /// What the trend does not explain; nil with two groups, where it explains all.
  public let departure: ChiSquareTest?
  /// Whether the rate rises with the score.
  public let isRising: Bool

  /// The test of groups, each with its score; undefined where all scores are equal, or there is nothing to compare.
  public init(_ groups: [(count: BinomialCount, score: Double)]) throws(UndefinedReason) {
    let filled = groups.filter { $0.count.trials > 0 }
    let test = HeterogeneityTest(filled.map(\.count))
    let rate = try test.pooledRate()
    let all = Double(filled.map(\.count).pooled.trials)
    let centre = filled.map { $0.score * Double($0.count.trials) }.exactSum / all
    let excess = filled.map { ($0.score - centre) * (Double($0.count.successes) - Double($0.count.trials) * rate) }
      .exactSum
    let spread = filled.map { ($0.score - centre) * ($0.score - centre) * Double($0.count.trials) }.exactSum
    guard spread > 0 else { throw .noVariation }
    trend = ChiSquareTest(excess * excess / (rate * (1 - rate) * spread), degreesOfFreedom: 1)
    heterogeneity = try test.pearson()
    let rest = max(0, heterogeneity.statistic - trend.statistic)
    departure = filled.count > 2 ? ChiSquareTest(rest, degreesOfFreedom: Double(filled.count - 2)) : nil
    isRising = excess > 0
  }
}
