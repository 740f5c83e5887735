public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `count-distinct`: counts different values.
public enum CountDistinctMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "count-distinct",
    summary: "Counts how many different values a column, or a combination of columns, has in each cell.",
    discussion: """
      Rows in which one of the columns is missing are not counted and stand under missing. A value that stands in \
      several cells counts in each, and once in their total. No rows give 0. `n` is the number of rows behind the figure: \
      12 firms of 15 applications have a value of 12 and an n of 15. The state holds the values it has seen: \
      it is micro-data until it is finished.
      """,
    setting: .options([
      .required("columns", .oneOrMore(.column), "The columns whose combinations are counted.")
    ]),
    source: "Counting; values are compared byte for byte.",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            firms: {count-distinct: {columns: chamber_no}}
      """,
    caution:
      "The counts of categories do not add up to their total: a firm with applications in two sectors is one firm.")

  /// Reads the columns; unknown columns and types whose values cannot be told apart exactly are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let written = setting["columns"], let columns = context.columns(written, in: table.schema) else { return nil }
    var isSound = !columns.isEmpty
    if columns.isEmpty { context.report(.error("no-columns", "`columns` names no column", at: written.span)) }
    for column in columns {
      switch column.type {
      case .number, .rational:
        context.report(
          .error(
            "inexact-values", "'\(column.name)' is \(column.type.name), whose values cannot be told apart exactly",
            at: written.span, details: ["read the column as integer or decimal"]))
        isSound = false
      default: break
      }
    }
    guard isSound else { return nil }
    return BoundMeasure(
      components: [.countDistinct(columns.map { .value(of: $0) }, where: nil)], base: nil, unit: .count,
      definition: Definition(
        "count-distinct", nl: "aantal verschillende \(columns.labels(in: "nl"))",
        en: "number of different \(columns.labels(in: "en"))"),
      finisher: .cell(DistinctFinisher()))
  }
}
