import PeilCore
import PeilDiagnostics
import PeilStages
import PeilTable
import PeilValues
import Testing

@Suite struct ExplodeStageTests {
  private static let schema = Schema(
    columns: [
      Column(name: "id", type: .text, grain: Grain(["id"])),
      Column(
        name: "themes", type: .set(Domain(codes: ["a", "b"])), grain: Grain(["id"]), label: LocalizedText("Thema"),
        knownWhen: "id == 'x'", unknownLimit: Rational(1, 2)),
      Column(name: "costs", type: .money, grain: Grain(["id"])),
    ], grain: Grain(["id"]))

  private func plan(_ options: String) -> (relation: Relation?, messages: [String]) {
    let outcome = StageBench.plan(ExplodeStage.self, options, input: "rows", in: ["rows": Self.schema])
    return (outcome.relation, outcome.problems.map(\.message))
  }

  @Test("a row then stands for a code of a row; other columns keep their grain")
  func schema() throws {
    let (relation, messages) = plan("{column: themes, into: theme}")
    #expect(messages == [])
    let schema = try #require(relation?.schema)
    #expect(schema.names == ["id", "themes", "costs", "theme"])
    #expect(schema.grain == Grain(["id", "theme"]))
    #expect(schema["costs"]?.grain == Grain(["id"]))
    let made = try #require(schema["theme"])
    #expect(made.type == .category(Domain(codes: ["a", "b"])))
    #expect(made.grain == Grain(["id", "theme"]))
    #expect(made.label == LocalizedText("Thema"))
    #expect(made.knownWhen == "id == 'x'")
    #expect(made.unknownLimit == Rational(1, 2))
  }

  @Test(
    "an empty set stays unless it is left out",
    arguments: [("", true), (", empty: keep", true), (", empty: leave-out", false)])
  func empty(option: String, isKept: Bool) {
    guard case .explode(let explosion)? = plan("{column: themes, into: theme\(option)}").relation?.operation else {
      Issue.record("expected an explosion")
      return
    }
    #expect(explosion == Explosion(set: "themes", into: "theme", keepsEmpty: isKept))
  }

  @Test(
    "what cannot be exploded is said",
    arguments: [
      ("{column: costs, into: theme}", "explode takes a set, and 'costs' is money"),
      ("{column: themes, into: costs}", "'rows' has a column 'costs' already"),
      ("{column: theme, into: x}", "no column 'theme' in 'rows'"),
    ])
  func messages(options: String, message: String) {
    let outcome = plan(options)
    #expect(outcome.messages == [message])
    #expect(outcome.relation.map { _ in "planned" } == nil)
  }
}
