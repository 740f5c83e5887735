public import PeilTable

/// A program that rows are sent to as CSV, and what comes back of it.
public struct ProgramCall: Hashable, Sendable {
  /// What the rows that come back are.
  public enum Answer: Hashable, Sendable {
    /// One for each row that was sent, told apart by these columns; its other columns are added to that row.
    case columns(key: [String])
    /// Rows of their own, told apart by these columns where there are any, in the place of those that were sent.
    case rows(key: [String])
  }

  /// The program and its arguments.
  public let words: [String]
  /// The folder it runs in: the pipeline file's.
  public let folder: String
  /// The columns that are sent, in order.
  public let sent: [String]
  /// The columns that must come back, in any order; in answers by row the key's among them.
  public let returned: [Column]
  /// The words that stand for a missing value in what comes back.
  public let missing: [String]
  /// What the rows that come back are.
  public let answer: Answer
  /// How long it may run, in seconds.
  public let seconds: Int
  /// How much memory it may ask for, in bytes.
  public let memory: Int

  /// Describes a call.
  public init(
    words: [String], folder: String, sent: [String], returned: [Column], missing: [String], answer: Answer,
    seconds: Int, memory: Int
  ) {
    self.words = words
    self.folder = folder
    self.sent = sent
    self.returned = returned
    self.missing = missing
    self.answer = answer
    self.seconds = seconds
    self.memory = memory
  }

  /// The program and its arguments as messages show them.
  public var shown: String { words.joined(separator: " ") }

  /// The columns it adds; in rows of their own all that come back.
  public var made: [String] {
    switch answer {
    case .columns(let key): returned.map(\.name).filter { !key.contains($0) }
    case .rows: returned.map(\.name)
    }
  }
}
