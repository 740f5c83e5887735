import Foundation
import PeilDisclosure
import ReferenceValues
import Testing

@Suite("Secondary suppression against the reference values")
struct SecondaryReferenceTests {
  /// The methods whose optimum takes a solver.
  static let methods: Set<String> = ["sdc.secondary_optimal", "sdc.singleton"]

  @Test(
    "the exact method finds the optimum, and the attacker the intervals", .enabled(if: Solver.isAsked), arguments: cases
  )
  func exact(_ reference: ReferenceCase) throws {
    let call = try #require(reference.method == "sdc.singleton" ? singleton : optimum)
    try reference.hold(against: call)
  }

  @Test("the fast method is safe, and costs no less than the optimum", arguments: cases)
  func fast(_ reference: ReferenceCase) throws {
    let table = try ReferenceTable([reference.inputs])
    let system = try table.system()
    let release = try DisclosureControl(solver: nil).protect(system)
    #expect(release.audit.holds)
    let expected = reference.expected["cost"].isNull ? reference.expected["without_virtual"] : reference.expected
    #expect(release.cost >= (try expected["cost"].int))
  }

  static let cases = DisclosureReferenceTests.cases.filter { methods.contains($0.method) }

  private let optimum: DisclosureMethod = { inputs in
    let table = try ReferenceTable([inputs])
    let system = try table.system()
    let release = try DisclosureControl(solver: Solver.cbc).protect(system)
    let intervals = try table.intervals(suppressed: try inputs["suppressed"].strings)
    let names = table.names(of: release.pattern)
    #expect(release.method == .exact && release.gap == 0 && release.repairs == 0)
    return [
      "cost": .int(release.cost), "suppressed": .texts(try inputs["suppressed"].strings.filter(names.contains)),
      "n_suppressed": .int(names.count), "intervals": intervals.json, "unique_optimum": .bool(true),
      "one_optimal_pattern": .texts(try inputs["suppressed"].strings),
      "primary_interval": table.primary.keys.first.map { intervals.json[$0] } ?? .null,
    ]
  }

  private let singleton: DisclosureMethod = { inputs in
    let table = try ReferenceTable([inputs])
    var guarded = table
    let cell = inputs["virtual_cell"]
    guarded.protect(sumOf: try cell["parts"].strings, value: try cell["value"].int, upper: try cell["upl"].int)
    let insider = try inputs["singleton"].string
    func figures(_ table: ReferenceTable) throws -> JSONValue {
      let release = try DisclosureControl(solver: Solver.cbc).protect(try table.system())
      let names = table.names(of: release.pattern)
      var attacked = table
      attacked.known = [insider]
      var left = try attacked.intervals(suppressed: names)
      left[insider] = nil
      return .object([
        "cost": .int(release.cost), "suppressed": .texts(names),
        "outsider": try table.intervals(suppressed: names).json, "attacked_by_singleton": left.json,
      ])
    }
    return ["without_virtual": try figures(table), "with_virtual": try figures(guarded)]
  }
}

/// The solver of the tests that need one: they run where `PEIL_SOLVER_TESTS` is set, as `./peil test --all` does, and fail
/// there when it is missing.
enum Solver {
  static let isAsked = ProcessInfo.processInfo.environment["PEIL_SOLVER_TESTS"] != nil
  static let cbc = CBCSolver()
}
