public import PeilTable

/// What one block of a source came to, ready for the stages.
///
/// The ledger closes: `counts.recordCount` is `chunk.rowCount` + `rejected.count`.
public struct SourceChunk: Sendable {
  /// The rows, with the columns in the order in which they were asked for.
  public let chunk: Chunk
  /// The records that are no rows, in file order: malformed ones, and those with an invalid raw word.
  public let rejected: [RejectedRecord]
  /// What the block adds to the positions of all that follow.
  public let counts: BlockCounts
  /// Per column with any: the invalid words that became missing values.
  public let invalidMadeMissing: [InvalidMadeMissing]
  /// The first record, in file order, with an invalid word in a column that stops the run; it is among `rejected`.
  public let stop: RejectedRecord?
}
