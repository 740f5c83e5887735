/// What was read of one source.
public struct InputSummary: Hashable, Sendable {
  /// The source.
  public let source: String
  /// The file as the pipeline writes it.
  public let file: String
  /// The file's size in bytes.
  public let bytes: Int
  /// Everything before the first record, byte for byte: byte order mark and header; files of rejected records begin with it.
  public let head: [UInt8]
  /// The records in the file, header not counted.
  public let records: Int
  /// The records that were rejected while reading.
  public let rejectedWhileReading: Int
  /// The source's records that were rejected anywhere.
  public let rejected: Int
  /// Lines without anything in them, which are no records.
  public let blankLines: Int
  /// Lines that the format declares to be comments.
  public let commentLines: Int
  /// Records that got empty fields at their end, as the format has it.
  public let paddedRecords: Int
  /// Records that lost empty fields at their end, as the format has it.
  public let cutRecords: Int
  /// Words that were no value and became missing, per column.
  public let invalidMadeMissing: [String: Int]

  /// Describes what was read.
  public init(
    source: String, file: String, bytes: Int, head: [UInt8], records: Int, rejectedWhileReading: Int, rejected: Int,
    blankLines: Int, commentLines: Int, paddedRecords: Int, cutRecords: Int, invalidMadeMissing: [String: Int]
  ) {
    self.source = source
    self.file = file
    self.bytes = bytes
    self.head = head
    self.records = records
    self.rejectedWhileReading = rejectedWhileReading
    self.rejected = rejected
    self.blankLines = blankLines
    self.commentLines = commentLines
    self.paddedRecords = paddedRecords
    self.cutRecords = cutRecords
    self.invalidMadeMissing = invalidMadeMissing
  }
}
