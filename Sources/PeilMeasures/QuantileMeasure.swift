public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable
internal import PeilValues

/// `quantile`: the value below which a given part of the units lies.
public enum QuantileMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "quantile",
    summary: "The value of a column, or of a formula per row, below which a given part of the units lies.",
    discussion: """
      `at: 0.25`, or `at: 25%`, is the first quartile, 0.5 the median, 0.9 the ninth decile. Between two values it is read in \
      proportion, exactly for exact values; of dates, it is the day in which the point between the two falls. \
      Statistical programs differ: `type: 7`, the default, takes the position (n − 1)p + 1, as R and numpy do; \
      `type: 6` takes (n + 1)p, as SPSS does (Hyndman & Fan 1996). The definition says which. It takes numbers, money, \
      days and dates. Missing values are skipped and counted. No rows, or rows of which none is known: undefined. Money \
      must say which amount it is (`amount`). Where the rows are finer than the values, `per` says what is counted \
      once; unequal values within one key stop the run. The state holds the values: it is micro-data until it is \
      finished. It has no interval.
      """,
    setting: .options(
      [
        .required("at", .share, "The part of the units that lies below it."),
        .optional(
          "type",
          .word([
            .init("7", "The position (n − 1)p + 1, as R and numpy have it."),
            .init("6", "The position (n + 1)p, as SPSS has it."),
            .init("1", "The smallest value with at least that part at or below it."),
            .init("2", "The same, and the middle of two values where the part ends between them."),
          ]),
          standard: "7", "Where the quantile lies between two values."),
      ] + MeasuredValue.parameters("put in order")),
    source: "Hyndman and Fan 1996; R: quantile(type = 1, 2, 6, 7).",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            first_quartile: {quantile: {of: costs, at: 0.25}}
      """,
    caution: "Of few units an outer quantile is close to the value of one of them.")

  /// Reads what is put in order and where it is cut; a column of another grain without `per` is an error.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let value = MeasuredValue.read(setting, verb("quantile"), in: table.schema, context: context)
    let type = setting["type"]?.text.flatMap { Int($0.text) }.flatMap { QuantileType(rawValue: $0) } ?? .seven
    guard let written = setting["at"].flatMap({ context.text($0) }),
      let probability = probability(written, context), let value
    else { return nil }
    let unit = FigureUnit(summing: value.expression.type)
    let comma = String(written.text.map { $0 == "." ? "," : $0 })
    return BoundMeasure(
      components: [value.histogram], base: nil, unit: unit,
      definition: value.definition(
        "quantile/\(written.text)/type-\(type.rawValue)",
        nl: "kwantiel \(comma) (type \(type.rawValue) van Hyndman en Fan) van",
        en: "quantile \(written.text) (type \(type.rawValue) of Hyndman and Fan) of"),
      finisher: .cell(QuantileFinisher(probability: probability, type: type, unit: unit)))
  }

  /// How messages speak of putting values in order.
  static func verb(_ measure: String) -> MeasuredValue.Verb {
    MeasuredValue.Verb(
      measure: measure, done: "put in order", doing: "putting it in order",
      instead: "`\(measure)` takes numbers, money, days and dates", takesDates: true)
  }

  private static func probability(_ text: SourceText, _ context: BindingContext) -> Rational? {
    if let share = Rational(share: text.text) { return share }
    context.report(.error("not-in-bounds", "'\(text.text)' is not a number from 0 to 1", at: text.span))
    return nil
  }
}
