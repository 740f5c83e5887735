public import PeilCore
public import PeilTable

/// `sort`: puts the rows in order.
public enum SortStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "sort",
    summary: "Puts the rows in the order of one or more columns.",
    discussion: """
      The first column decides; where rows are equal in it the next one does. Numbers and dates go from small to large, \
      codes in the order in which they are declared, text by byte; `descending: true` turns that about. A missing value \
      comes last in both directions. Rows that are equal in all columns stay in the order in which they came. A \
      dataset keeps its order where another one reads it, in an export and in `peil show`; a table has an order of its \
      own. All rows are held in memory while they are sorted.
      """,
    setting: .either([
      .column,
      .list(SortKeyOption.kind),
      .options([.required("by", .oneOrMore(SortKeyOption.kind), "What decides the order, the most important first.")]),
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - sort: {by: [sector, {column: requested, descending: true}]}
      """,
    caution: "Text sorts by byte: capitals before small letters, and é after z.")

  /// Reads the columns and their directions; unknown columns and columns without order are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let keys = context.sortKeys(setting["by"] ?? setting, in: input) else { return nil }
    return Relation(.sort(keys), schema: input)
  }
}
