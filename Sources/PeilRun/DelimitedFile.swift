import PeilCSV

/// A comma-separated file of the run folder, built in memory: LF, and quotes only where a field needs them.
struct DelimitedFile {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  /// A file that begins with a header.
  init(header: [String]) { append(header) }

  /// Adds a record.
  mutating func append(_ record: [String]) { DelimitedText.tidy.append(record: record, to: &bytes) }
}
