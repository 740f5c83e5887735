public import PeilTable

/// What one column of a grid came to.
public struct ColumnReading: Sendable {
  /// The values, one per row of the grid; missing where the raw word was invalid.
  public var buffer: ColumnBuffer
  /// The invalid raw words, in row order.
  public var problems: [FieldProblem]
}
