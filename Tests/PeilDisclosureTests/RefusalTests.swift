import PeilDisclosure
import Testing

@Suite("What cannot be made safe is refused")
struct RefusalTests {
  @Test("because too much must be published")
  func published() throws {
    let system = try DisclosureSystem(
      variables: [
        SystemVariable(value: 10, role: .published), SystemVariable(value: 7, role: .published),
        SystemVariable(value: 3, role: .primary(.inexact)),
      ], relations: [LinearRelation(total: 0, parts: [1, 2])])
    #expect(throws: SuppressionError(.cannotBeProtected([2]))) {
      try DisclosureControl(solver: nil).protect(system)
    }
  }

  @Test("because the figure is known already")
  func known() throws {
    let system = try DisclosureSystem(
      variables: [SystemVariable(value: 3, bounds: .exactly(3), role: .primary(.inexact))], relations: [])
    #expect(throws: SuppressionError(.cannotBeProtected([0]))) {
      try DisclosureControl(solver: nil).protect(system)
    }
  }

  @Test("because an earlier release has it")
  func earlier() throws {
    // The earlier release shows the sum of the same two figures' parts: their difference is the hidden one.
    let system = try DisclosureSystem(
      variables: [
        SystemVariable(value: 10), SystemVariable(value: 7), SystemVariable(value: 3, role: .primary(.inexact)),
        SystemVariable(value: 3, role: .published),
      ], relations: [LinearRelation(total: 0, parts: [1, 2]), LinearRelation(2, equals: 3)])
    #expect(throws: SuppressionError(.cannotBeProtected([2]))) {
      try DisclosureControl(solver: nil).protect(system)
    }
  }

  @Test("because the solver is not there")
  func solver() throws {
    let system = try RandomRelease.all[0].system().system
    #expect(throws: SuppressionError(.solverMissing("no-such-solver"))) {
      try DisclosureControl(solver: CBCSolver(program: "no-such-solver")).protect(system)
    }
  }

  @Test("because coefficients leave the range of exact arithmetic")
  func range() throws {
    let large = 1 << 40
    let system = try DisclosureSystem(
      variables: [SystemVariable(value: 0), SystemVariable(value: 0, role: .primary(.inexact))],
      relations: [LinearRelation([.init(0, coefficient: large), .init(1, coefficient: 1)])])
    #expect(throws: SuppressionError(.outOfRange)) { try DisclosureControl(solver: nil).protect(system) }
  }

  @Test(
    "a solver that fails, or whose time ends, leaves the fast method's choice with its bound",
    .enabled(if: Solver.isAsked))
  func time() throws {
    let system = try RandomRelease.all[2].system().system
    let release = try DisclosureControl(exactLimit: 10_000, solver: Solver.cbc, seconds: 0).protect(system)
    #expect(release.endedEarly)
    #expect(release.method == .sequential)
    #expect(release.audit.holds)
    #expect(try #require(release.lowerBound) <= release.cost)
  }

  @Test(
    "up to 300 open figures the cheapest choice is taken; beyond the limit the fast one, with how far from it that is at most",
    .enabled(if: Solver.isAsked), arguments: [0, 2])
  func limit(_ place: Int) throws {
    #expect(DisclosureControl(solver: nil).exactLimit == 300)
    let system = try RandomRelease.all[place].system().system
    #expect(system.openCount <= 300)
    let cheapest = try DisclosureControl(solver: Solver.cbc).protect(system)
    #expect(cheapest.method == .exact && cheapest.gap == 0)
    let fast = try DisclosureControl(exactLimit: 0, solver: Solver.cbc).protect(system)
    #expect(fast.method == .sequential)
    let gap = try #require(fast.gap)
    #expect(gap < 1 && gap >= Double(fast.cost - cheapest.cost) / Double(max(1, fast.cost)) - 1e-12)
    #expect(try DisclosureControl(solver: nil).protect(system).gap == nil, "without a solver nobody can tell")
  }

  @Test("figures that do not add up are no system, and neither are two in one cell")
  func systems() {
    let cell = CellReference(table: "t", cell: "a")
    #expect(throws: DisclosureSystemError.self) {
      try DisclosureSystem(
        variables: [SystemVariable(value: 3), SystemVariable(value: 2)], relations: [LinearRelation(0, equals: 1)])
    }
    #expect(throws: DisclosureSystemError.self) {
      try DisclosureSystem(
        variables: [SystemVariable(value: 3, cells: [cell]), SystemVariable(value: 2, cells: [cell])], relations: [])
    }
    #expect(throws: DisclosureSystemError.self) {
      try DisclosureSystem(variables: [SystemVariable(value: -3)], relations: [])
    }
  }
}
