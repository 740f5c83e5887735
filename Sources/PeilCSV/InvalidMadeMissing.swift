/// The invalid raw words of one column that became missing values in one chunk.
public struct InvalidMadeMissing: Sendable, Equatable {
  /// How many raw values are kept for messages.
  public static let keptCount = 5

  /// The column's place in the chunk.
  public let column: Int
  /// How many words there were.
  public let count: Int
  /// The first of them.
  public let first: [FieldProblem]
}
