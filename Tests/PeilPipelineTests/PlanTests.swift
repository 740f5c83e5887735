import PeilCore
import PeilDiagnostics
import PeilPipeline
import PeilTable
import PeilValues
import Testing

@Suite("What a plan holds")
struct PlanTests {
  @Test("a pipeline without mistakes makes a plan without a word")
  func sound() throws {
    let outcome = Draft().outcome()
    #expect(outcome.diagnostics.isEmpty)
    let plan = try #require(outcome.plan)
    let source = try #require(plan.sources.first)
    #expect(source.files[0].path == "pipelines/a.csv")
    #expect(source.files[0].shownPath == "a.csv")
    #expect(source.ignoredHeaders == ["Naam"])
    #expect(source.schema.grain == Grain(["application"]))
    #expect(source.columns[1].words.map(\.raw) == ["Bouw", "Zorg"])
    #expect(source.schema["sector"]?.type.domain?.codes == ["construction", "care"])
    #expect(plan.datasets.first?.stages.map(\.number) == [1])
  }

  @Test(
    "totals sum out inner dimensions in turn, all of them, or those that are named",
    arguments: [
      ("none", []), ("nested", [[1], [0, 1]]), ("all", [[0], [1], [0, 1]]),
      ("[[outcome], [sector, outcome]]", [[1], [0, 1]]),
    ] as [(String, [[Int]])])
  func totals(_ written: String, _ expected: [[Int]]) throws {
    var draft = Draft()
    draft.tables = "  t: {from: evaluated, rows: [sector, outcome], totals: \(written), measures: {n: count}}"
    #expect(try #require(draft.outcome().plan).tables[0].totals == expected)
  }

  @Test("rows and columns both have their totals where they are nested")
  func crossTotals() throws {
    var draft = Draft()
    draft.tables = "  t: {from: evaluated, rows: sector, columns: outcome, totals: nested, measures: {n: count}}"
    #expect(try #require(draft.outcome().plan).tables[0].totals == [[1], [0], [0, 1]])
  }

  @Test("a dimension that is not always known guards each measure")
  func guards() throws {
    var draft = Draft()
    draft.tables =
      "  t: {from: evaluated, rows: budget, measures: {n: count, of_granted: {count: {}, where: outcome == 'granted'}}}"
    let measures = try #require(draft.outcome().plan).tables[0].measures
    #expect(measures.map(\.guards.count) == [1, 1])
    #expect(measures[0].guards[0].denominator == .count(where: nil))
    #expect(measures[0].guards[0].outside != nil)
    #expect(measures[0].guards[0].unknownLimit == Rational(1, 20))
    #expect(measures[1].guards[0].denominator != .count(where: nil))
  }

  @Test("a guard stays when the columns behind it are renamed")
  func renamedGuard() throws {
    var draft = Draft()
    draft.datasets = "  evaluated: {from: applications, stages: [{rename: {decision: outcome}}]}"
    draft.tables = "  t: {from: evaluated, rows: budget, measures: {n: count}}"
    let plan = try #require(draft.outcome().plan)
    #expect(plan.tables[0].measures[0].guards[0].outside != nil)
  }

  @Test("a parameter is a value in formulas and text in titles, and the command line may set it")
  func parameters() throws {
    var draft = Draft()
    draft.top = "language: nl\ntitle: Vanaf $$ $floor"
    draft.parameters = "  floor: {type: money, value: 5_000}"
    draft.datasets = "  evaluated: {from: applications, stages: [{filter: costs > $floor}]}"
    let plan = try #require(draft.outcome([("floor", "7_500")]).plan)
    #expect(plan.title.text(in: "nl") == "Vanaf $ 7_500")
    #expect(plan.parameters.map(\.isOverridden) == [true])
    #expect(plan.parameters.map(\.text) == ["7_500"])
  }

  @Test("datasets are planned after those they read, whatever the order they are written in")
  func order() throws {
    var draft = Draft()
    draft.datasets = "  evaluated: {from: base}\n  base: {from: applications}"
    #expect(try #require(draft.outcome().plan).datasets.map(\.name) == ["base", "evaluated"])
  }

  @Test("a mistake in one dataset does not hide one in another, and what depends on it is passed over")
  func independence() {
    var draft = Draft()
    draft.datasets = """
        evaluated: {from: applications, stages: [{derive: {a: sectr}}]}
        later: {from: evaluated, stages: [{filter: nothing > 0}]}
        other: {from: applications, stages: [{derive: {b: outcom}}]}
      """
    #expect(draft.outcome().diagnostics.compactMap(\.span?.start.line) == [15, 17])
  }

  @Test("a measure defined from a formula serves as a kind")
  func defined() throws {
    var draft = Draft()
    draft.rest = "measures: {mean_costs: {formula: sum(costs) / count(), label: Gemiddeld}}"
    draft.tables = "  t: {from: evaluated, measures: {m: mean_costs}}"
    let measure = try #require(draft.outcome().plan).tables[0].measures[0]
    #expect(measure.kind == "mean_costs")
    #expect(measure.label?.text(in: "nl") == "Gemiddeld")
  }

  @Test("a source may not take the name of the file of reasons")
  func reservedName() {
    let text = Draft().text.replacing("applications:", with: "reasons:").replacing(
      "from: applications", with: "from: reasons")
    #expect(planned(text).diagnostics.map(\.code) == ["reserved-name"])
  }

  @Test("where a case can be open, the file must say which day its figures speak of")
  func asOf() {
    var draft = Draft()
    draft.applications = draft.applications.replacing("Nee: refused}", with: "Nee: refused, Loopt: open}")
    #expect(draft.outcome().diagnostics.map(\.code) == ["as-of-open"])
    draft.top = "language: nl\nas-of: 2021-06-30"
    #expect(draft.outcome().diagnostics.isEmpty)
    draft = Draft()
    draft.applications = draft.applications.replacing("Nee: refused}}", with: "Nee: refused}, missing-as: open}")
    #expect(draft.outcome().diagnostics.map(\.code) == ["as-of-open"])
  }
}
