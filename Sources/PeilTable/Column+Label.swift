extension Column {
  /// What people call the column: its label in a language, or where it has none its name.
  public func label(in language: String) -> String { label?.text(in: language) ?? name }
}
