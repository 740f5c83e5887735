public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `rename`: gives columns other names.
public enum RenameStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "rename",
    summary: "Gives columns other names; their values stay.",
    discussion: """
      A map from the new name to the old one; all take effect at once, so that two columns may exchange names. What a \
      row stands for follows the names of its key columns, and a `known-when` that names a renamed column is rewritten. \
      A new name may not be in use. The ledger shows as many rows out as in.
      """,
    setting: .map(key: .name, value: .column),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - rename: {project_costs: costs}
      """)

  /// Reads the new names; an unknown column, a column renamed twice and a name in use are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let names = names(setting, input: input, context: context) else { return nil }
    let columns = input.columns.map { $0.renamed(names) }
    let projections = zip(input.columns, columns).map { old, new in
      Projection(name: new.name, expression: Expression(.column(old.name), type: old.type))
    }
    return Relation(.project(projections), schema: Schema(columns: columns, grain: input.grain.renamed(names)))
  }

  /// The new name of each renamed column.
  private static func names(_ setting: Setting, input: Schema, context: BindingContext) -> [String: String]? {
    let entries = setting.map ?? []
    let leaving = Set(entries.compactMap { $0.value.text?.text })
    var names: [String: String] = [:]
    var isSound = true
    for entry in entries {
      guard let old = context.column(entry.value, in: input) else {
        isSound = false
        continue
      }
      if let other = names[old.name] {
        context.report(
          .error(
            "renamed-twice", "column '\(old.name)' takes two names, '\(other)' and '\(entry.key.text)'",
            at: entry.key.span, details: ["to have it twice, add `derive: {\(entry.key.text): \(old.name)}`"]))
        isSound = false
      }
      if !leaving.contains(entry.key.text), !context.admits(entry.key, beside: input) { isSound = false }
      names[old.name] = entry.key.text
    }
    return isSound ? names : nil
  }
}

extension Column {
  /// The column after columns, itself perhaps among them, took other names.
  func renamed(_ names: [String: String]) -> Column {
    var column = self
    column.name = names[name] ?? name
    column.grain = grain.renamed(names)
    column.knownWhen = knownWhen.map { FormulaText($0).renamed(names) }
    return column
  }
}
