/// What was read of one source.
public struct InputSummary: Hashable, Sendable {
  /// The source.
  public let source: String
  /// One file of a source.
  public struct File: Hashable, Sendable {
    /// The file as the pipeline writes it, or as its pattern names it.
    public let file: String
    /// Its size in bytes, as it was given.
    public let bytes: Int
    /// The records in it, header not counted.
    public let records: Int

    /// Describes a file.
    public init(file: String, bytes: Int, records: Int) {
      self.file = file
      self.bytes = bytes
      self.records = records
    }
  }

  /// Its files, in the order in which they were read; a mended one is the last.
  public let files: [File]
  /// Records of the last file that stand in for rejected ones.
  public let mended: Int
  /// Everything before the first record, byte for byte: byte order mark and header; files of rejected records begin with it.
  public let head: [UInt8]
  /// The records of the source, headers not counted, and a mended record no more than the one it stands in for.
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

  /// The first file as the pipeline writes it.
  public var file: String { files.first?.file ?? "" }
  /// The size of all files in bytes.
  public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

  /// Describes what was read.
  public init(
    source: String, files: [File], mended: Int, head: [UInt8], records: Int, rejectedWhileReading: Int, rejected: Int,
    blankLines: Int, commentLines: Int, paddedRecords: Int, cutRecords: Int, invalidMadeMissing: [String: Int]
  ) {
    self.source = source
    self.files = files
    self.mended = mended
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

  /// The same summary with other sizes of its files, where they are known.
  public func sized(_ sizes: [Int?]) -> InputSummary {
    InputSummary(
      source: source,
      files: zip(files, sizes).map { File(file: $0.file, bytes: $1 ?? $0.bytes, records: $0.records) }, mended: mended,
      head: head, records: records, rejectedWhileReading: rejectedWhileReading, rejected: rejected,
      blankLines: blankLines, commentLines: commentLines, paddedRecords: paddedRecords, cutRecords: cutRecords,
      invalidMadeMissing: invalidMadeMissing)
  }
}
