internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

extension BindingContext {
  /// The columns of a key; none, one that is named twice, and binary64 numbers, which are never surely equal, are
  /// reported.
  func key(_ setting: Setting, in schema: Schema) -> [Column]? {
    guard let columns = columns(setting, in: schema) else { return nil }
    guard !columns.isEmpty else {
      report(.error("no-key", "no column is named as key", at: setting.span))
      return nil
    }
    var isSound = true
    for (place, column) in columns.enumerated() {
      if columns[..<place].contains(where: { $0.name == column.name }) {
        report(.error("repeated-column", "column '\(column.name)' is named twice", at: setting.span))
        isSound = false
      } else if column.type.storageKind == .doubles {
        report(
          .error(
            "inexact-key", "'\(column.name)' is a binary64 number and cannot be a key", at: setting.span,
            details: ["read the column as integer or decimal, which are exact"]))
        isSound = false
      }
    }
    return isSound ? columns : nil
  }
}

extension Schema {
  /// The same columns after one row of each key is kept.
  ///
  /// Rows that fewer columns tell apart already stay told apart by those.
  func keepingOne(of key: [Column]) -> Schema {
    let names = Set(key.map(\.name))
    let kept = Grain(names)
    guard !grain.isCoarserOrEqual(to: kept) else { return self }
    let columns = columns.map { column in
      guard !column.grain.isCoarserOrEqual(to: kept) else { return column }
      var column = column
      // A key column decides its own value; any other is decided by the key.
      column.grain = names.contains(column.name) ? Grain([column.name]) : kept
      return column
    }
    return Schema(columns: columns, grain: kept)
  }
}
