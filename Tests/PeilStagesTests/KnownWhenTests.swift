import PeilCore
import PeilDiagnostics
import PeilStages
import PeilTestSupport
import PeilTable
import Testing

/// Columns of one letter, of which `c` is known under a condition.
@Suite struct KnownWhenTests {
  private func schema(_ names: [String], knownWhen: String) -> Schema {
    Schema(
      columns: names.map {
        Column(name: $0, type: .text, grain: Grain(["key"]), knownWhen: $0 == "c" ? knownWhen : nil)
      }, grain: Grain(["key"]))
  }

  private func plan(
    _ stage: any Stage.Type, _ options: String, input: Schema, right: Schema? = nil
  ) -> (Schema?, [String]) {
    let context = BindingContext(
      subject: "rows", schemas: right.map { ["others": $0] } ?? [:], parameters: [:], reading: nil, asOf: nil, unit: nil
    )
    let relation = stage.relation(FlowSetting.read(options), input: input, context: context)
    return (relation?.schema, context.diagnostics.map(\.message))
  }

  @Test(
    "a renaming reaches names and nothing else of a formula",
    arguments: [
      ("a == 'a'", "z == 'a'"), ("a == 'it''s a' or a == b", "z == 'it''s a' or z == b"),
      ("ab == $a and a is known", "ab == $a and z is known"), ("lower(a) in ('a', 'b')", "lower(z) in ('a', 'b')"),
    ])
  func renamed(before: String, after: String) {
    let (schema, said) = plan(
      RenameStage.self, "{z: a}", input: schema(["key", "a", "b", "ab", "c"], knownWhen: before))
    #expect(said == [])
    #expect(schema?["c"]?.knownWhen == after)
  }

  @Test("a new column may not take a name that a known-when still means otherwise")
  func captured() {
    let (_, said) = plan(DeriveStage.self, "{a: b}", input: schema(["key", "b", "c"], knownWhen: "a == 'x'"))
    #expect(said == ["the known-when of 'c' names 'a' and means a column that was dropped"])
  }

  @Test("a new column may not take the name of a key that was dropped")
  func droppedKey() {
    let (_, said) = plan(DeriveStage.self, "{key: b}", input: schema(["b"], knownWhen: ""))
    #expect(
      said == ["'key' was a key column of 'rows'; it was dropped, but the rows are still told apart by it"])
  }

  @Test("a brought column's known-when follows its columns, and is lost with them")
  func brought() {
    let left = schema(["key", "a"], knownWhen: "")
    let right = schema(["key", "a", "c"], knownWhen: "a == 'x' and key is known")
    let (whole, none) = plan(
      JoinStage.self, "{with: others, key: key, kind: left, prefix: r}", input: left, right: right)
    #expect(none == [])
    #expect(whole?["r_c"]?.knownWhen == "r_a == 'x' and key is known")
    let (_, said) = plan(JoinStage.self, "{with: others, key: key, kind: left, columns: c}", input: left, right: right)
    #expect(said == ["the known-when of 'c' names 'a' of 'others', which does not come along"])
  }
}
