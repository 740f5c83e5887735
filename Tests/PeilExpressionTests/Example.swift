import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

/// The datasets that the formulas of these tests are read against.
enum Example {
  static let sectors = Domain(codes: ["agriculture", "construction", "it's new"])
  static let regions = Domain(codes: ["north", "south"])
  static let bottlenecks = Domain(codes: ["money", "time", "knowledge"])

  /// One row per application.
  static let applications = Schema(
    columns: [
      column("application", .text),
      column("chamber_no", .identifier(.kvk)),
      column("outcome", .outcome),
      column("sector", .category(sectors)),
      column("second_sector", .category(sectors)),
      column("region", .category(regions)),
      column("bottlenecks", .set(bottlenecks)),
      column("costs", .money),
      column("granted", .money),
      column("employees", .integer),
      column("learners", .integer),
      column("share", .decimal(scale: 2)),
      column("rate", .decimal(scale: 10)),
      column("weight", .number),
      column("submitted", .date),
      column("decided", .date),
      column("waiting", .days),
      column("problem", .text),
      column("innovative", .boolean),
      column("eligible", .boolean),
    ], grain: Grain(["application"]))

  /// One row per application and participant; amounts of the application are repeated.
  static let participations = Schema(
    columns: [
      column("application", .text),
      column("participant", .text, ["application", "participant"]),
      column("granted", .money),
      column("outcome", .outcome),
      column("contribution", .money, ["application", "participant"]),
      column("lead", .boolean, ["application", "participant"]),
    ], grain: Grain(["application", "participant"]))

  static let parameters: [String: Literal] = [
    "ceiling": .money(Money(cents: 10_000_000_00)), "closes": .date(day("2021-01-19")), "threshold": .integer(25_000),
    "factor": .number(0.1), "call": .text("granted"),
  ]

  static let reader = FormulaReader(
    scope: FormulaScope(schema: applications, dataset: "evaluated", parameters: parameters))
  static let participationReader = FormulaReader(
    scope: FormulaScope(schema: participations, dataset: "participations", parameters: [:]))

  private static func column(_ name: String, _ type: ValueType, _ grain: [String] = ["application"]) -> Column {
    Column(name: name, type: type, grain: Grain(grain))
  }

  static func day(_ iso: String) -> CalendarDate {
    guard let date = CalendarDate(iso: iso) else { preconditionFailure("\(iso) is no date") }
    return date
  }

  /// A formula on line 1 of a file, as the reader of the pipeline would hand it over.
  static func source(_ text: String) -> SourceText {
    let count = text.count
    return SourceText(
      text, span: SourceSpan(file: "x.yaml", line: 1, column: 1, length: count),
      positions: (0...count).map { SourcePosition(line: 1, column: $0 + 1) })
  }

  /// What the user sees of an error.
  static func rendered(_ error: any DiagnosticConvertible, formula: String) -> String {
    DiagnosticRenderer(sources: ["x.yaml": formula]).render(error.diagnostics)
  }
}
