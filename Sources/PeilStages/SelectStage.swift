public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `select`: chooses columns by name, or drops some.
public enum SelectStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "select",
    summary: "Keeps the columns you name, in the order you name them, or drops the ones you name.",
    discussion: """
      A list keeps its columns; `drop` keeps all others. Rows stay as they are, and so does what a row stands for: \
      dropping a key column does not merge rows. A figure that must count `per` that key can then no longer be made. \
      Labels, amounts and `known-when` stay with their columns; what a `known-when` names must be kept for tables \
      that use its column. The ledger shows as many rows out as in.
      """,
    setting: .either([
      .list(.column),
      .options([.required("drop", .oneOrMore(.column), "The columns to leave away.")]),
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - select: [application, submitted, sector, costs, requested]
            - select: {drop: submitted}
      """,
    caution: "Only columns that are read anywhere cost time; there is no need to drop columns for speed.")

  /// Reads the columns to keep; an unknown or repeated name is an error, and so is keeping none.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let kept = kept(setting, input: input, context: context) else { return nil }
    guard !kept.isEmpty else {
      context.report(
        .error("no-columns", "no column of '\(context.subject)' remains", at: setting.span))
      return nil
    }
    return Relation(.project(kept.map(Projection.passing)), schema: Schema(columns: kept, grain: input.grain))
  }

  private static func kept(_ setting: Setting, input: Schema, context: BindingContext) -> [Column]? {
    guard let drop = setting["drop"] else { return distinct(setting, input: input, context: context) }
    guard let dropped = distinct(drop, input: input, context: context) else { return nil }
    let names = Set(dropped.map(\.name))
    return input.columns.filter { !names.contains($0.name) }
  }

  private static func distinct(_ setting: Setting, input: Schema, context: BindingContext) -> [Column]? {
    guard let columns = context.columns(setting, in: input) else { return nil }
    var seen: Set<String> = []
    var isDistinct = true
    for item in setting.list ?? [] {
      guard let name = item.text, !seen.insert(name.text).inserted else { continue }
      context.report(.error("repeated-column", "column '\(name.text)' is named twice", at: name.span))
      isDistinct = false
    }
    return isDistinct ? columns : nil
  }
}
