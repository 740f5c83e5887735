import PeilStatistics
import Testing

/// Logistic regression beside statsmodels 0.15.0: `GLM(y, X, family=Binomial())` fitted with a tolerance of 1e-14, and for
/// clusters `cov_type="cluster"` without correction, times the root of G/(G−1).
@Suite struct LogisticRegressionTests {
  /// Stratum, group, cluster and success of 106 units in 40 clusters, drawn once.
  private static let rows: [[Int]] = [
    [1, 1, 0, 0], [2, 1, 0, 0], [0, 0, 0, 1], [2, 0, 0, 0], [0, 0, 1, 1], [1, 0, 1, 1], [2, 0, 1, 0], [1, 1, 1, 0],
    [2, 1, 2, 0], [1, 0, 2, 1], [0, 1, 2, 1], [1, 0, 2, 1], [2, 0, 3, 0], [1, 0, 4, 1], [1, 0, 4, 1], [0, 0, 4, 0],
    [0, 1, 4, 1], [1, 0, 5, 0], [0, 1, 6, 0], [0, 0, 6, 0], [1, 1, 6, 0], [1, 0, 7, 0], [2, 1, 7, 0], [2, 0, 7, 0],
    [0, 1, 8, 1], [0, 0, 9, 0], [1, 0, 9, 0], [1, 0, 10, 0], [1, 1, 10, 1], [1, 0, 11, 1], [0, 0, 11, 1],
    [1, 1, 11, 1], [2, 0, 12, 0], [0, 1, 13, 1], [2, 1, 13, 0], [2, 1, 14, 1], [1, 1, 14, 0], [0, 0, 14, 1],
    [1, 1, 15, 0], [1, 1, 15, 1], [2, 0, 15, 0], [0, 1, 16, 1], [2, 1, 16, 0], [1, 0, 16, 1], [2, 0, 17, 1],
    [2, 0, 17, 0], [0, 1, 17, 1], [0, 1, 17, 0], [1, 0, 18, 0], [1, 1, 18, 1], [1, 1, 18, 0], [2, 0, 19, 0],
    [0, 0, 19, 0], [2, 1, 19, 1], [2, 0, 19, 0], [0, 1, 20, 0], [1, 1, 20, 0], [1, 0, 20, 1], [0, 1, 20, 1],
    [1, 0, 21, 0], [2, 1, 21, 0], [0, 0, 22, 0], [0, 1, 23, 1], [2, 1, 23, 0], [2, 1, 23, 0], [2, 0, 23, 0],
    [1, 1, 24, 1], [2, 0, 24, 0], [1, 1, 25, 1], [2, 1, 25, 0], [2, 0, 26, 0], [1, 0, 26, 1], [2, 0, 27, 1],
    [1, 0, 27, 0], [2, 1, 28, 0], [0, 1, 28, 1], [1, 0, 28, 1], [1, 0, 28, 1], [0, 1, 29, 1], [0, 0, 29, 1],
    [2, 0, 29, 0], [2, 1, 29, 0], [0, 1, 30, 0], [2, 1, 30, 0], [2, 1, 30, 1], [2, 0, 30, 1], [0, 0, 31, 1],
    [0, 1, 32, 1], [1, 0, 32, 1], [1, 0, 32, 1], [2, 0, 32, 0], [2, 1, 33, 0], [1, 1, 33, 1], [0, 1, 34, 1],
    [0, 1, 35, 0], [2, 1, 35, 1], [1, 0, 35, 1], [0, 0, 36, 0], [0, 0, 37, 0], [1, 1, 37, 1], [2, 1, 37, 0],
    [0, 1, 38, 1], [1, 0, 38, 1], [1, 1, 39, 1], [2, 1, 39, 0], [1, 0, 39, 0],
  ]

  /// The constant, the group, and strata 1 and 2.
  private static func covariates(_ row: [Int]) -> [Double] {
    [1, Double(row[1]), row[0] == 1 ? 1 : 0, row[0] == 2 ? 1 : 0]
  }

  private static func groups(_ rows: [[Int]]) throws -> [LogisticRegression.Group] {
    try rows.map { row in
      LogisticRegression.Group(
        covariates: covariates(row), cluster: row[2], count: try #require(BinomialCount(row[3], of: 1)))
    }
  }

  private func agrees(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-9 * max(1, abs(value), abs(expected))
  }

  @Test("gives the coefficients, deviance and odds ratio of statsmodels")
  func model() throws {
    let model = try LogisticRegression(Self.groups(Self.rows))
    let expected = [0.30817682739256747, 0.2638800163865695, 0.05556971533614071, -1.8741316144375053]
    #expect(zip(model.coefficients, expected).allSatisfy(agrees))
    #expect(agrees(model.deviance, 128.44197906887385))
    let effect = model.oddsRatio(of: 1)
    #expect(agrees(effect.value, 1.30197197162714) && agrees(effect.standardError, 0.43130362908847836))
    #expect(agrees(effect.limits.lowerBound, 0.5590817557024568) && agrees(effect.limits.upperBound, 3.031991292173037))
  }

  @Test("gives the variance between clusters of statsmodels, with Student's t")
  func clusters() throws {
    let model = try LogisticRegression(Self.groups(Self.rows))
    #expect(model.clusterCount == 40)
    let effect = try model.clusteredOddsRatio(of: 1)
    #expect(agrees(effect.standardError, 0.40027166248449025))
    #expect(agrees(effect.limits.lowerBound, 0.5794094748770776) && agrees(effect.limits.upperBound, 2.925618389761898))
  }

  @Test("units counted together, in any order, give the same estimate; the deviance is then that of their rates")
  func grouped() throws {
    var counts: [[Int]: (successes: Int, trials: Int)] = [:]
    for row in Self.rows.reversed() {
      counts[[row[0], row[1]], default: (0, 0)].trials += 1
      counts[[row[0], row[1]], default: (0, 0)].successes += row[3]
    }
    let groups = try counts.map { key, count in
      LogisticRegression.Group(
        covariates: Self.covariates(key), cluster: 0,
        count: try #require(BinomialCount(count.successes, of: count.trials)))
    }
    let model = try LogisticRegression(groups)
    #expect(agrees(model.oddsRatio(of: 1).value, 1.30197197162714))
    #expect(agrees(model.deviance, 2.175817737845363))
    #expect(throws: UndefinedReason.tooFewUnits) { try model.clusteredOddsRatio(of: 1) }
  }

  @Test("refuses a group that has nothing but successes, and says so; no trials and a sum of covariates are told apart")
  func refusals() throws {
    let separated = Self.rows.map { [$0[0], $0[1], $0[2], $0[1] == 1 ? 1 : $0[3]] }
    #expect(throws: UndefinedReason.separation) { try LogisticRegression(Self.groups(separated)) }
    #expect(throws: UndefinedReason.emptyDenominator) { try LogisticRegression([]) }
    let twice = try Self.groups(Self.rows).map {
      LogisticRegression.Group(covariates: $0.covariates + [$0.covariates[1]], cluster: 0, count: $0.count)
    }
    #expect(throws: UndefinedReason.noVariation) { try LogisticRegression(twice) }
  }
}
