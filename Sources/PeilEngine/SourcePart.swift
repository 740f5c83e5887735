public import PeilCore
public import PeilDiagnostics

/// What a run finds in one file of a source, or in all files that it reads: the states of the tables over it, the ledger, and what was rejected.
///
/// Those of several files add up to what a run finds in all of them, as long as no stage looks at rows of more than one.
public struct SourcePart: Sendable {
  /// The state of a table, in a form that only this module reads.
  struct Table: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// What a stage met of the values that it replaced, sorted.
  struct Replaced: Sendable {
    let dataset: String
    let stage: Int
    let values: [[UInt8]]
  }

  /// The source.
  public let source: String
  /// The files, each by its content.
  public var hashes: [RunIdentity.Hash]
  /// What was read of them.
  public internal(set) var input: InputSummary
  /// Where its rows went: reading first, then the stages of every dataset that comes of the source.
  public let ledger: [LedgerEntry]
  /// How the rules of these stages fared.
  public let checks: [CheckResult]
  /// How many rows were rejected where and why.
  public let rejectCounts: [RejectCount]
  /// The rejected rows; nil where they stayed on the machine that read them.
  public internal(set) var rejections: [Rejection]?
  /// What is odd about the file.
  public internal(set) var warnings: [Diagnostic]
  let tables: [Table]
  let replaced: [Replaced]
  /// A hash of the key of each row, ascending; nil where the source has none, and where they stayed.
  public internal(set) var keys: [UInt128]?

  /// The files, as the pipeline writes them.
  public var files: [String] { input.files.map(\.file) }

  /// The same part without what names rows: the rejected records; and unless they are hashed under a key, those of keys.
  public func withoutRows(keepingKeys: Bool) -> SourcePart {
    var part = self
    part.rejections = nil
    part.warnings = []
    if !keepingKeys { part.keys = nil }
    return part
  }

  /// The same part of a file of the same content under another name.
  public func named(_ file: String) -> SourcePart {
    guard [file] != files else { return self }
    var part = self
    part.input = input.named(file)
    part.rejections = rejections.map { $0.map { $0.inFile(file) } }
    part.warnings = warnings.map { warning in
      var warning = warning
      warning.place = warning.place.map {
        DataPlace(file: file, line: $0.line, record: $0.record, column: $0.column, byte: $0.byte)
      }
      return warning
    }
    return part
  }
}

extension InputSummary {
  fileprivate func named(_ file: String) -> InputSummary {
    InputSummary(
      source: source, files: files.map { File(file: file, bytes: $0.bytes, records: $0.records) }, mended: mended,
      head: head, records: records, rejectedWhileReading: rejectedWhileReading, rejected: rejected,
      blankLines: blankLines, commentLines: commentLines, paddedRecords: paddedRecords, cutRecords: cutRecords,
      invalidMadeMissing: invalidMadeMissing)
  }
}

extension Rejection {
  fileprivate func inFile(_ file: String) -> Rejection {
    Rejection(
      source: source, file: self.file.map { _ in file }, record: record, line: line, byte: byte, dataset: dataset,
      stage: stage, reason: reason, column: column, value: value, explanation: explanation, bytes: bytes)
  }
}
