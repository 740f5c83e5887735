import PeilTable

extension Sequence<Column> {
  /// What people call the columns, in a row.
  func labels(in language: String) -> String { map { $0.label(in: language) }.joined(separator: ", ") }
}
