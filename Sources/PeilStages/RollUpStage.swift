public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `roll-up`: brings a column to a level of a code list.
public enum RollUpStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "roll-up",
    summary: "Brings a column to a level of a code list, such as an SBI code to its section.",
    discussion: """
      A code list is a CSV file with `code`, `parent` and `level`, and names in `nl` and `en`; its column `match` says \
      what a code stands for: itself (`exact`), every value that begins with it (`prefix`; the longest wins), or every \
      value whose leading digits lie in it (`range`, as `1000-1299`). Takes an identifier, text, a whole number, or a \
      category by its codes, and makes a category of the level's codes in the order of the file, with the list's names \
      as labels. A missing value stays missing and is counted. A value that the list does not know, or that stands \
      above the level, is what `unknown` says: `reject` (the row), `missing` (counted) or `stop` (the run). Several \
      stages make several levels, so that a table can stand at either, or nest one in the other. The list's hash \
      stands in run.json.
      """,
    setting: .options([
      .required("column", .column, "The column that is brought to the level."),
      .required("list", .codeList, "The code list file, relative to the pipeline file."),
      .required("to", .text, "The level."),
      .required("into", .name, "The new column's name."),
      .optional(
        "unknown",
        .word([
          .init("reject", "The row is rejected."), .init("missing", "The value is missing, and counted."),
          .init("stop", "The run stops."),
        ]), standard: "reject", "What happens to a row whose value the list does not know."),
      ColumnOptions.label,
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - roll-up: {column: province, list: ../code-lists/provinces.csv, to: part, into: part, label: Landsdeel}
      tables:
        t:
          from: example
          rows: [part, province]
          totals: nested
          measures:
            applications: count
      """,
    caution: "A postcode area can cross a provincial border: see code-lists/README.md.")

  /// Reads the options; a list with mistakes, a level it does not have and a column of another type are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let column = setting["column"].flatMap { coded($0, in: input, context: context) }
    let index = setting["list"].flatMap { context.codeList($0) }.flatMap { list in
      setting["to"]?.text.flatMap { level($0, of: list, context: context) }
    }
    guard let into = setting["into"]?.text, context.admits(into, beside: input), let column, let index else {
      return nil
    }
    let unknown = context.word(setting["unknown"], as: Coding.Unknown.self) ?? .reject
    var made = column
    made.name = into.text
    made.type = .category(index.domain)
    made.label = context.label(setting["label"])
    made.missingAs = nil
    return Relation(
      .code(
        Coding(column: column.name, into: into.text, index: index, unknown: unknown, span: setting["column"]?.span)),
      schema: Schema(columns: input.columns + [made], grain: input.grain))
  }

  static func coded(_ setting: Setting, in input: Schema, context: BindingContext) -> Column? {
    guard let column = context.column(setting, in: input) else { return nil }
    switch column.type {
    case .identifier, .text, .integer, .category: return column
    default:
      context.report(
        .error(
          "not-in-levels",
          "roll-up takes an identifier, text, a whole number or a category; '\(column.name)' is \(column.type.name)",
          at: setting.span))
      return nil
    }
  }

  static func level(_ level: SourceText, of list: CodeList, context: BindingContext) -> CodeListIndex? {
    if list.levels.contains(level.text) { return CodeListIndex(list, level: level.text) }
    context.report(
      .error(
        "unknown-level", "the code list has no level '\(level.text)'", at: level.span,
        label: nearestName(to: level.text, among: list.levels).map { "did you mean '\($0)'?" },
        details: ["levels: \(listed(list.levels, limit: 12))"]))
    return nil
  }
}
