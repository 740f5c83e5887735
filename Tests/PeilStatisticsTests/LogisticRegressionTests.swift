import PeilStatistics
import ReferenceValues
import Testing

/// Logistic regression beside statsmodels 0.15.0: `GLM(y, X, family=Binomial())` fitted with a tolerance of 1e-14, and for
/// clusters `cov_type="cluster"` without correction, times the root of G/(G−1).
@Suite struct LogisticRegressionTests {
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
    let model = try LogisticRegression(Self.groups(LogisticUnits.rows))
    let expected = [0.30817682739256747, 0.2638800163865695, 0.05556971533614071, -1.8741316144375053]
    #expect(zip(model.coefficients, expected).allSatisfy(agrees))
    #expect(agrees(model.deviance, 128.44197906887385))
    let effect = model.oddsRatio(of: 1)
    #expect(agrees(effect.value, 1.30197197162714) && agrees(effect.standardError, 0.43130362908847836))
    #expect(agrees(effect.limits.lowerBound, 0.5590817557024568) && agrees(effect.limits.upperBound, 3.031991292173037))
  }

  @Test("gives the variance between clusters of statsmodels, with Student's t")
  func clusters() throws {
    let model = try LogisticRegression(Self.groups(LogisticUnits.rows))
    #expect(model.clusterCount == 40)
    let effect = try model.clusteredOddsRatio(of: 1)
    #expect(agrees(effect.standardError, 0.40027166248449025))
    #expect(agrees(effect.limits.lowerBound, 0.5794094748770776) && agrees(effect.limits.upperBound, 2.925618389761898))
  }

  @Test("units counted together, in any order, give the same estimate; the deviance is then that of their rates")
  func grouped() throws {
    var counts: [[Int]: (successes: Int, trials: Int)] = [:]
    for row in LogisticUnits.rows.reversed() {
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
    let separated = LogisticUnits.rows.map { [$0[0], $0[1], $0[2], $0[1] == 1 ? 1 : $0[3]] }
    #expect(throws: UndefinedReason.separation) { try LogisticRegression(Self.groups(separated)) }
    #expect(throws: UndefinedReason.emptyDenominator) { try LogisticRegression([]) }
    let twice = try Self.groups(LogisticUnits.rows).map {
      LogisticRegression.Group(covariates: $0.covariates + [$0.covariates[1]], cluster: 0, count: $0.count)
    }
    #expect(throws: UndefinedReason.noVariation) { try LogisticRegression(twice) }
  }
}
