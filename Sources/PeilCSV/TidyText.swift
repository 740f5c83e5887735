import PeilTable

import CPeilScan

/// A comma-separated text in memory, such as a tidy file that Peil wrote, read back record by record.
public struct TidyText: Sendable {
  /// A record and where it stands.
  public struct Record: Hashable, Sendable {
    /// The fields, quotes resolved.
    public let fields: [String]
    /// The line on which it begins, from 1.
    public let line: Int
  }

  /// The records, the header first; lines that are none are left out.
  public let records: [Record]
  /// The lines, from 1, on which something begins that is no well-formed record.
  public let malformedLines: [Int]

  /// Reads a text as libcsv does; nil where memory is short.
  public init?(_ bytes: [UInt8]) {
    guard var scanner = RecordScanner(CSVFormat()) else { return nil }
    var records: [Record] = []
    var malformed: [Int] = []
    let isRead = bytes.withUnsafeBufferPointer { buffer in
      guard let view = scanner.scan(buffer, width: 0, isFinal: true) else { return false }
      for record in UnsafeBufferPointer(start: view.records, count: view.record_count) {
        let line = Int(record.line) + 1
        guard record.status == PEIL_RECORD_OK else {
          malformed.append(line)
          continue
        }
        let first = Int(record.first_field)
        let fields = (first..<first + Int(record.field_count)).map { index in
          let field = UnsafeBufferPointer(start: view.base + Int(view.starts[index]), count: Int(view.lengths[index]))
          return String(decoding: field, as: UTF8.self)
        }
        records.append(Record(fields: fields, line: line))
      }
      return true
    }
    guard isRead else { return nil }
    self.records = records
    malformedLines = malformed
  }
}
