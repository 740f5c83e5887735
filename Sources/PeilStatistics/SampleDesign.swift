/// How the units of a ratio came about, which decides how much it may vary.
public struct SampleDesign: Hashable, Sendable {
  /// What one unit stands for; nil: each for itself.
  public let weights: [Double]?
  /// The cluster of each unit, such as its holding; nil: every unit is its own.
  public let clusters: [Int]?
  /// The stratum of each unit; nil: all in one.
  ///
  /// Clusters lie within strata.
  public let strata: [Int]?
  /// How many clusters (units without clusters) the population of each stratum has; nil: no finite population.
  public let populations: [Int: Int]?

  /// A design of these parts, each with one value for every unit.
  public init(
    weights: [Double]? = nil, clusters: [Int]? = nil, strata: [Int]? = nil, populations: [Int: Int]? = nil
  ) {
    self.weights = weights
    self.clusters = clusters
    self.strata = strata
    self.populations = populations
  }

  /// A simple random sample of independent units out of a population of so many.
  public static func simple(outOf population: Int) -> SampleDesign { SampleDesign(populations: [0: population]) }

  func weight(_ unit: Int) -> Double { weights?[unit] ?? 1 }

  /// The sum over strata of n/(n−1)·Σ(u−ū)² over the clusters' sums, less the share of the population that was seen.
  ///
  /// Nil where a stratum has a single cluster.
  func variance(of scores: [Double]) -> (variance: Double, degreesOfFreedom: Int)? {
    var sums: [Int: [Int: [Double]]] = [:]
    for (unit, score) in scores.enumerated() {
      sums[strata?[unit] ?? 0, default: [:]][clusters?[unit] ?? unit, default: []].append(score)
    }
    var parts: [Double] = []
    var count = 0
    for (stratum, clusters) in sums {
      guard clusters.count > 1 else { return nil }
      let n = Double(clusters.count)
      let seen = populations?[stratum].map { max(0, 1 - n / Double($0)) } ?? 1
      parts.append(seen * n / (n - 1) * clusters.values.map(\.exactSum).sumOfSquaredDeviations)
      count += clusters.count
    }
    return (max(0, parts.exactSum), count - sums.count)
  }
}
