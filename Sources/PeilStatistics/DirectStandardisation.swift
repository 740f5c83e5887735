import Glibc

/// Two groups' rates as they would be if both had the same mix of strata.
///
/// Weighted rates Σwp with variance Σw²pq/n. Strata in which a group does not occur are left out, weights and all, and
/// counted: the comparison then holds for the strata both share. Source: Fay & Feuer 1997, §1.
public struct DirectStandardisation: Hashable, Sendable {
  /// The first group's standardised rate.
  public let first: Double
  /// The second group's.
  public let second: Double
  /// The standard error of the first.
  public let firstError: Double
  /// The standard error of the second.
  public let secondError: Double
  /// The first minus the second, with its normal interval.
  public let difference: StratifiedComparison.Effect
  /// The first as a multiple of the second, with the standard error of its logarithm; nil where either is nought.
  public let ratio: StratifiedComparison.Effect?
  /// How many strata were left out because a group does not occur in them.
  public let leftOut: Int
  /// The weights that were used, one for every stratum kept; they add up to 1.
  public let weights: [Double]

  private let counts: [ComparisonStratum]

  /// Standardises to the pooled sizes of the strata, or to a published standard with one weight for every stratum.
  ///
  /// Undefined where no stratum has both groups or the weights of those that do are nought.
  public init(
    _ comparison: StratifiedComparison, standard: [Double]? = nil, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) {
    precondition(standard.map { $0.count == comparison.all.count } ?? true, "a weight for every stratum")
    try comparison.requireStrata()
    let sizes = standard ?? comparison.all.map(\.total)
    let kept = zip(comparison.all, sizes).filter { $0.0.hasBothGroups }
    let whole = kept.map(\.1).exactSum
    guard whole > 0 else { throw .zeroDenominator }
    let weights = kept.map { $0.1 / whole }
    let strata = kept.map(\.0)
    first = zip(weights, strata).map { $0 * ($1.a / $1.n1) }.exactSum
    second = zip(weights, strata).map { $0 * ($1.c / $1.n2) }.exactSum
    let variance1 = zip(weights, strata).map { $0 * $0 * ($1.a / $1.n1) * ($1.b / $1.n1) / $1.n1 }.exactSum
    let variance2 = zip(weights, strata).map { $0 * $0 * ($1.c / $1.n2) * ($1.d / $1.n2) / $1.n2 }.exactSum
    (firstError, secondError) = (sqrt(variance1), sqrt(variance2))
    difference = .difference(first - second, variance: variance1 + variance2, level)
    ratio =
      first > 0 && second > 0
      ? .ratio(first / second, logVariance: variance1 / (first * first) + variance2 / (second * second), level) : nil
    leftOut = comparison.leftOut
    self.weights = weights
    counts = strata
  }

  /// The gamma interval of the first group's rate, which holds for rare successes too.
  ///
  /// Source: Fay & Feuer 1997, eq. 6.
  public func gammaLimits(ofFirst isFirst: Bool = true, level: ConfidenceLevel = .standard) -> ClosedRange<Double> {
    let groups = counts.map { isFirst ? $0.first : $0.second }
    let shares = zip(weights, groups).map { $0 / Double($1.trials) }
    let rate = zip(shares, groups).map { $0 * Double($1.successes) }.exactSum
    let variance = zip(shares, groups).map { $0 * $0 * Double($1.successes) }.exactSum
    let largest = shares.max() ?? 0
    let lower = Self.gammaQuantile(level.tail, mean: rate, variance: variance)
    let upper = Self.gammaQuantile(1 - level.tail, mean: rate + largest, variance: variance + largest * largest)
    return lower...max(lower, upper)
  }

  private static func gammaQuantile(_ probability: Double, mean: Double, variance: Double) -> Double {
    guard mean > 0, variance > 0 else { return 0 }
    return variance / mean * GammaDistribution(shape: mean * mean / variance).quantile(probability)
  }
}
