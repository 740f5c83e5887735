public import PeilCore
public import PeilDiagnostics
public import PeilTable

extension BindingContext {
  /// Whether a new column may take a name beside the columns of a schema; where it may not, that is reported.
  ///
  /// A name may not hide a column, nor mean something else where the grain or a `known-when` still speaks of a column
  /// that was dropped.
  public func admits(_ name: SourceText, beside schema: Schema) -> Bool {
    if schema[name.text] != nil {
      report(
        .error(
          "column-exists", "'\(subject)' has a column '\(name.text)' already", at: name.span,
          details: ["give the new column a name of its own, or rename or drop the old one in an earlier stage"]))
      return false
    }
    if isKey(name.text, of: schema) {
      report(
        .error(
          "name-of-dropped-key",
          "'\(name.text)' was a key column of '\(subject)'; it was dropped, but the rows are still told apart by it",
          at: name.span, details: ["give the new column another name, or keep the key column"]))
      return false
    }
    if let other = schema.columns.first(where: { $0.isKnown(by: name.text) }) {
      report(
        .error(
          "name-in-known-when",
          "the known-when of '\(other.name)' names '\(name.text)' and means a column that was dropped",
          at: name.span, details: ["give the new column another name, or keep the column that known-when needs"]))
      return false
    }
    return true
  }

  private func isKey(_ name: String, of schema: Schema) -> Bool {
    schema.grain.keys.contains(name) || schema.columns.contains { $0.grain.keys.contains(name) }
  }
}

extension Column {
  fileprivate func isKnown(by name: String) -> Bool {
    knownWhen.map { FormulaText($0).names.contains(name) } ?? false
  }
}
