import PeilCore
import PeilMeasures
import Testing

@Suite struct RateTests {
  /// Published: MKB!dee 2018 and 2020, MIT 2019; statistical specification §1.
  @Test(
    "an approval rate is granted out of the denominator",
    arguments: [
      (14, 119, 0.11764705882352941), (63, 237, 0.26582278481012656), (176, 395, 0.44556962025316454),
      (176, 232, 0.7586206896551724),
    ])
  func published(granted: Int, denominator: Int, expected: Double) throws {
    let bound = MeasureBench.bind(ApprovalRateMeasure.self, "{outcome: outcome, definition: assessed}").bound
    let estimate = try #require(
      MeasureBench.estimate(bound, [.rows(granted), .rows(denominator), .rows(0)]))
    #expect(estimate.status == .ok)
    #expect(estimate.n == denominator)
    #expect(estimate.interval == nil)
    let value = try #require(estimate.value?.double)
    #expect(abs(value - expected) <= 1e-15)
  }

  /// Statistical specification §1: 14/119 → 0.0713873792, 0.1878203763.
  @Test("with the reading process, a rate of counts has Wilson's interval")
  func wilson() throws {
    let bound = MeasureBench.bind(
      ApprovalRateMeasure.self, "{outcome: outcome, definition: assessed}", reading: .process
    ).bound
    let interval = try #require(MeasureBench.estimate(bound, [.rows(14), .rows(119), .rows(0)])?.interval)
    #expect(interval.method == "wilson")
    #expect(abs(interval.lower - 0.0713873792) <= 1e-10)
    #expect(abs(interval.upper - 0.1878203763) <= 1e-10)
  }

  /// `approval_rate.denominators#02` of the reference values: W 6, I 11, U 92, R 60, G 63, O 5.
  @Test(
    "each definition takes its own outcomes above and below the line",
    arguments: [
      ("submitted", 63, 237, 0.26582278481012656), ("admissible", 63, 220, 0.2863636363636364),
      ("decided", 63, 215, 0.2930232558139535), ("assessed", 63, 123, 0.5121951219512195),
      ("fundable", 155, 215, 0.7209302325581395),
    ])
  func definitions(definition: String, above: Int, below: Int, expected: Double) throws {
    let counts = [63, 60, 92, 6, 11, 5]
    let bound = try #require(
      MeasureBench.bind(ApprovalRateMeasure.self, "{outcome: outcome, definition: \(definition)}").bound)
    let state = bound.components.map { component in ComponentValue.rows(OutcomeCounter.count(component, in: counts)) }
    #expect(OutcomeCounter.count(bound.components[0], in: counts) == above)
    #expect(OutcomeCounter.count(bound.components[1], in: counts) == below)
    let value = try #require(MeasureBench.estimate(bound, state)?.value?.double)
    #expect(abs(value - expected) <= 1e-15)
  }

  @Test(
    "open cases of the denominator make a rate partial",
    arguments: [("submitted", 5), ("admissible", 5), ("decided", 0)])
  func open(definition: String, missing: Int) throws {
    let counts = [63, 60, 92, 6, 11, 5]
    let bound = try #require(
      MeasureBench.bind(ApprovalRateMeasure.self, "{outcome: outcome, definition: \(definition)}").bound)
    let state = bound.components.map { component in ComponentValue.rows(OutcomeCounter.count(component, in: counts)) }
    let estimate = try #require(MeasureBench.estimate(bound, state))
    #expect(estimate.missing == missing)
    #expect(estimate.status == (missing > 0 ? .partial : .ok))
  }

  @Test("with fewer than ten units, or the minimum given, a rate is shown as x out of n")
  func minimum() throws {
    let standard = MeasureBench.bind(ApprovalRateMeasure.self, "{outcome: outcome, definition: assessed}").bound
    let nine = try #require(MeasureBench.estimate(standard, [.rows(3), .rows(9), .rows(0)]))
    #expect(nine.status == .belowMinimum)
    #expect(nine.value == nil)
    #expect(nine.numerator == .count(3))
    #expect(nine.denominator == .count(9))
    #expect(MeasureBench.estimate(standard, [.rows(3), .rows(10), .rows(0)])?.status == .ok)
    let five = MeasureBench.bind(
      ApprovalRateMeasure.self, "{outcome: outcome, definition: assessed, minimum: 5}"
    ).bound
    #expect(MeasureBench.estimate(five, [.rows(3), .rows(9), .rows(0)])?.status == .ok)
  }

  @Test("without units a rate is undefined, never 0")
  func empty() {
    let bound = MeasureBench.bind(ApprovalRateMeasure.self, "{outcome: outcome, definition: assessed}").bound
    let estimate = MeasureBench.estimate(bound, [.rows(0), .rows(0), .rows(0)])
    #expect(estimate?.status == .undefined)
    #expect(estimate?.reason == "emptyDenominator")
  }

  /// `realisation#01` of the reference values: requested 30,000,000, granted 17,000,000.
  @Test("weighed by amount, it is granted over requested")
  func amount() throws {
    let bound = MeasureBench.bind(
      ApprovalRateMeasure.self,
      "{outcome: outcome, definition: assessed, weigh: amount, requested: requested, granted: granted, minimum: 1}"
    ).bound
    let estimate = try #require(
      MeasureBench.estimate(
        bound, [.sum(17_000_000, of: 2), .sum(30_000_000, of: 3), .rows(3), .rows(3), .rows(0)]))
    let value = try #require(estimate.value?.double)
    #expect(abs(value - 0.5666666666666667) <= 1e-15)
    #expect(estimate.n == 3)
  }

  /// `multi_response.frequencies#01`: 24 cases, 23 with any, 42 responses, of which 15 are `fin`.
  @Test(
    "a frequency divides by cases, by mentions, or by cases with any",
    arguments: [
      ("applications", 0.625, 23.0 / 24), ("mentions", 0.357142857142857, 1),
      ("answered", 0.652173913043478, 1),
    ])
  func frequency(base: String, expected: Double, total: Double) throws {
    let bound = try #require(
      MeasureBench.bind(FrequencyMeasure.self, "{base: \(base)}", dimensions: [MeasureBench.spread]).bound)
    guard case .margin(.spreadSummedOut, let finisher) = bound.finisher else {
      Issue.record("a frequency needs the margin over its set")
      return
    }
    let margin: [ComponentValue] = [.rows(23), .rows(24), .rows(0), .sum(42, of: 24)]
    let cell: [ComponentValue] = [.rows(15), .rows(15), .rows(0), .sum(31, of: 15)]
    let value = try #require(finisher.estimate(cell, margin: margin).value?.double)
    #expect(abs(value - expected) <= 1e-14)
    let whole = try #require(finisher.estimate(ofMargin: margin).value?.double)
    #expect(abs(whole - total) <= 1e-15)
  }
}
