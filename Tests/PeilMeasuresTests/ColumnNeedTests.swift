import PeilCore
import PeilDiagnostics
import PeilMeasures
import PeilTable
import PeilTestSupport
import Testing

/// What a measure of one's own gets when it asks for a column, and what its user is told.
@Suite struct ColumnNeedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let need: ColumnNeed
    let column: String
    var schema = MeasureBench.applications
    let said: [String]
    var testDescription: String { "\(column) for \(need)" }
  }

  static let cases: [Case] = [
    Case(need: .money, column: "granted", said: []),
    Case(need: .number, column: "granted", said: []),
    Case(need: .number, column: "learners", said: []),
    Case(need: .integer, column: "learners", said: []),
    Case(need: .amount([.requested, .granted]), column: "granted", said: []),
    Case(
      need: .money, column: "learners",
      said: ["'learners' is integer, and money was expected", "columns that would do: costs, requested, granted, rest"]),
    Case(
      need: .integer, column: "granted",
      said: ["'granted' is money, and a whole number was expected", "columns that would do: learners"]),
    Case(
      need: .number, column: "outcome",
      said: [
        "'outcome' is outcome, and a number was expected",
        "columns that would do: costs, requested, granted, rest, learners",
      ]),
    Case(
      need: .date, column: "granted",
      said: [
        "'granted' is money, and a date was expected",
        "declare the column with `type: date` under its source, or derive one",
      ]),
    Case(need: .number, column: "learner", said: ["no column 'learner'", "did you mean 'learners'?"]),
    Case(
      need: .money, column: "rest",
      said: ["'rest' is money without `amount`, which a published figure needs", "add `amount:`"]),
    Case(
      need: .amount([.granted]), column: "requested",
      said: ["'requested' is requested, which cannot stand here", "here stands a column with `amount: granted`"]),
    Case(
      need: .integer, column: "learners", schema: MeasureBench.participants,
      said: [
        "'learners' has one value per application, but a row of 'evaluated' is one application, participant",
        "take the table from a dataset with one row per application, before the join",
      ]),
  ]

  @Test(
    "a column that does is given, and of another it is said where, what was found, and what would do", arguments: cases)
  func column(_ wanted: Case) throws {
    let options = "{of: \(wanted.column)}"
    let context = BindingContext(
      subject: "evaluated", schemas: [:], parameters: [:], reading: .census, asOf: nil, unit: nil)
    let column = context.column(FlowSetting.read(options)["of"], holding: wanted.need, in: wanted.schema)
    #expect(column?.name == (wanted.said.isEmpty ? wanted.column : nil))
    #expect(context.diagnostics.count == (wanted.said.isEmpty ? 0 : 1))
    let text = DiagnosticRenderer(sources: ["p.yaml": options]).render(context.diagnostics)
    for part in wanted.said { #expect(text.contains(part), "\(text)") }
    if !wanted.said.isEmpty { #expect(text.contains("p.yaml:1:6"), "\(text)") }
  }

  @Test("of an option that is absent nothing is said")
  func absent() {
    let context = BindingContext(
      subject: "evaluated", schemas: [:], parameters: [:], reading: .census, asOf: nil, unit: nil)
    #expect(context.column(nil, holding: .money, in: MeasureBench.applications) == nil)
    #expect(context.diagnostics.isEmpty)
  }
}
