public import PeilCore
internal import PeilExpression
internal import PeilTable

/// `median`: the middle value of a column or a formula.
public enum MedianMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "median",
    summary: "The middle known value of a column, or of a formula per row: half of the units lie at or below it.",
    discussion: """
      `median: costs` is short for `median: {column: costs}`; `of` gives a formula. Of an even number of values it is \
      the mean of the two in the middle, exact for exact values; of dates, the day in which the middle between the two \
      falls. It takes numbers, money, days and dates. Missing values are skipped and counted. No rows, or rows of which \
      none is known: undefined. Money must say which amount it is (`amount`). Where the rows are finer than the values, \
      `per` says what is counted once; unequal values within one key stop the run. The state holds the values: it is \
      micro-data until it is finished. It has no interval.
      """,
    setting: .either([.column, .options(MeasuredValue.parameters("put in order"))]),
    source: "Hyndman and Fan 1996, type 7; R: quantile().",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            median_costs: {median: {column: costs}}
      """,
    caution: "Medians do not add up: that of all is no mean of those of the sectors, and no sum of parts.")

  /// Reads what is put in order; a column of another grain without `per` and money without `amount` are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let verb = QuantileMeasure.verb("median")
    guard let value = MeasuredValue.read(setting, verb, in: table.schema, context: context) else { return nil }
    let unit = FigureUnit(summing: value.expression.type)
    return BoundMeasure(
      components: [value.histogram], base: nil, unit: unit,
      definition: value.definition("median", nl: "mediaan van", en: "median of"),
      finisher: .cell(QuantileFinisher.median(unit: unit)))
  }
}
