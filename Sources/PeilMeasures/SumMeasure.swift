public import PeilCore
internal import PeilExpression
internal import PeilTable

/// `sum`: adds up a column or a formula.
public enum SumMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "sum",
    summary: "Adds up a column, or a formula per row, exactly.",
    discussion: """
      `sum: requested` is short for `sum: {column: requested}`. `column` names a column, `of` gives a formula; one of \
      the two must be given. Missing values are skipped and \
      counted: no rows give 0, rows of which none is known give an undefined figure. Money is added in whole cents, \
      with 128 bits; an overflow stops the run. Money that is published must say which amount it is (`amount`). Where \
      the rows are finer than the values, as after a join with participants, `per` says what is counted once; unequal \
      values within one key stop the run.
      """,
    setting: .either([.column, .options(MeasuredValue.parameters("added up"))]),
    source: """
      Addition, exact to the cent in 128 bits; binary64 numbers by a correctly rounded sum (Shewchuk \
      1997).
      """,
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            requested: {sum: {column: requested}}
      """,
    caution: "Amounts of different stages of the scheme (requested, granted, settled) do not belong in one sum.")

  /// How messages speak of it; `percentage` adds up in the same way.
  static let verb = MeasuredValue.Verb(
    measure: "sum", done: "added up", doing: "summing it",
    instead: "to count rows, write `count: {}` with a `where`", isLinear: true)

  /// Reads what is added up; a column of another grain without `per` and money without `amount` are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let value = MeasuredValue.read(setting, verb, in: table.schema, context: context) else { return nil }
    let unit = FigureUnit(summing: value.expression.type)
    return BoundMeasure(
      components: [value.sum], base: nil, unit: unit,
      definition: value.definition("sum", nl: "som van", en: "sum of"), finisher: .cell(SumFinisher(unit: unit)))
  }
}

extension MeasuredValue {
  /// The sum, each key once where there is one.
  var sum: Component {
    key.isEmpty ? .sum(expression, where: nil) : .sumPerKey(expression, key: key, where: nil)
  }

  /// How often each value occurs, each key once where there is one.
  var histogram: Component {
    key.isEmpty ? .histogram(expression, where: nil) : .histogramPerKey(expression, key: key, where: nil)
  }
}
