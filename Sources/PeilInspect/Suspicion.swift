/// Something in a file that a person should look at before figures are made of it.
public struct Suspicion: Sendable, Equatable {
  /// What it is, in a word for programs.
  public let code: String
  /// The column's header; nil where it is about whole records.
  public let column: String?
  /// What was seen, in a sentence without a full stop.
  public let message: String
  /// How many fields or records.
  public let count: Int
  /// The lines of the first of them.
  public let lines: [Int]
}
