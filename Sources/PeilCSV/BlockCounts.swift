/// How much of the source one block is.
public struct BlockCounts: Sendable, Equatable {
  /// The block's place in the source, from 0.
  public let index: Int
  /// The file of the source that it stands in, from 0.
  public let file: Int
  /// The byte of the source file at which it begins.
  public let offset: Int
  /// Its length in bytes of the source file.
  public let byteCount: Int
  /// Its records, rejected ones included.
  public let recordCount: Int
  /// Its physical lines, blank ones included.
  public let lineCount: Int
  /// How many of those lines are blank, which are no records.
  public let blankLineCount: Int
  /// How many of those lines are comments, which are no records either.
  public let commentLineCount: Int
  /// The records that got empty fields at their end.
  public let paddedCount: Int
  /// The records that lost empty fields at their end.
  public let cutCount: Int
  /// Whether its bytes look like UTF-8 where a single-byte encoding is declared.
  public let utf8: UTF8Evidence
}
