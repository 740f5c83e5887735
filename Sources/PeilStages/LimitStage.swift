public import PeilCore
public import PeilTable

/// `limit`: keeps the first rows.
public enum LimitStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "limit",
    summary: "Keeps the first rows and leaves the others out.",
    discussion: """
      The first rows are those that come first in the file, or after a `sort` those that come first in its order; they \
      are the same however many workers share the work. The ledger counts the others as left out.
      """,
    setting: .either([
      .integer(1...1_000_000_000),
      .options([.required("rows", .integer(1...1_000_000_000), "How many rows are kept.")]),
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - sort: {by: {column: requested, descending: true}}
            - limit: 100
      """,
    caution: """
      The first rows of a file are no sample: an export is often in order of date. Use `sample` to look at a part of \
      the rows.
      """)

  /// Reads the number of rows.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let rows = context.integer(setting["rows"] ?? setting, atLeast: 1) else { return nil }
    return Relation(.limit(rows), schema: input)
  }
}
