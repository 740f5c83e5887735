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
      Aggregates are `sum(x)`, `count()`, `count_distinct(x)`, `mean(x)`, `min(x)` and `max(x)`, each with `where` and, \
      where rows are finer than what is counted, `per`. They skip missing values and count them. No units: a count or \
      sum of 0, otherwise undefined; units of which none is known: undefined; a division by zero: undefined. Exact \
      values stay exact until publication. Money in the result must say which amount it is (`amount` of its columns). \
      Units follow the formula: money ÷ money is a ratio. The definition is the formula itself. It has no interval.
      """,
    setting: .either([
      .aggregateFormula,
      .options([
        .required("formula", .aggregateFormula, "The formula."),
        .optional(
          "unit",
          .word([
            .init("count", "A number of units."),
            .init("ratio", "A share or another pure quotient, shown in per cent."),
            .init("number", "A number in a unit of its own."),
          ]),
          standard: "what follows from the formula", "How a pure number is meant."),
      ]),
    ]),
    source: "The author's own; aggregates as `sum`, `mean`, `count` and the others define them.",
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
      isPublishable(formula, table.schema, written.span, context)
    else { return nil }
    return BoundMeasure(
      components: formula.aggregates.map { $0.component(in: table.schema) }, base: nil, unit: unit,
      definition: Definition(
        identifier: "formula", text: LocalizedText(formula.formula)),
      finisher: .cell(FormulaFinisher(formula: formula, unit: unit)))
  }

  private static func unit(
    of formula: AggregateFormula, _ setting: Setting?, _ context: BindingContext
  ) -> FigureUnit? {
    let own = formula.unit
    guard let setting, let wanted = context.word(setting, as: FigureUnit.self) else { return own }
    let pure: [FigureUnit] = [.count, .ratio, .number]
    if pure.contains(own), pure.contains(wanted) { return wanted }
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
