import PeilCore
import PeilExpression
import PeilMeasures
import PeilTable
import Testing

@Suite struct AmountTests {
  /// `cofinancing.published_mkbidee_2020#03`: subsidy 9,943,702 of costs 10,869,652; other money 925,950.
  @Test(
    "the four ratios of MKB!dee 2020",
    arguments: [
      ("subsidy-share, costs: costs, subsidy: granted", 9_943_702, 10_869_652, 0.9148132801307715),
      ("cofinancing-rate, costs: costs, subsidy: granted", 9_943_702, 10_869_652, 0.08518671986922856),
      ("multiplier, costs: costs, subsidy: granted", 10_869_652, 9_943_702, 1.0931192427126235),
      ("leverage, other: rest, subsidy: granted", 925_950, 9_943_702, 0.09311924271262353),
    ])
  func ratios(options: String, above: Int, below: Int, expected: Double) throws {
    let (bound, said) = MeasureBench.bind(CofinancingRatioMeasure.self, "{ratio: \(options)}")
    #expect(said == "")
    let estimate = try #require(
      MeasureBench.estimate(bound, [.sum(above, of: 63), .sum(below, of: 63), .rows(63), .rows(65)]))
    let value = try #require(estimate.value?.double)
    #expect(abs(value - expected) <= 1e-15)
    #expect(estimate.n == 63)
    #expect(estimate.missing == 2)
    #expect(estimate.status == .partial)
  }

  /// `cofinancing.edge#01` of the reference values.
  @Test(
    "a denominator of nought or less gives no figure",
    arguments: [(0, 0, "zeroDenominator"), (500, 0, "zeroDenominator"), (500, -100, "negativeDenominator")])
  func edges(subsidy: Int, costs: Int, reason: String) {
    let estimate = rate(subsidy: subsidy, costs: costs)
    #expect(estimate?.status == .undefined)
    #expect(estimate?.reason == reason)
  }

  @Test("more subsidy than costs is a negative rate, no subsidy a rate of one", arguments: [(12_000, -0.2), (0, 1.0)])
  func extremes(subsidy: Int, expected: Double) {
    #expect(rate(subsidy: subsidy, costs: 10_000)?.value?.double == expected)
  }

  private func rate(subsidy: Int, costs: Int) -> Estimate? {
    let bound = MeasureBench.bind(
      CofinancingRatioMeasure.self, "{ratio: cofinancing-rate, costs: costs, subsidy: granted}"
    ).bound
    return MeasureBench.estimate(bound, [.sum(subsidy, of: 1), .sum(costs, of: 1), .rows(1), .rows(1)])
  }

  @Test("a sum is 0 without rows, undefined without a known value, partial with some missing")
  func sums() {
    let bound = MeasureBench.bind(SumMeasure.self, "{column: granted}").bound
    #expect(MeasureBench.estimate(bound, [.sum(0, of: 0)])?.value?.double == 0)
    let allMissing = ComponentValue(.undefined(.allMissing), admitted: 4, missing: 4)
    #expect(MeasureBench.estimate(bound, [allMissing])?.reason == "allMissing")
    let partial = MeasureBench.estimate(bound, [.sum(90, of: 3, missing: 1)])
    #expect(partial?.status == .partial)
    #expect(partial?.n == 3)
    #expect(partial?.missing == 1)
  }

  @Test("after a join with participants a sum counts each application once")
  func sumPerKey() throws {
    let (bound, said) = MeasureBench.bind(
      SumMeasure.self, "{column: granted, per: application}", schema: MeasureBench.participants)
    #expect(said == "")
    guard case .sumPerKey(_, let key, _)? = bound?.components.first else {
      Issue.record("expected a sum per key")
      return
    }
    #expect(key == ["application"])
  }

  @Test("a formula is computed from its aggregates, with what is divided by what")
  func formula() throws {
    let (bound, said) = MeasureBench.bind(FormulaMeasure.self, "sum(requested) / count()")
    #expect(said == "")
    let estimate = try #require(MeasureBench.estimate(bound, [.sum(900, of: 4), .rows(4)]))
    #expect(estimate.value?.double == 225)
    #expect(estimate.value?.unit == .money)
    #expect(estimate.numerator?.double == 900)
    #expect(estimate.denominator == .count(4))
  }

  @Test("a formula that divides by nothing counted is undefined")
  func emptyFormula() {
    let bound = MeasureBench.bind(FormulaMeasure.self, "sum(requested) / count()").bound
    #expect(MeasureBench.estimate(bound, [.sum(0, of: 0), .rows(0)])?.reason == "emptyDenominator")
  }

  @Test("a count over finer rows counts rows or units, as it is told")
  func counts() {
    let rows = MeasureBench.bind(CountMeasure.self, "{of: rows}", schema: MeasureBench.participants).bound
    #expect(rows?.components == [.count(where: nil)])
    let units = MeasureBench.bind(CountMeasure.self, "{of: units}", schema: MeasureBench.participants).bound
    #expect(units?.components == [.countDistinct([Expression(.column("application"), type: .text)], where: nil)])
    #expect(MeasureBench.bind(CountMeasure.self, "{}").bound?.components == [.count(where: nil)])
  }
}
