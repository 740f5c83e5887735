internal import PeilExpression
internal import PeilTable

extension Expression {
  /// The column, where the whole formula is just its name.
  func plainColumn(in schema: Schema) -> Column? {
    if case .column(let name) = node { schema[name] } else { nil }
  }
}
