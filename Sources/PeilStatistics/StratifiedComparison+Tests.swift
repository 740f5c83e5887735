import Glibc

extension StratifiedComparison {
  /// The Cochran–Mantel–Haenszel test of no association in any stratum.
  ///
  /// `continuityCorrected` takes ½ off, where the difference is at least that. Undefined where nothing varies.
  /// Source: Mantel & Haenszel 1959; R, `stats::mantelhaen.test`.
  public func associationTest(continuityCorrected: Bool = false) throws(UndefinedReason) -> ChiSquareTest {
    try requireStrata()
    let difference = abs(sum { $0.a - $0.n1 * $0.successes / $0.total })
    let variance = sum {
      $0.n1 * $0.n2 * $0.successes * ($0.total - $0.successes) / ($0.total * $0.total * ($0.total - 1))
    }
    guard variance > 0 else { throw .noVariation }
    let distance = continuityCorrected && difference >= 0.5 ? difference - 0.5 : difference
    return ChiSquareTest(distance * distance / variance, degreesOfFreedom: 1)
  }

  /// The Breslow–Day test that the odds ratio is the same in all strata, on (informative strata − 1) degrees of freedom.
  ///
  /// A stratum is informative in which both groups, successes and failures occur. Undefined with fewer than two of them,
  /// and where the common odds ratio is 0 or does not exist. Source: Breslow & Day 1980, eq. 4.30.
  public func breslowDayTest() throws(UndefinedReason) -> ChiSquareTest {
    let parts = try oddsRatioDeviations()
    return ChiSquareTest(
      parts.map { $0.distance * $0.distance / $0.variance }.exactSum, degreesOfFreedom: Double(parts.count - 1))
  }

  /// The same with Tarone's correction, which makes it follow its distribution; p < 0.05 means: no one common effect.
  ///
  /// Undefined as the Breslow–Day test. Source: Tarone 1985.
  public func taroneTest() throws(UndefinedReason) -> ChiSquareTest {
    let parts = try oddsRatioDeviations()
    let distance = parts.map(\.distance).exactSum
    let correction = distance * distance / parts.map(\.variance).exactSum
    let statistic = try breslowDayTest().statistic - correction
    return ChiSquareTest(max(0, statistic), degreesOfFreedom: Double(parts.count - 1))
  }

  /// Woolf's test that the odds ratio is the same in all strata; ½ is added to every cell where one is empty.
  ///
  /// Undefined with fewer than two strata that have both groups. Source: Woolf 1955; R, `vcd::woolf_test`.
  public func woolfTest() throws(UndefinedReason) -> ChiSquareTest {
    try requireStrata()
    guard strata.count > 1 else { throw .tooFewUnits }
    let hasEmptyCell = strata.contains { min($0.a, $0.b, $0.c, $0.d) == 0 }
    let cells = strata.map { stratum in
      [stratum.a, stratum.b, stratum.c, stratum.d].map { hasEmptyCell ? $0 + 0.5 : $0 }
    }
    let logarithms = cells.map { log($0[0]) - log($0[1]) - log($0[2]) + log($0[3]) }
    let weights = cells.map { 1 / $0.map { 1 / $0 }.exactSum }
    let mean = zip(weights, logarithms).map { $0 * $1 }.exactSum / weights.exactSum
    let statistic = zip(weights, logarithms).map { $0 * ($1 - mean) * ($1 - mean) }.exactSum
    return ChiSquareTest(statistic, degreesOfFreedom: Double(strata.count - 1))
  }

  /// How far each informative stratum's first cell lies from what the common odds ratio leads one to expect.
  private func oddsRatioDeviations() throws(UndefinedReason) -> [(distance: Double, variance: Double)] {
    let ratio = try oddsRatio().value
    let informative = strata.filter(\.isInformativeForOdds)
    guard ratio > 0 else { throw .noVariation }
    guard informative.count > 1 else { throw .tooFewUnits }
    return informative.map { stratum in
      let expected = stratum.expectedSuccesses(oddsRatio: ratio)
      let cells = [
        expected, stratum.n1 - expected, stratum.successes - expected, stratum.n2 - stratum.successes + expected,
      ]
      return (stratum.a - expected, 1 / cells.map { 1 / $0 }.exactSum)
    }
  }
}

extension ComparisonStratum {
  /// The first group's successes under an odds ratio and the stratum's margins: the root of a quadratic, without
  /// cancellation.
  fileprivate func expectedSuccesses(oddsRatio ratio: Double) -> Double {
    let linear = n2 - successes + ratio * (n1 + successes)
    let root = sqrt(max(0, linear * linear + 4 * (1 - ratio) * ratio * n1 * successes))
    return 2 * ratio * n1 * successes / (linear + root)
  }
}
