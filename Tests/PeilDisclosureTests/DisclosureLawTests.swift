import PeilDisclosure
import Testing

@Suite("Laws of disclosure control, over made-up releases")
struct DisclosureLawTests {
  @Test(
    "every interval holds the true value, and every protected one is as wide as is asked",
    arguments: RandomRelease.tried)
  func intervals(_ random: RandomRelease) throws {
    let (system, singletons) = try random.system()
    let insiders = Insider.all(singletons.map { ($0, nil) })
    let release = try DisclosureControl(solver: nil).protect(system, insiders: insiders)
    #expect(release.audit.findings.map(\.variable) == release.pattern.suppressed)
    for finding in release.audit.findings {
      let figure = release.system.variables[finding.variable]
      #expect(finding.interval.holds(figure.value))
      #expect(figure.levels.areMet(by: finding.interval, of: figure.value))
    }
    for index in system.variables.indices {
      #expect(release.pattern.isSuppressed[index] || !system.variables[index].isPrimary)
      #expect(!release.pattern.isSuppressed[index] || !system.variables[index].isPublished)
    }
    #expect(system.variables == Array(release.system.variables.prefix(system.variables.count)))
    #expect(try Attacker().disclosed(to: insiders, release.system, release.pattern).allSatisfy(\.isEmpty))
  }

  @Test("one more suppression never narrows an interval", arguments: RandomRelease.tried)
  func monotony(_ random: RandomRelease) throws {
    let (system, _) = try random.system()
    var pattern = try SequentialSuppression().choose(for: system).pattern
    var draw = TestRandom(seed: random.seed)
    var before = try Attacker().attack(system, pattern)
    for _ in 0..<2 {
      let shown = system.variables.indices.filter { !pattern.isSuppressed[$0] }
      pattern.suppress(shown[draw.below(shown.count)])
      let after = try Attacker().attack(system, pattern)
      for finding in before.findings {
        let wider = try #require(after.interval(of: finding.variable))
        #expect(wider.holds(finding.interval))
      }
      before = after
    }
  }

  @Test(
    "what is hidden to protect others is needed by one at the least", arguments: RandomRelease.tried)
  func needed(_ random: RandomRelease) throws {
    let release = try DisclosureControl(solver: nil).protect(try random.system().system)
    let secondary = release.pattern.secondary(in: release.system)
    let needs = try release.figuresProtected(by: secondary)
    for variable in secondary { #expect(!(needs[variable] ?? []).isEmpty) }
    if let first = secondary.first { #expect(try release.figuresProtected(by: first) == needs[first]) }
  }

  @Test("the same release is protected in the same way", arguments: RandomRelease.tried)
  func determinism(_ random: RandomRelease) throws {
    let system = try random.system().system
    #expect(try DisclosureControl(solver: nil).protect(system) == DisclosureControl(solver: nil).protect(system))
  }

  @Test(
    "the exact method never costs more than the fast one, and no less than its bound", .enabled(if: Solver.isAsked),
    arguments: RandomRelease.all.filter { $0.dimensions < 4 })
  func optimum(_ random: RandomRelease) throws {
    let (system, singletons) = try random.system()
    let insiders = Insider.all(singletons.map { ($0, nil) })
    let fast = try DisclosureControl(solver: nil).protect(system)
    let exact = try DisclosureControl(exactLimit: 10_000, solver: Solver.cbc).protect(system)
    #expect(exact.method == .exact && !exact.endedEarly)
    #expect(exact.audit.holds)
    #expect(exact.cost <= fast.cost)
    if exact.repairs == 0 { #expect(exact.gap == 0) }
    let relaxed = try DisclosureControl(exactLimit: 0, solver: Solver.cbc).protect(system)
    #expect(relaxed.method == .sequential)
    #expect(try #require(relaxed.lowerBound) <= exact.cost)
    let guarded = try DisclosureControl(exactLimit: 10_000, solver: Solver.cbc).protect(system, insiders: insiders)
    #expect(guarded.cost >= exact.cost)
    #expect(try Attacker().disclosed(to: insiders, guarded.system, guarded.pattern).allSatisfy(\.isEmpty))
  }
}
