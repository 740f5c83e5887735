public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `replace-missing`: puts a value in the place of missing ones.
public enum ReplaceMissingStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "replace-missing",
    summary: "Puts a value you choose in the place of missing ones, and counts how many it replaced.",
    discussion: """
      For each column a value of its own type: a number or an amount as `10_000` or `0.25`, a date as `2021-06-30`, \
      `true` or `false`, a text, or a code of its list. `{value: other, label: Anders}` adds a code that the list does \
      not have at its end. Values that are known stay as they are. For each column the ledger counts the rows in which \
      a value was replaced, as `cash: replaced=3`; as many rows go out as come in. A column whose missing values are \
      replaced is known for every row afterwards, so that its `unknown-limit` falls away. A column that tells rows apart \
      cannot be replaced, nor can a checked identifier, for a made-up number would count as a firm, nor a set, for \
      nobody's answer is not an answer. Nor can a column with a `known-when`: where it says that a value cannot be \
      known, one value for all would hide it. `derive` with `coalesce` makes a column beside it and keeps both.
      """,
    setting: .map(
      key: .column,
      value: .either([
        .value,
        .options([
          .required("value", .value, "The value that takes the place of a missing one."),
          .optional(
            "label", .label, standard: "none: the code must be in the list",
            "What people call the code, which is added at the end of the list."),
        ]),
      ])),
    example: """
      datasets:
        example:
          from: participants
          stages:
            - replace-missing: {in_kind: 0, kind: {value: unknown, label: Onbekend}}
      """,
    caution: """
      A missing amount is not zero, and a missing answer is not another answer. Replace it only where the export means \
      that value by an empty field, and say so beside the figure; the ledger shows in how many rows it was done.
      """)

  /// Reads the values; columns that cannot be replaced and values of another type are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let entries = setting.map ?? []
    guard !entries.isEmpty else {
      context.report(.error("no-values", "`replace-missing` names no column", at: setting.span))
      return nil
    }
    let replacements = entries.map { MissingReplacement($0, input: input, context: context) }
    let found = replacements.compactMap(\.self)
    guard found.count == replacements.count else { return nil }
    let byName = Dictionary(found.map { ($0.column.name, $0) }) { first, _ in first }
    return Relation(
      .project(input.columns.map { byName[$0.name]?.projection ?? .passing($0) }),
      schema: Schema(columns: input.columns.map { byName[$0.name]?.replaced ?? $0 }, grain: input.grain),
      noted: found.map(\.noted))
  }
}
