public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `formula`: a figure of the author's own.
public enum FormulaMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "formula",
    summary: "A figure of your own, from a formula over aggregates.",
    discussion: """
      Aggregates are `sum(x)`, `count()`, `count_distinct(x)`, `mean(x)`, `median(x)`, `min(x)` and `max(x)`, each with \
      `where` and, where rows are finer than what is counted, `per`. They skip missing values and count them. No units: a count or \
      sum of 0, otherwise undefined; units of which none is known: undefined; a division by zero: undefined. Exact \
      values stay exact until publication. Money in the result must say which amount it is (`amount` of its columns). \
      Units follow the formula: money ÷ money is a ratio. The definition is the formula itself.

      With `reading: process`, a formula of sums, counts and means without `per` has an interval where `interval` names its \
      method. The units that are left out or drawn are those of the pipeline's `unit`: its `cluster` where it has one, else \
      its `key`. Up to 10,000 of them, each is left out in turn, and as many as there are are drawn with replacement in the order of \
      their keys; of more, 256 groups to which the hash of their key assigns them are left out in turn, and each draw has \
      a unit as often as a number of Poisson's distribution with mean 1 says, from the seed, the key and the draw. So the interval is the same to the last digit, in \
      whatever order the rows come. Where the figure is not defined without one of the units there is no interval, and that is said.
      """,
    setting: .either([
      .aggregateFormula,
      .options(
        [
          .required("formula", .aggregateFormula, "The formula."),
          .optional(
            "unit",
            .word([
              .init("count", "A number of units."),
              .init("ratio", "A share or another pure quotient, shown in per cent."),
              .init("number", "A number in a unit of its own."),
              .init("euro", "An amount, which a formula of amounts is anyway."),
              .init("days", "Days, which a formula of days is anyway."),
            ]),
            standard: "what follows from the formula",
            "How a pure number is meant; any other unit follows from the formula."),
        ] + FormulaInterval.parameters),
    ]),
    source: """
      The author's own; aggregates as `sum`, `mean`, `count` and the others define them. Intervals: Efron 1987; Efron and \
      Tibshirani 1993, chapter 11; Kott 2001 (groups); Chamandy and others 2012 (Poisson).
      """,
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            mean_request: {formula: sum(requested) / count()}
      """,
    caution:
      "`sum(a) / sum(b)` takes every known value of each: where one of the two is missing, add `where a is known and b is known`."
  )

  /// Reads the formula; what is wrong with it, its grain included, and a unit that does not fit are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let written = setting["formula"] ?? setting
    guard let formula = context.aggregateFormula(written, in: table.schema) else { return nil }
    guard let unit = unit(of: formula, setting["unit"], context),
      isPublishable(formula, table.schema, written.span, context),
      let interval = FormulaInterval.read(setting, of: formula, in: table.schema, context)
    else { return nil }
    return BoundMeasure(
      components: formula.aggregates.map { $0.component(in: table.schema) } + interval.components, base: nil,
      unit: unit,
      definition: Definition(
        identifier: "formula", text: LocalizedText(formula.formula)),
      finisher: .cell(FormulaFinisher(formula: formula, unit: unit, interval: interval)))
  }

  private static func unit(
    of formula: AggregateFormula, _ setting: Setting?, _ context: BindingContext
  ) -> FigureUnit? {
    let own = formula.unit
    guard let setting, let wanted = context.word(setting, as: FigureUnit.self) else { return own }
    let pure: [FigureUnit] = [.count, .ratio, .number]
    if own == wanted || pure.contains(own) && pure.contains(wanted) { return wanted }
    context.report(
      .error("unit-differs", "the formula gives \(own.rawValue), not \(wanted.rawValue)", at: setting.span))
    return nil
  }

  private static func isPublishable(
    _ formula: AggregateFormula, _ schema: Schema, _ span: SourceSpan, _ context: BindingContext
  ) -> Bool {
    guard formula.unit == .money else { return true }
    let names = formula.aggregates.reduce(into: Set<String>()) { $0.formUnion($1.argument?.columns ?? []) }
    return context.publishes(schema.columns.filter { names.contains($0.name) }, at: span)
  }
}
