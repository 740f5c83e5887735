import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable

extension PlanRun {
  /// What is odd about the files that were read, without being wrong.
  func sourceWarnings() throws(SourceError) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    for place in graph.plan.sources.indices {
      guard let scan = scans[place], let blocks = counts[place]?.counts else { continue }
      for file in scan.files.files.indices {
        let own = blocks.filter { $0.file == file }
        if let warning = withoutRecords(scan, file, own) { warnings.append(warning) }
        if let warning = try readAsSingleBytes(scan, file, own) { warnings.append(warning) }
      }
    }
    return warnings
  }

  private func withoutRecords(_ scan: SourceScan, _ file: Int, _ blocks: [BlockCounts]) -> Diagnostic? {
    guard blocks.allSatisfy({ $0.recordCount == 0 }) else { return nil }
    return Self.withoutRecords(scan.source.name, file: scan.shownPath(file), isOnly: scan.files.files.count == 1)
  }

  /// What is said of a file without records, which may be the only one of its source.
  static func withoutRecords(_ source: String, file: String, isOnly: Bool) -> Diagnostic {
    .warning(
      withoutRecordsCode,
      isOnly
        ? "source '\(source)' has a header and no records" : "a file of source '\(source)' has a header and no records",
      details: ["every count made of it is 0; if there should be rows, export it again"],
      place: DataPlace(file: file))
  }

  static let withoutRecordsCode = "no-records"

  /// UTF-8 read as one byte a character gives 'Ã©' for 'é', and no error.
  private func readAsSingleBytes(
    _ scan: SourceScan, _ file: Int, _ blocks: [BlockCounts]
  ) throws(SourceError) -> Diagnostic? {
    var first: (byte: Int, character: String)?
    for block in blocks {
      switch block.utf8 {
      case .none: continue
      case .refuted: return nil
      case .sequences(let offset, let character):
        if first.map({ block.offset + offset < $0.byte }) ?? true { first = (block.offset + offset, character) }
      }
    }
    guard let first else { return nil }
    let declared = scan.source.format.encoding
    return .warning(
      "looks-like-utf-8",
      "every character of '\(scan.source.name)' beyond ASCII stands there as utf-8 writes it, and"
        + " \(declared.rawValue) is declared",
      details: [
        "'\(first.character)' is read as '\(Array(first.character.utf8).withUnsafeBufferPointer(declared.text(of:)))'",
        "write 'encoding: utf-8' in the source's format",
      ],
      place: DataPlace(
        file: scan.shownPath(file), line: try scan.files.files[file].line(ofByte: first.byte), byte: first.byte))
  }
}
