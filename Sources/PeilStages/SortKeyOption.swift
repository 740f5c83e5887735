internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// The option that names what rows are put in order by, shared by the stages that order rows.
enum SortKeyOption {
  /// A column, or a column with its direction.
  static let kind = Parameter.Kind.either([
    .column,
    .options([
      .required("column", .column, "The column."),
      .optional(
        "descending", .boolean, standard: "false", "Whether the largest value, or the latest date, comes first."),
    ]),
  ])
}

extension BindingContext {
  /// One sort key or a list of them; unknown columns, repeated ones and sets, which have no order, are reported.
  func sortKeys(_ setting: Setting, in schema: Schema) -> [SortKey]? {
    var keys: [SortKey] = []
    var named: Set<String> = []
    var isSound = true
    for item in setting.list ?? [setting] {
      let name = item["column"] ?? item
      guard let column = column(name, in: schema), isOrdered(column, name), isNew(column, name, &named) else {
        isSound = false
        continue
      }
      keys.append(
        SortKey(
          Expression(.column(column.name), type: column.type, span: name.span),
          isDescending: item["descending"]?.text?.text == "true"))
    }
    guard isSound, !keys.isEmpty else {
      if isSound { report(.error("no-order", "no column is named to order by", at: setting.span)) }
      return nil
    }
    return keys
  }

  private func isOrdered(_ column: Column, _ setting: Setting) -> Bool {
    guard case .set = column.type else { return true }
    report(
      .error(
        "unordered-type", "'\(column.name)' is a set of codes and has no order", at: setting.span,
        details: ["make a column that has one with 'derive', such as the number of its codes, size(\(column.name))"]))
    return false
  }

  private func isNew(_ column: Column, _ setting: Setting, _ named: inout Set<String>) -> Bool {
    if named.insert(column.name).inserted { return true }
    report(.error("repeated-column", "column '\(column.name)' is named twice", at: setting.span))
    return false
  }
}
