import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilStages
import PeilTable
import PeilValues
import Testing

@Suite struct UnionStageTests {
  /// An export of a call: applications with a sector, costs and themes.
  private static func call(_ change: (inout [Column]) -> Void = { _ in }, key: [String] = ["id"]) -> Schema {
    let grain = Grain(key)
    var columns = [
      Column(name: "id", type: .text, grain: grain),
      Column(
        name: "sector", type: .category(Domain(codes: ["care", "trade"], labels: ["care": LocalizedText("Zorg")])),
        grain: grain),
      Column(name: "costs", type: .money, grain: grain, amount: .projectCosts),
      Column(name: "themes", type: .set(Domain(codes: ["a", "b"])), grain: grain),
    ]
    change(&columns)
    return Schema(columns: columns, grain: grain)
  }

  private func plan(
    _ options: String, _ other: Schema, first: Schema = call(), third: Schema = call()
  ) -> (relation: Relation?, said: String, messages: [String], details: [[String]]) {
    let outcome = StageBench.plan(
      UnionStage.self, options, input: "first", in: ["first": first, "second": other, "third": third])
    return (outcome.relation, outcome.said, outcome.problems.map(\.message), outcome.problems.map(\.details))
  }

  @Test("columns stay with their order, grain and amount, and the key is verified")
  func same() throws {
    let (relation, said, _, _) = plan("{with: [second, third]}", Self.call { $0.reverse() })
    #expect(said == "")
    #expect(relation?.schema == Self.call())
    let union = try #require(relation?.union)
    #expect(union.key == ["id"])
    #expect(union.input == "first")
    #expect(union.others.map(\.dataset) == ["second", "third"])
    #expect(union.projections.map(\.expression.formula) == ["id", "sector", "costs", "themes"])
  }

  @Test("lists that differ are put together: the first codes and labels first")
  func lists() throws {
    let labels = ["care": LocalizedText("Care"), "industry": LocalizedText("Industrie")]
    let other = Self.call {
      $0[1].type = .category(Domain(codes: ["industry", "care"], labels: labels))
      $0[1].label = LocalizedText("Sector")
      $0[1].unknownLimit = Rational(1, 5)
      $0[3].type = .set(Domain(codes: ["a", "b", "c"]))
    }
    let relation = try #require(plan("{with: second}", other).relation)
    let sector = try #require(relation.schema["sector"])
    #expect(sector.type.domain?.codes == ["care", "trade", "industry"])
    #expect((0..<3).map { sector.type.domain?.label(at: $0, in: "nl") } == ["Zorg", "trade", "Industrie"])
    #expect(sector.label == LocalizedText("Sector"))
    #expect(sector.unknownLimit == Rational(1, 5))
    #expect(relation.schema["themes"]?.type == .set(Domain(codes: ["a", "b", "c"])))
    let union = try #require(relation.union)
    #expect(union.projections[1].expression.formula == "sector")
    #expect(
      union.others[0].projections[1].expression.formula
        == "lookup(sector, 'industry', 'industry', 'care', 'care')")
  }

  @Test("a column says where a row came from, and decides with the key where each source has its own")
  func into() throws {
    let options = "{with: second, into: {column: call, codes: {second: \"2019\", first: \"2018\"}, label: Tender}"
    let unique = try #require(plan(options + "}", Self.call()).relation)
    let call = try #require(unique.schema["call"])
    #expect(call.type.domain?.codes == ["2018", "2019"])
    #expect(call.label == LocalizedText("Tender"))
    #expect(call.grain == Grain(["id"]))
    #expect(unique.schema.grain == Grain(["id"]))
    #expect(unique.union?.projections.last?.expression.formula == "'2018'")
    #expect(unique.union?.others[0].projections.last?.expression.formula == "'2019'")
    let apart = try #require(plan(options + ", keys: per-source}", Self.call()).relation)
    #expect(apart.union?.key == nil)
    #expect(apart.schema.grain == Grain(["id", "call"]))
    #expect(apart.schema["costs"]?.grain == Grain(["id", "call"]))
    #expect(apart.schema["call"]?.grain == Grain(["call"]))
    #expect(
      plan("{with: second, into: {column: call}}", Self.call()).relation?.schema["call"]?.type.domain?.codes == [
        "first", "second",
      ])
  }

  @Test("a column that one lacks is filled where the author says so")
  func absent() throws {
    let other = Self.call {
      $0.remove(at: 2)
      $0.append(Column(name: "region", type: .text, grain: Grain(["id"])))
      $0.append(
        Column(name: "outcome", type: .outcome, grain: Grain(["id"]), missingAs: Outcome.open.code))
    }
    let relation = try #require(plan("{with: second, absent: missing}", other).relation)
    #expect(relation.schema.names == ["id", "sector", "costs", "themes", "region", "outcome"])
    let union = try #require(relation.union)
    #expect(
      union.projections.map(\.expression.formula) == ["id", "sector", "costs", "themes", "missing", "'open'"])
    #expect(
      union.others[0].projections.map(\.expression.formula)
        == ["id", "sector", "missing", "themes", "region", "outcome"])
  }

  @Test("rows without a key are rows of the union afterwards")
  func keyless() throws {
    let first = Self.call(key: ["row of first"])
    let relation = try #require(plan("{with: second}", Self.call(key: ["row of second"]), first: first).relation)
    #expect(relation.schema.grain == Grain.rows(of: "first"))
    #expect(relation.schema["costs"]?.grain == relation.schema.grain)
    #expect(relation.union?.key == nil)
    #expect(
      plan("{with: second, keys: unique}", Self.call(key: ["row of second"]), first: first).messages
        == ["nothing tells the rows apart, so that there are no keys to compare"])
  }

  @Test("everything that differs is listed, once for each source")
  func differences() {
    let other = Self.call {
      $0[1].knownWhen = "costs > 0"
      $0[2].type = .integer
      $0[2].amount = nil
      $0[3].type = .set(Domain(codes: ["b", "a"]))
      $0.append(Column(name: "region", type: .text, grain: Grain(["id"])))
    }
    let third = Self.call {
      $0[2].amount = .requested
      $0[1].missingAs = 1
      $0.removeLast()
    }
    let outcome = plan("{with: [second, third]}", other, third: third)
    #expect(
      outcome.messages == [
        "the rows of 'second' cannot come behind those of 'first'",
        "the rows of 'third' cannot come behind those of 'first'",
      ])
    let remedies = [
      "`absent: missing` fills a column that one of them lacks",
      "a dataset of its own, with `select`, `rename`, `derive` or `recode`, makes them alike",
    ]
    #expect(
      outcome.details == [
        [
          "'sector' is known always in 'first' and when costs > 0 in 'second'",
          "'costs' is money in 'first' and integer in 'second'",
          "'themes' is a set of a, b in 'first' and a set of b, a in 'second'",
          "'region' is in 'second', and 'first' does not have it",
        ] + remedies,
        [
          "'sector' has missing-as none in 'first' and trade in 'third'",
          "'costs' has the amount project-costs in 'first' and requested in 'third'",
          "'themes' is in 'first', and 'third' does not have it",
          "'region' is in 'second', and 'third' does not have it",
        ] + remedies,
      ])
  }

  @Test(
    "what else does not go together is said",
    arguments: [
      ("{with: []}", ["`with` names nothing to put behind"]),
      ("{with: secnd}", ["no source or dataset 'secnd'"]),
      ("{with: [second, second]}", ["the rows of 'second' are there already"]),
      ("{with: first}", ["the rows of 'first' are there already"]),
      ("{with: second, into: {column: costs}}", ["'first' has a column 'costs' already"]),
      ("{with: second, keys: per-source}", ["`keys: per-source` needs a column that tells the sources apart"]),
      (
        "{with: second, into: {column: call, codes: {frist: a, second: a}}}",
        ["no rows come from 'frist'", "`codes` does not say the code of 'first'"]
      ),
      (
        "{with: second, into: {column: call, codes: {first: a, second: a}}}",
        ["the code 'a' stands for two sources or datasets"]
      ),
      (
        "{with: second, into: {column: call, codes: {first: _missing, second: a}}}",
        ["the code '_missing' cannot stand in a list: tables use it for missing values"]
      ),
    ])
  func messages(options: String, messages: [String]) {
    let outcome = plan(options, Self.call())
    #expect(outcome.messages == messages)
    #expect(outcome.relation.map { _ in "planned" } == nil)
  }

  @Test("rows that stand for different things, a dropped key and an outcome that would be missing are said")
  func grains() {
    #expect(
      plan("{with: second}", Self.call(key: ["id", "sector"])).messages
        == ["a row of 'first' stands for one id, a row of 'second' for one id, sector"])
    let dropped = Self.call { $0.removeFirst() }
    #expect(
      plan("{with: second}", dropped, first: dropped).messages
        == ["the key column 'id' was dropped, and nobody can see whether a key comes twice"])
    let outcome = plan(
      "{with: second, absent: missing}",
      Self.call { $0.append(Column(name: "outcome", type: .outcome, grain: Grain(["id"]))) })
    #expect(
      outcome.details.first?.first
        == "'outcome' is in 'second', and 'first' would have no outcome: say `missing-as: open` for the column")
  }

  @Test("a difference is shown at the source that has it")
  func rendered() {
    #expect(
      plan("{with: [third, second]}", Self.call { $0[2].type = .decimal(scale: 3) }).said == """
        p.yaml:1:16: error: the rows of 'second' cannot come behind those of 'first'
            1 | {with: [third, second]}
              |                ^^^^^^
           'costs' is money in 'first' and decimal with 3 decimals in 'second'
           a dataset of its own, with `select`, `rename`, `derive` or `recode`, makes them alike

        """)
  }
}

extension Relation {
  fileprivate var union: Union? { if case .union(let union) = operation { union } else { nil } }
}
