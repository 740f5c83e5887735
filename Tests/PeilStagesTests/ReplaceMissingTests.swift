import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilStages
import PeilTable
import PeilValues
import Testing

@Suite struct ReplaceMissingTests {
  private static let schema = Schema(
    columns: [
      column("id", .text), column("text", .text), column("n", .integer), column("cash", .money),
      column("mark", .decimal(scale: 1)), column("weight", .number), column("day", .date), column("wait", .days),
      column("open", .boolean), column("share", .rational(.pure)), column("mean", .rational(.money)),
      Column(
        name: "sector", type: .category(Domain(codes: ["care", "trade"], labels: ["care": LocalizedText("Zorg")])),
        grain: Grain(["id"]), label: LocalizedText("Sector"), unknownLimit: Rational(1, 2)),
      column("outcome", .outcome), column("themes", .set(Domain(codes: ["a"]))), column("firm", .identifier(.kvk)),
      Column(name: "budget", type: .category(Domain(codes: ["x"])), grain: Grain(["id"]), knownWhen: "open"),
    ], grain: Grain(["id"]))

  private static func column(_ name: String, _ type: ValueType) -> Column {
    Column(name: name, type: type, grain: Grain(["id"]))
  }

  private func plan(_ options: String) -> (relation: Relation?, said: String, messages: [String]) {
    let outcome = StageBench.plan(ReplaceMissingStage.self, options, input: "rows", in: ["rows": Self.schema])
    return (outcome.relation, outcome.said, outcome.problems.map(\.message))
  }

  @Test(
    "a value is read by the column's own type",
    arguments: [
      ("{text: 10_000}", "coalesce(text, '10_000')"), ("{n: -10_000}", "coalesce(n, -10000)"),
      ("{cash: 1_234.5}", "coalesce(cash, 1234.50 euro)"), ("{mark: 7}", "coalesce(mark, 7.0)"),
      ("{weight: 0.25}", "coalesce(weight, number '0.25')"), ("{day: 2021-06-30}", "coalesce(day, date '2021-06-30')"),
      ("{wait: 91}", "coalesce(wait, 91 days)"), ("{open: false}", "coalesce(open, false)"),
      ("{share: 0.125}", "coalesce(share, 0.125)"), ("{mean: 0.5}", "coalesce(mean, 0.50 euro)"),
      ("{sector: trade}", "coalesce(sector, 'trade')"), ("{outcome: withdrawn}", "coalesce(outcome, 'withdrawn')"),
      ("{sector: {value: other, label: Anders}}", "coalesce(sector, 'other')"),
    ])
  func values(options: String, formula: String) throws {
    let (relation, said, _) = plan(options)
    #expect(said == "")
    guard case .project(let projections)? = relation?.operation else {
      Issue.record("expected a projection")
      return
    }
    #expect(projections.map(\.expression.formula).filter { $0.contains("(") } == [formula])
    #expect(relation?.noted.map(\.condition.formula) == ["\(formula.dropFirst(9).prefix { $0 != "," }) is missing"])
  }

  @Test("a code that is added comes last and has its label; the column is known afterwards and keeps the rest")
  func added() throws {
    let relation = try #require(plan("{sector: {value: other, label: Anders}}").relation)
    let column = try #require(relation.schema["sector"])
    #expect(column.type.domain?.codes == ["care", "trade", "other"])
    #expect(column.type.domain?.label(at: 0, in: "nl") == "Zorg")
    #expect(column.type.domain?.label(at: 2, in: "nl") == "Anders")
    #expect(column.unknownLimit == nil)
    #expect(column.label == LocalizedText("Sector"))
    #expect(relation.noted.map(\.name) == ["sector: replaced"])
  }

  @Test(
    "what cannot be replaced, and what is no value, is said",
    arguments: [
      ("{}", ["`replace-missing` names no column"]),
      ("{nothing: 0}", ["no column 'nothing' in 'rows'"]),
      ("{id: x}", ["'id' tells rows of 'rows' apart and cannot be replaced"]),
      ("{themes: a}", ["'themes' is a set, and a missing one is a question that nobody answered"]),
      ("{firm: 12345678}", ["'firm' is kvk: a made-up one would count as a firm or a person"]),
      ("{budget: x}", ["'budget' is known only when open: a value for other rows would hide that"]),
      (
        "{n: 1.5, cash: \"1,5\", mark: 0.25, day: 30-6-2021, wait: 2.5, open: no, share: x}",
        [
          "'1.5' is no value of 'n', which is integer", "'1,5' is no value of 'cash', which is money",
          "'0.25' is no value of 'mark', which is decimal", "'30-6-2021' is no value of 'day', which is date",
          "'2.5' is no value of 'wait', which is days", "'no' is no value of 'open', which is boolean",
          "'x' is no value of 'share', which is ratio",
        ]
      ),
      ("{n: 9223372036854775808}", ["'9223372036854775808' is no value of 'n', which is integer"]),
      ("{sector: trad}", ["'sector' has no code 'trad'"]),
      (
        "{sector: {value: care, label: Zorg}}",
        ["'care' is a code of 'sector' already, and has its label there"]
      ),
      (
        "{sector: {value: _missing, label: Leeg}}",
        ["the code '_missing' cannot stand in a list: tables use it for missing values"]
      ),
      ("{n: {value: 0, label: Nul}}", ["'n' is integer: no code can be added to it"]),
    ])
  func messages(options: String, messages: [String]) {
    let outcome = plan(options)
    #expect(outcome.messages == messages)
    #expect(outcome.relation.map { _ in "planned" } == nil)
  }

  @Test("a message stands at the value, and says how to write it")
  func rendered() {
    #expect(
      plan("{cash: 1.000.000}").said == """
        p.yaml:1:8: error: '1.000.000' is no value of 'cash', which is money
            1 | {cash: 1.000.000}
              |        ^^^^^^^^^ write it as 10_000 or 1234.56, without a sign

        """)
  }
}
