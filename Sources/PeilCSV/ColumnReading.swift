public import PeilTable

/// What one column of a grid came to.
public struct ColumnReading: Sendable {
  /// The values, one per row of the grid; missing where the raw word was invalid.
  public var buffer: ColumnBuffer
  /// The invalid raw words, in row order.
  public var problems: [FieldProblem]

  /// What one row came to, for as many rows.
  func repeated(_ count: Int) -> ColumnReading {
    ColumnReading(
      buffer: buffer.gathered([Int](repeating: 0, count: count)),
      problems: problems.flatMap { problem in
        (0..<count).map { FieldProblem(row: $0, reason: problem.reason, rawValue: problem.rawValue) }
      })
  }
}
