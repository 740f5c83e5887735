import Foundation
import PeilTable

@testable import PeilCSV

/// A file that lasts as long as the test's value.
final class TemporarySource {
  let path: String

  init(_ bytes: [UInt8]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("peil-csv-\(UUID().uuidString).csv").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A record as a reader of the test wants to see it.
struct ReadRecord: Equatable, CustomStringConvertible {
  var record: Int
  var line: Int
  var byte: Int
  var fields: [String]?
  var reason: String?

  static func row(_ record: Int, line: Int, byte: Int, _ fields: String...) -> ReadRecord {
    ReadRecord(record: record, line: line, byte: byte, fields: fields)
  }

  static func reject(_ record: Int, line: Int, byte: Int, _ reason: String) -> ReadRecord {
    ReadRecord(record: record, line: line, byte: byte, reason: reason)
  }

  var description: String { "\(record)@\(line)/\(byte):\(fields.map { "\($0)" } ?? reason ?? "")" }
}

/// A whole source, read block by block by one worker, with positions resolved after the run.
struct WholeRead {
  var records: [ReadRecord] = []
  var rejected: [RejectedRecord] = []
  var sourceBytes: [[UInt8]] = []
  var blockCount = 0

  init(_ path: String, format: CSVFormat = CSVFormat(), blockSize: Int = BlockQueue.defaultBlockSize) throws {
    let file = try SourceFile(path: path, format: format)
    let queue = try BlockQueue(file, blockSize: blockSize)
    var block = SourceBlock(encoding: format.encoding)
    var parser = try BlockParser(file)
    var positions = SourcePositions()
    var origins: [(RowOrigin, [String])] = []
    var perBlock: [[RejectedRecord]] = []
    while try queue.next(into: &block) {
      let parsed = try parser.parse(block)
      positions.add(parsed.counts)
      perBlock.append(parsed.rejected)
      for row in 0..<parsed.grid.rowCount {
        let fields = (0..<parsed.grid.width).map { format.encoding.text(of: parsed.grid.field(row: row, column: $0)) }
        let origin = RowOrigin(source: 0, block: block.index, record: Int(parsed.grid.recordIndexes[row]))
        origins.append((origin, fields))
      }
    }
    blockCount = perBlock.count
    var found: [(RecordPosition, ReadRecord)] = []
    for (position, origin) in zip(try positions.resolve(origins.map(\.0), in: file), origins) {
      found.append((position, ReadRecord(position, fields: origin.1)))
    }
    for (index, records) in perBlock.enumerated() {
      rejected += records
      for (position, record) in zip(positions.positions(of: records, block: index, in: SourceFiles(file)), records) {
        found.append((position, ReadRecord(position, reason: record.reason.code)))
      }
    }
    found.sort { $0.0.record < $1.0.record }
    records = found.map(\.1)
    sourceBytes = found.map(\.0.sourceBytes)
  }
}

extension ReadRecord {
  init(_ position: RecordPosition, fields: [String]? = nil, reason: String? = nil) {
    self.init(
      record: position.record, line: position.line, byte: position.byteOffset, fields: fields, reason: reason)
  }
}
