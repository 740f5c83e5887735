public import PeilCore

/// `min`: the smallest value of a column or a formula.
public enum MinMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "min",
    summary: "The smallest known value of a column, or of a formula per row.",
    discussion: """
      `min: costs` is short for `min: {column: costs}`; `of` gives a formula. It takes numbers, money, days and dates. \
      Missing values are skipped and counted. No rows, or rows of which none is known: undefined. Money must say which \
      amount it is (`amount`). Where the rows are finer than the values, `per` says what is counted once, so that n and \
      missing count that; unequal values within one key stop the run. It has no interval.
      """,
    setting: .either([.column, .options(MeasuredValue.parameters("compared"))]),
    source: "The order of the values.",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            lowest: {min: {column: costs}}
      """,
    caution: "It is the value of one unit: outside the house it may tell what that unit filed.")

  /// Reads what is compared; a column of another grain without `per` and money without `amount` are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    Extreme.smallest.bind(setting, to: table, context: context)
  }
}
