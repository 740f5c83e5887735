public import PeilTable

extension ColumnReader {
  /// Throws where a bound of a column's constraints is no value of its type, or a pattern is none.
  public static func checkConstraints(of format: ColumnFormat) throws(ColumnFormatError) {
    _ = try ConstraintCheck(format, encoding: .utf8)
  }
}
