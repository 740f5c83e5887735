public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `percentage`: a cell as part of its row, its column or the whole table.
public enum PercentageMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "percentage",
    summary:
      "The count of a cell, or its sum of a value, as part of the same in its row, its column or the whole table.",
    discussion: """
      `of: row` divides by the cell with all dimensions of `columns` summed out, `of: column` by the one with all \
      dimensions of `rows` summed out, `of: total` by the whole table; whether those totals are shown makes no \
      difference. Without `sum` units are counted, as by `count`: where rows are finer than the unit, `count: rows` or \
      `count: units` says which. With `sum` a column or a formula is added up, as by `sum`, with `per` where rows are \
      finer than the values. The denominator is computed from the units, never from figures: over `{each: …}` each \
      counts once there, so that the percentages of a set may add up to more than 100%. Units that lack a dimension \
      are in the denominator, and have a category of their own. With fewer than `minimum` units in the denominator the \
      figure is shown as x out of n. Missing values are skipped and counted. A denominator without units, without a \
      known value, of zero or less: undefined. It has no interval; `share` has one.
      """,
    setting: .options(
      [
        .required("of", .word(PercentageWhole.choices), "What the cell is a part of."),
        .optional(
          "sum", .formula("number"), standard: "units are counted", "The column or formula whose sum is divided."),
        .optional(
          "per", .oneOrMore(.column), standard: "every row", "With `sum`: the key whose every value counts once."),
        .optional(
          "count", .word(CountedUnits.choices), standard: "rows, where a row is one unit",
          "What is counted where nothing is added up."),
        MinimumOption.parameter,
      ]),
    source: "Counting; the denominator is computed from the units and never from figures.",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          columns: form
          totals: all
          measures:
            within_sector: {percentage: {of: row}}
      """,
    caution: """
      Percentages of a row and of a column answer different questions: of the sector's applications, how many are by \
      one firm; of those by one firm, how many come from the sector. For answers of which a unit may give several, \
      `frequency` names the base and leaves out who was not asked.
      """)

  /// Reads what is divided by what; a table without the margin, and the errors of `count` and `sum`, are reported.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let minimum = context.minimum(setting["minimum"])
    guard let whole = context.word(setting["of"], as: PercentageWhole.self) else { return nil }
    let isPart = whole.isOther(in: table, at: setting["of"]?.span ?? setting.span, context: context)
    guard let summed = setting["sum"] else {
      reportIdle("per", with: "sum", setting, context)
      let counted = CountedUnits.read(
        setting["count"], spelled: { "count: \($0)" }, at: setting.span, in: table.schema, context: context)
      guard let counted, isPart else { return nil }
      return BoundMeasure(
        components: [counted.component], base: nil, unit: .ratio,
        definition: Definition(
          "percentage/\(whole.rawValue)", nl: "\(counted.dutch) als deel van \(whole.dutch)",
          en: "\(counted.english) as part of \(whole.english)"),
        finisher: .margin(whole.need, PercentageFinisher(unit: .count, minimum: minimum)))
    }
    reportIdle("count", without: "sum", setting, context)
    let entries = [Setting.Entry(key: SourceText("of", span: summed.span), value: summed)]
    let written = Setting(.map(entries + (setting.map ?? []).filter { $0.key.text == "per" }), span: setting.span)
    guard let value = MeasuredValue.read(written, SumMeasure.verb, in: table.schema, context: context), isPart else {
      return nil
    }
    return BoundMeasure(
      components: [value.sum], base: nil, unit: .ratio,
      definition: value.definition(
        "percentage/\(whole.rawValue)/sum", nl: "deel van \(whole.dutch) van de som van",
        en: "part of \(whole.english) of the sum of"),
      finisher: .margin(
        whole.need, PercentageFinisher(unit: FigureUnit(summing: value.expression.type), minimum: minimum)))
  }

  private static func reportIdle(
    _ option: String, with needed: String? = nil, without other: String? = nil, _ setting: Setting,
    _ context: BindingContext
  ) {
    guard let entry = setting.map?.first(where: { $0.key.text == option }) else { return }
    context.report(
      .error(
        "idle-option",
        needed.map { "`\(option)` is read only with `\($0)`" } ?? "`\(option)` is not read with `\(other ?? "")`",
        at: entry.key.span, details: ["leave `\(option)` away"]))
  }
}
