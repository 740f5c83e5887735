import PeilCore
import PeilExpression
import PeilStages
import PeilTable
import Testing

@Suite struct StageTests {
  @Test(
    "select keeps or drops columns and leaves the grain",
    arguments: [
      ("[costs, application]", ["costs", "application"]),
      ("{drop: [application, costs]}", ["chamber_no", "compartment", "status", "requested"]),
      ("{drop: status}", ["application", "chamber_no", "compartment", "costs", "requested"]),
    ])
  func select(options: String, names: [String]) {
    let (relation, _, said) = StageBench.plan(SelectStage.self, options)
    #expect(said == "")
    #expect(relation?.schema.names == names)
    #expect(relation?.schema.grain == Grain(["application"]))
  }

  @Test("rename takes grain and known-when along, and lets names change places")
  func rename() {
    let (relation, _, said) = StageBench.plan(
      RenameStage.self, "{id: application, outcome: status, costs: requested, requested: costs}")
    #expect(said == "")
    let schema = relation?.schema
    #expect(schema?.names == ["id", "chamber_no", "compartment", "outcome", "requested", "costs"])
    #expect(schema?.grain == Grain(["id"]))
    #expect(schema?["costs"]?.amount == .requested)
    #expect(schema?["costs"]?.grain == Grain(["id"]))
    #expect(schema?["compartment"]?.knownWhen == "outcome == 'granted'")
  }

  @Test("derive sees earlier entries, and every column is made of the input's")
  func derive() throws {
    let (relation, _, said) = StageBench.plan(
      DeriveStage.self, "{rest: costs - requested, twice: {formula: rest + rest, amount: contribution}, same: costs}")
    #expect(said == "")
    let schema = try #require(relation?.schema)
    #expect(schema["rest"]?.amount == nil)
    #expect(schema["twice"]?.amount == .contribution)
    #expect(schema["same"]?.amount == .projectCosts)
    guard case .project(let projections)? = relation?.operation else {
      Issue.record("expected a projection")
      return
    }
    let twice = try #require(projections.first { $0.name == "twice" })
    #expect(twice.expression.formula == "costs - requested + (costs - requested)")
    #expect(twice.expression.columns == ["costs", "requested"])
  }

  @Test(
    "a derived column is known where its columns are, unless its formula handles missing values",
    arguments: [
      ("{a: compartment == 'szw'}", "status == 'granted'"), ("{a: compartment is missing}", nil), ("{a: costs}", nil),
    ])
  func derivedKnownWhen(options: String, expected: String?) {
    #expect(StageBench.plan(DeriveStage.self, options).relation?.schema["a"]?.knownWhen == expected)
  }

  @Test(
    "recode makes a category whose codes stand in the order they are named",
    arguments: [
      ("{column: compartment, into: c, values: {ezk: b, szw: a}}", ["b", "a"]),
      ("{column: compartment, into: c, values: {ezk: other}, otherwise: keep}", ["other", "szw"]),
      ("{column: compartment, into: c, values: {ezk: b}, otherwise: rest}", ["b", "rest"]),
      ("{column: compartment, into: c, values: {ezk: b}, otherwise: missing}", ["b"]),
      ("{column: chamber_no, into: c, values: {12345678: b}, otherwise: rest}", ["b", "rest"]),
      ("{column: status, into: c, values: {granted: yes_}, otherwise: no_}", ["yes_", "no_"]),
    ])
  func recode(options: String, codes: [String]) {
    let (relation, _, said) = StageBench.plan(RecodeStage.self, options)
    #expect(said == "")
    #expect(relation?.schema["c"]?.type == .category(Domain(codes: codes)))
  }

  @Test("recoding in place keeps the column's place and its known-when")
  func recodeInPlace() {
    let schema = StageBench.plan(RecodeStage.self, "{column: compartment, values: {ezk: b, szw: a}}").relation?.schema
    #expect(schema?.names == StageBench.applications.names)
    #expect(schema?["compartment"]?.knownWhen == "status == 'granted'")
  }

  @Test("aggregate makes one row of each group")
  func aggregate() throws {
    let (relation, _, said) = StageBench.plan(
      AggregateStage.self, "{by: application, columns: {number: count(), cash_total: sum(cash)}}",
      input: "participants")
    #expect(said == "")
    let schema = try #require(relation?.schema)
    #expect(schema.names == ["application", "number", "cash_total"])
    #expect(schema.grain == Grain(["application"]))
    #expect(schema["cash_total"]?.grain == Grain(["application"]))
    #expect(schema["cash_total"]?.amount == .contribution)
    #expect(schema["application"]?.grain == Grain(["application"]))
  }

  @Test("check takes its rules in order, with what happens otherwise")
  func check() {
    let (relation, _, said) = StageBench.plan(
      CheckStage.self,
      "{within: {rule: requested <= costs, otherwise: reject}, large: {rule: costs > 1, otherwise: warn}}")
    #expect(said == "")
    guard case .check(let rules)? = relation?.operation else {
      Issue.record("expected rules")
      return
    }
    #expect(rules.map(\.name) == ["within", "large"])
    #expect(rules.map(\.otherwise) == [.reject, .warn])
  }

  @Test("filter keeps the columns and the grain")
  func filter() {
    let (relation, _, said) = StageBench.plan(FilterStage.self, "requested > 25_000")
    #expect(said == "")
    #expect(relation?.schema == StageBench.applications)
  }

  @Test(
    "every page names itself and has an example of itself",
    arguments: ["select", "rename", "derive", "filter", "recode", "join", "aggregate", "check"])
  func pages(name: String) throws {
    let stages: [any Stage.Type] = [
      SelectStage.self, RenameStage.self, DeriveStage.self, FilterStage.self, RecodeStage.self, JoinStage.self,
      AggregateStage.self, CheckStage.self,
    ]
    let page = try #require(stages.map { $0.page }.first { $0.name == name })
    #expect(page.example.contains("- \(name):"))
    #expect(page.summary.hasSuffix("."))
  }
}
