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
    var dimensions: [Dimension] = []
    var reading: Reading? = .census
    var unit = ["application"]
    let message: String
    var testDescription: String { options }
  }

  static let cases: [Case] = [
    Case(
      measure: CofinancingRatioMeasure.self,
      options: "{ratio: multiplier, subsidy: granted, costs: costs, interval: taylor}",
      message: "`interval: taylor` needs `reading: process`"),
    Case(
      measure: CofinancingRatioMeasure.self,
      options: "{ratio: multiplier, subsidy: granted, costs: costs, interval: bca}", reading: .process,
      message: "`interval: bca` draws at random and needs `seed`, a number of your choice"),
    Case(
      measure: CofinancingRatioMeasure.self,
      options: "{ratio: multiplier, subsidy: granted, costs: costs, interval: taylor, seed: 7}", reading: .process,
      message: "`seed` is read only with `interval: bca`"),
    Case(
      measure: LeadTimeMeasure.self, options: "{from: granted, to: granted, show: median}",
      message: "`lead-time` needs the day until which open applications have waited"),
    Case(
      measure: LeadTimeMeasure.self, options: "{from: granted, to: granted, show: within}",
      message: "`show: within` needs `days`, the term"),
    Case(
      measure: LeadTimeMeasure.self, options: "{from: granted, to: granted, show: median, days: 91}",
      message: "`days` is not read with `show: median`"),
    Case(
      measure: LeadTimeMeasure.self, options: "{from: granted, to: granted, show: in-term}",
      message: "`show: in-term` needs `term`, its weeks"),
    Case(
      measure: LeadTimeMeasure.self, options: "{from: granted, to: granted, show: median, interval: log}",
      message: "`interval: log` has no meaning with `reading: census`"),
    Case(
      measure: LeadTimeMeasure.self,
      options: "{from: granted, to: granted, show: restricted-mean, days: 9, outcome: outcome}",
      message: "`show: restricted-mean` does not tell withdrawals apart"),
    Case(
      measure: CofinancingRatioMeasure.self,
      options: "{ratio: multiplier, subsidy: granted, costs: costs, as: mean-of-ratios, interval: taylor}",
      reading: .process, message: "`interval: taylor` does not belong to `as: mean-of-ratios`"),
    Case(
      measure: CofinancingRatioMeasure.self,
      options: "{ratio: multiplier, subsidy: granted, costs: costs, as: mean-of-ratios, interval: student}",
      message: "`interval: student` needs `reading: process`"),
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: outcome, definition: decided, interval: taylor}",
      reading: .process, message: "`interval: taylor` is not for a rate by number"),
    Case(
      measure: ApprovalRateMeasure.self,
      options:
        "{outcome: outcome, definition: decided, weigh: amount, requested: requested, granted: granted, interval: wilson}",
      reading: .process, message: "`interval: wilson` is not for a rate by amount"),
    Case(
      measure: HeterogeneityMeasure.self,
      options: "{outcome: outcome, definition: decided, across: chamber_no, show: p}",
      message: "`heterogeneity` tests against chance, and has no meaning with `reading: census`"),
    Case(
      measure: HeterogeneityMeasure.self, options: "{of: costs > 5, across: participant, show: p}",
      schema: MeasureBench.participants, reading: .process,
      message:
        "'costs > 5' has one value per application, but a row of 'evaluated' is one application, participant: counting rows counts it more than once"
    ),
    Case(
      measure: HeterogeneityMeasure.self, options: "{definition: decided, across: chamber_no, show: p}",
      reading: .process, message: "say which rate: `outcome` with `definition`, or `of`"),
    Case(
      measure: HeterogeneityMeasure.self, options: "{outcome: outcome, definition: decided, across: costs, show: p}",
      reading: .process, message: "'costs' is money, which makes no groups"),
    Case(
      measure: TrendMeasure.self, options: "{outcome: outcome, definition: decided, along: chamber_no, show: p}",
      reading: .process, message: "'chamber_no' is kvk, along which nothing rises"),
    Case(
      measure: FunnelMeasure.self, options: "{outcome: outcome, definition: decided, show: rate}", reading: .process,
      message: "`funnel` needs groups that do not overlap, which are the cells of its table"),
    Case(
      measure: FunnelMeasure.self, options: "{outcome: outcome, definition: decided, show: rate}",
      dimensions: [MeasureBench.spread], reading: .process,
      message: "`funnel` needs groups that do not overlap, which are the cells of its table"),
    Case(
      measure: RateByItemMeasure.self, options: "{outcome: outcome, definition: decided, show: named}",
      message: "`rate-by-item` needs one dimension that spreads a set, and the table has 0"),
    Case(
      measure: RateByItemMeasure.self,
      options: "{outcome: outcome, definition: decided, against: tine, show: against}",
      dimensions: [MeasureBench.spread], message: "'bottlenecks' has no code 'tine'"),
    Case(
      measure: RateByItemMeasure.self, options: "{outcome: outcome, definition: decided, show: p}",
      dimensions: [MeasureBench.spread],
      message: "`show: p` tests against chance, and has no meaning with `reading: census`"),
    Case(
      measure: CoOccurrenceMeasure.self, options: "{show: jaccard}", dimensions: [MeasureBench.spread],
      message: "`co-occurrence` needs two dimensions that spread sets, or `with`"),
    Case(
      measure: ItemsByGroupMeasure.self, options: "{items: costs, across: chamber_no, show: p}", reading: .process,
      message: "'costs' is money, and a set was expected"),
    Case(
      measure: ItemRankMeasure.self, options: "{show: rank}", dimensions: [MeasureBench.spread], reading: .process,
      message: "`item-rank` draws at random and needs `seed`, a number of your choice"),
    Case(
      measure: ItemChangeMeasure.self, options: "{between: chamber_no, from: a, to: b, show: before}",
      dimensions: [MeasureBench.spread], message: "'chamber_no' has no code 'a'"),
    Case(
      measure: AgreementMeasure.self, options: "{coders: [bottlenecks], code: time, show: kappa}",
      message: "agreement is between two coders or more"),
    Case(
      measure: AgreementMeasure.self, options: "{coders: [bottlenecks, bottlenecks], show: kappa}",
      message: "of sets one `code` is compared: name it, or spread the set in `rows`"),
    Case(
      measure: AgreementMeasure.self, options: "{coders: [bottlenecks, outcome], code: time, show: kappa}",
      message: "the columns of `coders` do not take their codes from one list"),
    Case(
      measure: FinancingMeasure.self,
      options: "{costs: costs, subsidy: granted, sources: {requested: private-cash}, show: costs}",
      message: "'requested' is requested, which cannot stand here"),
    Case(
      measure: RealisationMeasure.self, options: "{granted: granted, settled: requested, show: realisation}",
      message: "'requested' is requested, which cannot stand here"),
    Case(
      measure: RobustMeanMeasure.self, options: "{column: costs, method: trimmed}",
      message: "`method: trimmed` needs `share`, such as 5%"),
    Case(
      measure: RobustMeanMeasure.self, options: "{column: costs, method: trimmed, share: 50%}",
      message: "'50%' is not a share below a half"),
    Case(
      measure: RobustMeanMeasure.self, options: "{column: costs, method: median-absolute-deviation, share: 5%}",
      message: "`method: median-absolute-deviation` takes no `share`"),
    Case(
      measure: ConcentrationMeasure.self, options: "{column: rest, index: gini}",
      message: "'rest' is money without `amount`, which a published figure needs"),
    Case(
      measure: ConcentrationMeasure.self, options: "{column: learners, index: gini}",
      message: "'learners' is integer, and money was expected"),
    Case(
      measure: ApprovalRateMeasure.self,
      options: "{outcome: outcome, definition: decided, interval: clopper-pearson}",
      message: "`interval: clopper-pearson` has no meaning with `reading: census`"),
    Case(
      measure: ApprovalRateMeasure.self,
      options: "{outcome: outcome, definition: decided, interval: finite-population}",
      message: "`finite-population` is about open cases, and the denominator of `decided` has none"),
    Case(
      measure: ApprovalRateMeasure.self,
      options:
        "{outcome: outcome, definition: decided, weigh: applicants, applicant: chamber_no, interval: finite-population}",
      message: "`interval: finite-population` is read only with `weigh: applications`"),
    Case(
      measure: ApprovalRateMeasure.self, options: "{outcome: outcome, definition: granted-only}",
      message: "every granted application is granted: `granted-only` says something of amounts alone"),
    Case(
      measure: OutcomeCountMeasure.self, options: "{outcome: granted, of: granted}",
      message: "'granted' is money, and an outcome was expected"),
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
    Case(measure: MeanMeasure.self, options: "{column: outcome}", message: "outcome cannot be averaged"),
    Case(
      measure: MeanMeasure.self, options: "{column: granted}", schema: MeasureBench.participants,
      message:
        "'granted' has one value per application, but a row of 'evaluated' is one application, participant: averaging it over rows counts it more than once"
    ),
    Case(
      measure: MedianMeasure.self, options: "{of: costs, per: participant}", schema: MeasureBench.participants,
      message: "'costs' has one value per application, and may have several per participant"),
    Case(
      measure: MinMeasure.self, options: "{}", message: "say what is compared: `column` or `of`, one of the two"),
    Case(
      measure: MaxMeasure.self, options: "{column: costs}", schema: MeasureBench.participants,
      message:
        "'costs' has one value per application, but a row of 'evaluated' is one application, participant: comparing it over rows counts it more than once"
    ),
    Case(
      measure: QuantileMeasure.self, options: "{of: costs, at: 25}", message: "'25' is not a number from 0 to 1"),
    Case(
      measure: QuantileMeasure.self, options: "{of: rest, at: 0.25}",
      message: "'rest' is money without `amount`, which a published figure needs"),
    Case(
      measure: ShareMeasure.self, options: "{of: costs > 1000}", reading: nil,
      message: "`share` needs a top-level `reading`"),
    Case(
      measure: ShareMeasure.self, options: "{of: costs > 1000}", schema: MeasureBench.participants,
      message:
        "'costs > 1000' has one value per application, but a row of 'evaluated' is one application, participant: counting rows counts it more than once"
    ),
    Case(
      measure: ShareMeasure.self, options: "{of: costs > 1000, per: participant}", schema: MeasureBench.participants,
      message: "'costs > 1000' has one value per application, and may have several per participant"),
    Case(
      measure: PercentageMeasure.self, options: "{of: row}",
      message: "`of: row` in a table that has no columns: each row would be 100% of itself"),
    Case(
      measure: PercentageMeasure.self, options: "{of: column}",
      message: "`of: column` in a table that has no rows: each column would be 100% of itself"),
    Case(
      measure: PercentageMeasure.self, options: "{of: total}",
      message: "`of: total` in a table that has one cell, which would be 100% of itself"),
    Case(
      measure: PercentageMeasure.self, options: "{of: column, sum: rest}", dimensions: [MeasureBench.spread],
      message: "'rest' is money without `amount`, which a published figure needs"),
    Case(
      measure: PercentageMeasure.self, options: "{of: column, sum: costs, count: rows}",
      dimensions: [MeasureBench.spread], message: "`count` is not read with `sum`"),
    Case(
      measure: PercentageMeasure.self, options: "{of: column, per: application}", dimensions: [MeasureBench.spread],
      message: "`per` is read only with `sum`"),
    Case(
      measure: PercentageMeasure.self, options: "{of: column}", schema: MeasureBench.participants,
      dimensions: [MeasureBench.spread],
      message: "a row of 'evaluated' is one application, participant, not one application: say what is counted"),
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
    Case(measure: FormulaMeasure.self, options: "{formula: sum(requested), unit: euro}", message: ""),
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
      FlowSetting.read(sample.options), to: TableShape(schema: sample.schema, dimensions: sample.dimensions),
      context: context)
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
