public import PeilCSV
public import PeilTable

/// What the reader of a run makes of a file in a format: nothing is typed, every record is judged.
public struct DryRead: Sendable {
  /// The records of the file.
  public private(set) var recordCount = 0
  /// Records that are no rows, in the order of the file, with the line each begins on; at most 1000 are kept.
  public private(set) var rejected: [(line: Int, reason: String)] = []
  /// How many records are no rows.
  public private(set) var rejectedCount = 0
  /// Records that got, or lost, empty fields at their end.
  public private(set) var padded = 0, cut = 0

  /// Reads a file; throws where it cannot be read at all in this format.
  public init(path: String, format: CSVFormat) throws(SourceError) {
    let file = try SourceFile(path: path, format: format)
    let queue = try BlockQueue(file)
    var parser = try BlockParser(file)
    var block = SourceBlock(encoding: format.encoding)
    var lines = file.header.lineCount
    while try queue.next(into: &block) {
      let parsed = try parser.parse(block)
      recordCount += parsed.counts.recordCount
      padded += parsed.counts.paddedCount
      cut += parsed.counts.cutCount
      rejectedCount += parsed.rejected.count
      for record in parsed.rejected where rejected.count < 1000 {
        rejected.append((lines + record.lineInBlock + 1, record.message))
      }
      lines += parsed.counts.lineCount
    }
  }
}
