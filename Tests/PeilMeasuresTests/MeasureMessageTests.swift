import PeilCore
import PeilDiagnostics
import PeilMeasures
import PeilTestSupport
import PeilTable
import Testing

@Suite struct MeasureMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let measure: any (Measure & SendableMetatype).Type
    let options: String
    var schema = MeasureBench.applications
    var reading: Reading? = .census
    var unit = ["application"]
    let message: String
    var testDescription: String { options }
  }

  static let cases: [Case] = [
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: outcome, definition: decided}", reading: nil,
      message: "`approval-rate` needs a top-level `reading`"),
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: granted, definition: decided}",
      message: "'granted' is money, and an outcome was expected"),
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: outcom, definition: decided}",
      message: "no column 'outcom' in 'evaluated'"),
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: outcome, definition: decided}",
      schema: MeasureBench.participants,
      message:
        "'outcome' has one value per application, but a row of 'evaluated' is one application, participant: counting rows counts it more than once"
    ),
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: outcome, definition: decided, weigh: applicants}",
      message: "`weigh: applicants` needs `applicant`, the column it counts by"),
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: outcome, definition: decided, applicant: chamber_no}",
      message: "`applicant` is read only with `weigh: applicants`"),
    Case(
      measure: ApprovalRateMeasure.self,
      options: "{outcome: outcome, definition: fundable, weigh: amount, requested: requested, granted: granted}",
      message: "`fundable` has no amount: what was refused on the ceiling was granted nothing"),
    Case(
      measure: ApprovalRateMeasure.self,
      options: "{outcome: outcome, definition: decided, weigh: amount, requested: granted, granted: granted}",
      message: "'granted' is granted, which cannot stand here"),
    Case(
      measure: CofinancingRatioMeasure.self, options: "{ratio: leverage, subsidy: granted}",
      message: "`ratio: leverage` needs `other`, a column of money"),
    Case(
      measure: CofinancingRatioMeasure.self, options: "{ratio: multiplier, subsidy: granted, costs: rest}",
      message: "'rest' does not say which amount it is"),
    Case(
      measure: CofinancingRatioMeasure.self,
      options: "{ratio: multiplier, subsidy: granted, costs: costs, other: rest}",
      message: "`ratio: multiplier` does not read `other`"),
    Case(
      measure: CofinancingRatioMeasure.self, options: "{ratio: multiplier, subsidy: learners, costs: costs}",
      message: "'learners' is integer, and money was expected"),
    Case(
      measure: SumMeasure.self, options: "{column: rest}",
      message: "'rest' is money without `amount`, which a published figure needs"),
    Case(
      measure: SumMeasure.self, options: "{column: granted}", schema: MeasureBench.participants,
      message:
        "'granted' has one value per application, but a row of 'evaluated' is one application, participant: summing it over rows counts it more than once"
    ),
    Case(
      measure: SumMeasure.self, options: "{column: granted, per: participant}", schema: MeasureBench.participants,
      message: "'granted' has one value per application, and may have several per participant"),
    Case(
      measure: SumMeasure.self, options: "{column: granted, of: costs}",
      message: "say what is added up: `column` or `of`, one of the two"),
    Case(measure: SumMeasure.self, options: "{column: outcome}", message: "outcome cannot be added up"),
    Case(
      measure: CountMeasure.self, options: "{}", schema: MeasureBench.participants,
      message: "a row of 'evaluated' is one application, participant, not one application: say what is counted"),
    Case(
      measure: CountMeasure.self, options: "{of: units}", unit: [], message: "there is no top-level `unit` to count"),
    Case(
      measure: FrequencyMeasure.self, options: "{base: mentions}",
      message: "`frequency` needs a dimension that spreads a set"),
    Case(
      measure: FormulaMeasure.self, options: "{formula: sum(requested) / sum(costs), unit: count}", message: ""),
    Case(
      measure: FormulaMeasure.self, options: "{formula: sum(requested), unit: ratio}",
      message: "the formula gives euro, not ratio"),
    Case(
      measure: FormulaMeasure.self, options: "{formula: sum(rest)}",
      message: "'rest' is money without `amount`, which a published figure needs"),
  ]

  @Test("a problem is said in one line, at its place", arguments: cases)
  func messages(_ sample: Case) {
    let context = BindingContext(
      subject: "evaluated", schemas: [:], parameters: [:], reading: sample.reading, asOf: nil,
      unit: sample.unit.isEmpty ? nil : UnitOfAnalysis(key: sample.unit, cluster: nil))
    _ = sample.measure.bind(
      FlowSetting.read(sample.options), to: TableShape(schema: sample.schema, dimensions: []), context: context)
    #expect(context.diagnostics.map(\.message) == (sample.message.isEmpty ? [] : [sample.message]))
    #expect(context.diagnostics.allSatisfy { $0.span != nil })
  }

  @Test("a rate without a reading explains the choices")
  func reading() {
    let said = MeasureBench.bind(ApprovalRateMeasure.self, "{outcome: outcome, definition: decided}", reading: nil).said
    #expect(
      said == """
        p.yaml:1:1: error: `approval-rate` needs a top-level `reading`
            1 | {outcome: outcome, definition: decided}
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           reading: census — the register is whole and the rate is a fact about it: no interval
           reading: process — the call is one draw of a process: a Wilson interval, marked as modelled

        """)
  }
}
