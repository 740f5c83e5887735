import PeilDisclosure
import PeilValues
import Testing

/// Small cases that can be worked out by hand.
@Suite("Primary rules")
struct PrimaryRuleTests {
  private func contributions(_ amounts: [Int], waived: Set<Int> = []) throws -> CellContributions {
    try CellContributions(amounts.map { Contribution($0, isWaived: waived.contains($0)) })
  }

  @Test("(p, q) is p% with 100p/q")
  func priorPosterior() throws {
    // 10 of 50 is 20%: 100 − 60 − 30 = 10 is less than 12, by 2.
    let rule = try #require(PPercentRule(percent: Rational(10), priorPercent: Rational(50)))
    #expect(rule.upperLevel(for: try contributions([60, 30, 10])) == Rational(2))
    #expect(rule.kind == .priorPosterior)
    #expect(PPercentRule(percent: Rational(50), priorPercent: Rational(50)) == nil)
  }

  @Test("one that has waived is not protected, but it can estimate others")
  func waivers() throws {
    let rule = try #require(PPercentRule(percent: Rational(10)))
    // Protected is 50, the one that estimates is 100: what is left is 4, and 5 would be needed.
    #expect(rule.remainder(of: try contributions([100, 50, 4], waived: [100])) == 4)
    #expect(rule.upperLevel(for: try contributions([100, 50, 4], waived: [100])) == Rational(1))
    #expect(rule.levels(for: try contributions([100, 50, 4], waived: [100, 50, 4])) == nil)
    #expect(FrequencyRule(minimum: 5).levels(for: try contributions([3, 2], waived: [3, 2])) == nil)
    #expect(FrequencyRule(minimum: 5).levels(for: try contributions([3, 2], waived: [3])) == .inexact)
    let dominance = try #require(DominanceRule(number: 1, percent: Rational(80)))
    #expect(dominance.levels(for: try contributions([90, 10], waived: [90])) == nil)
    #expect(dominance.levels(for: try contributions([90, 10])) != nil)
  }

  @Test("amounts below nought count by their size")
  func negatives() throws {
    let contributions = try contributions([-90, 5, 5])
    #expect(contributions.value == -80)
    #expect(contributions.total == 100)
    #expect(
      try #require(DominanceRule(number: 1, percent: Rational(80))).upperLevel(for: contributions) == Rational(25, 2))
  }

  @Test("weights do not stand beside holdings")
  func weights() {
    #expect(throws: ContributionError.weightsWithHoldings) {
      try CellContributions([Contribution(5, holding: "a", weight: 2)])
    }
    #expect(throws: ContributionError.weightBelowOne) { try CellContributions([Contribution(5, weight: 0)]) }
  }

  @Test("a holding has waived when all of its units have")
  func waivedHoldings() throws {
    let half = try CellContributions([
      Contribution(5, holding: "a", isWaived: true), Contribution(5, holding: "a"), Contribution(1, holding: "b"),
    ])
    #expect(half.contributors.map(\.isWaived) == [false, false])
    #expect(half.contributors.map(\.size) == [10, 1])
  }

  @Test("a level is rounded up, and reaches down no further than nought")
  func levels() throws {
    // 100/40 · 30 − 30 = 45, and 30 is all there is.
    let rule = try #require(DominanceRule(number: 1, percent: Rational(40)))
    #expect(rule.levels(for: try contributions([30])) == ProtectionLevels(lower: 30, upper: 45, sliding: 1))
    // 10% of 101 is 10.1.
    let estimation = try #require(PPercentRule(percent: Rational(10)))
    #expect(estimation.levels(for: try contributions([101])) == ProtectionLevels(lower: 11, upper: 11, sliding: 1))
  }

  @Test("noughts need a rule of their own")
  func zeros() throws {
    let nothing = try CellContributions([Contribution]())
    #expect(PrimaryRules(frequency: FrequencyRule(minimum: 5)).finding(for: nothing, isMagnitude: false) == nil)
    let rules = PrimaryRules(frequency: FrequencyRule(minimum: 5), zeros: .hidden)
    let finding = try #require(rules.finding(for: nothing, isMagnitude: false))
    #expect(finding.rules == [.zero])
    #expect(finding.levels == ProtectionLevels(upper: 1, sliding: 1))
  }

  @Test("a group of which all have one outcome could be otherwise afterwards, and one of nine in ten too")
  func groups() throws {
    let rules = try PrimaryRules(group: GroupRule(largestShare: #require(Rational(9, 10))))
    let all = rules.findings(forOutcomes: [0, 7])
    #expect(all[0]?.levels == ProtectionLevels(upper: 1, sliding: 1))
    // 90% of 7 is 6.3, so that 6 is allowed.
    #expect(all[1]?.levels == ProtectionLevels(lower: 1, sliding: 1))
    // 19 of 20: 18 is allowed, one less.
    let nearly = rules.findings(forOutcomes: [19, 1])
    #expect(nearly[0]?.levels == ProtectionLevels(lower: 1, sliding: 1))
    #expect(nearly[1] == nil)
    #expect(rules.findings(forOutcomes: [9, 1]) == [nil, nil])
    #expect(rules.findings(forOutcomes: [0, 0]) == [nil, nil])
  }

  @Test("rules on magnitudes leave numbers alone, and findings name their rules once")
  func together() throws {
    let rules = PrimaryRules(
      frequency: FrequencyRule(minimum: 5), dominance: [try #require(DominanceRule(number: 1, percent: Rational(85)))],
      estimation: [try #require(PPercentRule(percent: Rational(10)))])
    let one = try contributions([100])
    #expect(rules.finding(for: one, isMagnitude: true)?.rules == [.frequency, .dominance, .pPercent])
    #expect(rules.finding(for: one, isMagnitude: false)?.rules == [.frequency])
    // 100/85 · 100 − 100 = 17.6…, more than the 10 of p%.
    #expect(rules.finding(for: one, isMagnitude: true)?.levels == ProtectionLevels(lower: 18, upper: 18, sliding: 1))
  }
}
