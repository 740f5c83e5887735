import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilStages
import PeilTable
import PeilValues
import Testing

@Suite struct BinTests {
  private static let schema = Schema(
    columns: [
      column("id", .text), column("staff", .integer), column("cost", .money), column("mark", .decimal(scale: 1)),
      column("weight", .number), column("day", .date), column("wait", .days), column("share", .rational(.pure)),
      Column(
        name: "granted", type: .money, grain: Grain(["id"]), knownWhen: "staff > 1", unknownLimit: Rational(1, 10)),
    ], grain: Grain(["id"]))

  private static func column(_ name: String, _ type: ValueType) -> Column {
    Column(name: name, type: type, grain: Grain(["id"]))
  }

  private func plan(
    _ column: String, _ classes: String, outside: String? = nil
  ) -> (relation: Relation?, said: String, messages: [String]) {
    let options =
      "{column: \(column), into: size, classes: {\(classes)}\(outside.map { ", outside: \($0)" } ?? "")}"
    let outcome = StageBench.plan(BinStage.self, options, input: "rows", in: ["rows": Self.schema])
    return (outcome.relation, outcome.said, outcome.problems.map(\.message))
  }

  private func formula(_ relation: Relation?) -> String? {
    guard case .project(let projections)? = relation?.operation else { return nil }
    return projections.last?.expression.formula
  }

  @Test(
    "classes become conditions on the column, by its own type",
    arguments: [
      (
        "staff", "a: {below: 10}, b: {from: 10, below: 50}, c: {from: 50}",
        "if(staff < 10, 'a', if(staff < 50, 'b', 'c'))"
      ),
      ("staff", "a: {to: 9}, b: {from: 10, to: 49}, c: {from: 50}", "if(staff < 10, 'a', if(staff < 50, 'b', 'c'))"),
      ("cost", "a: {to: 25_000}, b: {from: 25_000.01}", "if(cost < 25000.01, 'a', 'b')"),
      ("mark", "a: {to: 5.4}, b: {from: 5.5}", "if(mark < 5.5, 'a', 'b')"),
      ("weight", "a: {below: 0.5}, b: {from: 0.5}", "if(weight < number '0.5', 'a', 'b')"),
      ("day", "a: {to: 2020-12-31}, b: {from: 2021-01-01}", "if(day < date '2021-01-01', 'a', 'b')"),
      ("wait", "a: {below: 91}, b: {from: 91}", "if(wait < 91 days, 'a', 'b')"),
      ("share", "a: {below: 0.5}, b: {from: 0.50}", "if(share < 0.5, 'a', 'b')"),
    ])
  func classes(column: String, classes: String, expected: String) {
    let (relation, said, _) = plan(column, classes)
    #expect(said == "")
    #expect(formula(relation) == expected)
    #expect(relation?.noted == [])
  }

  @Test("what lies outside has no class, and is counted where a value is known")
  func outside() throws {
    let (relation, said, _) = plan(
      "staff", "a: {from: 1, below: 10, label: Klein}, b: {from: 10, to: 49}", outside: "missing")
    #expect(said == "")
    #expect(formula(relation) == "if(staff < 1, missing, if(staff < 10, 'a', if(staff < 50, 'b', missing)))")
    #expect(relation?.noted.map(\.name) == ["size: outside"])
    #expect(relation?.noted.map(\.condition.formula) == ["staff < 1 or staff >= 50"])
    let column = try #require(relation?.schema["size"])
    #expect(column.type.domain?.codes == ["a", "b"])
    #expect(column.type.domain?.label(at: 0, in: "nl") == "Klein")
    let above = plan("staff", "a: {below: 10}, b: {from: 10, to: 49}", outside: "missing").relation
    #expect(above?.noted.map(\.condition.formula) == ["staff >= 50"])
    #expect(above.flatMap(formula) == "if(staff < 10, 'a', if(staff < 50, 'b', missing))")
  }

  @Test("the classes are known where the column is")
  func known() throws {
    let column = try #require(plan("granted", "a: {below: 10}, b: {from: 10}").relation?.schema["size"])
    #expect(column.knownWhen == "staff > 1")
    #expect(column.unknownLimit == Rational(1, 10))
    #expect(column.amount == nil)
  }

  @Test(
    "classes that do not fit together are said",
    arguments: [
      ("", nil, ["`classes` names no class"]),
      ("a: {label: A}", nil, ["class 'a' has no bounds and would hold every value"]),
      ("a: {below: 10, to: 9}, b: {from: 10}", nil, ["class 'a' has both `below` and `to`"]),
      (
        "a: {below: 10}, b: {from: 20, below: 15}, c: {from: 15}", nil,
        ["class 'b' holds no value: it begins at 20 and ends below 15"]
      ),
      (
        "a: {below: 10}, b: {from: 5}", nil,
        ["classes 'a' and 'b' overlap: the first holds values below 10, the second from 5"]
      ),
      (
        "a: {to: 10}, b: {from: 10}", nil,
        ["classes 'a' and 'b' overlap: the first holds values below 11, the second from 10"]
      ),
      ("a: {below: 10}, b: {from: 12}", nil, ["no class holds values from 10 to below 12"]),
      ("a: {from: 5}, b: {from: 10}", "missing", ["classes 'a' and 'b' overlap: 'a' has no upper bound"]),
      ("a: {below: 5}, b: {below: 10}", "missing", ["classes 'a' and 'b' overlap: 'b' has no lower bound"]),
      (
        "a: {from: 10}, b: {from: 1, below: 10}", "missing",
        ["class 'b' holds smaller values than 'a' before it"]
      ),
      ("a: {from: 1, below: 10}", nil, ["values below 1 and from 10 of 'staff' are in no class"]),
      ("a: {below: 10}", nil, ["values from 10 of 'staff' are in no class"]),
      ("a: {below: 10}, b: {from: 10}", "missing", ["the classes hold every value, and nothing is outside"]),
      (
        "a: {below: 9.5}, b: {from: 9.5}", nil,
        Array(repeating: "'9.5' is no value of 'staff', which is integer", count: 2)
      ),
      (
        "_missing: {below: 9}, b: {from: 9}", nil,
        ["the code '_missing' cannot stand in a list: tables use it for missing values"]
      ),
      (
        "a: {to: 9223372036854775807}", nil,
        ["`to` needs a next value, and 'staff' (integer) has none after 9223372036854775807"]
      ),
    ] as [(String, String?, [String])])
  func messages(classes: String, outside: String?, messages: [String]) {
    let outcome = plan("staff", classes, outside: outside)
    #expect(outcome.messages == messages)
    #expect(outcome.relation.map { _ in "planned" } == nil)
  }

  @Test("a column that has no order, a value without a step and a name in use are said")
  func columns() {
    #expect(
      plan("id", "a: {below: 1}, b: {from: 1}").messages == ["bin takes numbers, amounts, days and dates; 'id' is text"]
    )
    #expect(
      plan("weight", "a: {to: 1}, b: {from: 1}").messages == [
        "`to` needs a next value, and 'weight' (number) has none after 1"
      ])
    let used = StageBench.plan(
      BinStage.self, "{column: staff, into: mark, classes: {a: {below: 1}, b: {from: 1}}}", input: "rows",
      in: ["rows": Self.schema])
    #expect(used.problems.map(\.message) == ["'rows' has a column 'mark' already"])
  }

  @Test("a gap is shown at the class that comes after it")
  func rendered() {
    #expect(
      plan("staff", "a: {below: 10}, b: {from: 12}").said == """
        p.yaml:1:55: error: no class holds values from 10 to below 12
            1 | {column: staff, into: size, classes: {a: {below: 10}, b: {from: 12}}}
              |                                                       ^
           let 'b' begin at 10, or make a class of what lies between

        """)
  }
}
