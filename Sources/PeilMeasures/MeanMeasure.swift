public import PeilCore
internal import PeilExpression
internal import PeilTable

/// `mean`: the mean of a column or a formula.
public enum MeanMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "mean",
    summary: "The mean of a column, or of a formula per row.",
    discussion: """
      `mean: costs` is short for `mean: {column: costs}`; `of` gives a formula. The sum of the known values divided by \
      how many are known; missing values are skipped and counted. Sums of money and decimals are exact and the quotient \
      is rounded once, at publication. No rows, or rows of which none is known: undefined. Money must say which amount \
      it is (`amount`). Where the rows are finer than the values, `per` says what is counted once; unequal values \
      within one key stop the run. It has no interval.
      """,
    setting: .either([.column, .options(MeasuredValue.parameters("averaged"))]),
    source: "The arithmetic mean; sums as by `sum`, one division.",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            mean_request: {mean: {column: requested}}
      """,
    caution: """
      A few large projects pull a mean up: the median is nearer to a typical project. A mean of ratios per project is \
      not the ratio of the scheme; for that, divide the sums (`formula`, `cofinancing-ratio`).
      """)

  /// Reads what is averaged; a column of another grain without `per` and money without `amount` are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let verb = MeasuredValue.Verb(
      measure: "mean", done: "averaged", doing: "averaging it",
      instead: "for the middle of dates, write `median`; for a part of the units, write `share`", isLinear: true)
    guard let value = MeasuredValue.read(setting, verb, in: table.schema, context: context) else { return nil }
    let unit = FigureUnit(summing: value.expression.type)
    return BoundMeasure(
      components: [value.sum], base: nil, unit: unit,
      definition: value.definition("mean", nl: "gemiddelde van", en: "mean of"),
      finisher: .cell(MeanFinisher(unit: unit)))
  }
}
