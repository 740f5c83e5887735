import PeilTable

import CPeilScan

/// Makes rows of blocks; each worker has its own.
public struct BlockParser: ~Copyable {
  private let path: String
  private let encoding: TextEncoding
  private let headers: [String]
  private var scanner: RecordScanner
  private var recordIndexes = AlignedBuffer()
  private var rowCount = 0

  /// A parser for blocks of `file`.
  public init(_ file: SourceFile) throws(SourceError) {
    try self.init(file, memoryLimit: .max)
  }

  /// A parser that may allocate so many bytes for what it hands out.
  init(_ file: SourceFile, memoryLimit: Int) throws(SourceError) {
    guard let scanner = RecordScanner(file.format, memoryLimit: memoryLimit) else {
      throw SourceError(path: file.path, reason: .outOfMemory)
    }
    self.scanner = scanner
    path = file.path
    encoding = file.format.encoding
    headers = file.header.names
  }

  /// Reads the records of a block that the queue handed out.
  public mutating func parse(_ block: borrowing SourceBlock) throws(SourceError) -> ParsedBlock {
    guard let view = scanner.scan(block.text, width: headers.count, isFinal: true) else {
      throw SourceError(path: path, reason: .outOfMemory)
    }
    let records = UnsafeBufferPointer(start: view.records, count: view.record_count)
    let isText = TextValidity.of(block.text, encoding) == .valid
    guard let indexes = reserveIndexes(records.count) else { throw SourceError(path: path, reason: .outOfMemory) }
    let rejected = sort(records, view, block, isText: isText, into: indexes)
    let grid = RecordGrid(
      base: view.base, starts: view.starts, lengths: view.lengths, width: headers.count,
      recordIndexes: UnsafeBufferPointer(start: indexes, count: rowCount))
    let counts = BlockCounts(
      index: block.index, offset: block.offset, byteCount: block.sourceBytes.count, recordCount: records.count,
      lineCount: view.line_count,
      blankLineCount: view.line_count - records.reduce(0) { $0 + Int($1.line_count) })
    return ParsedBlock(grid: grid, rejected: rejected, counts: counts, records: records)
  }

  private mutating func reserveIndexes(_ count: Int) -> UnsafeMutablePointer<UInt32>? {
    guard recordIndexes.reserve(max(count, 1) * MemoryLayout<UInt32>.stride, keeping: 0) else { return nil }
    return UnsafeMutableRawPointer(recordIndexes.base)?.bindMemory(to: UInt32.self, capacity: max(count, 1))
  }

  /// Tells rows from rejected records, and closes the gaps in the grid that records without text leave.
  private mutating func sort(
    _ records: UnsafeBufferPointer<peil_record>, _ view: peil_view, _ block: borrowing SourceBlock, isText: Bool,
    into indexes: UnsafeMutablePointer<UInt32>
  ) -> [RejectedRecord] {
    rowCount = 0
    var rejected: [RejectedRecord] = []
    for (index, record) in records.enumerated() {
      var finding = finding(of: record)
      if finding == nil && !isText { finding = textFinding(of: record, view) }
      if let finding {
        rejected.append(rejectedRecord(finding, index, record, block))
        continue
      }
      let target = rowCount * headers.count
      let source = Int(record.first_field)
      if target != source {
        (view.starts + target).update(from: view.starts + source, count: headers.count)
        (view.lengths + target).update(from: view.lengths + source, count: headers.count)
      }
      indexes[rowCount] = UInt32(index)
      rowCount += 1
    }
    return rejected
  }

  private struct Finding {
    var reason: RejectedRecord.Reason
    var header: String?
    var rawValue: String?
  }

  private func finding(of record: peil_record) -> Finding? {
    if record.status == PEIL_RECORD_OK { return nil }
    if record.status == PEIL_RECORD_MALFORMED_QUOTE { return Finding(reason: .malformedQuote) }
    return Finding(reason: .fieldCount(found: Int(record.field_count), expected: headers.count))
  }

  private func textFinding(of record: peil_record, _ view: peil_view) -> Finding? {
    for column in 0..<headers.count {
      let field = Int(record.first_field) + column
      let bytes = UnsafeBufferPointer(start: view.base + Int(view.starts[field]), count: Int(view.lengths[field]))
      let reason: RejectedRecord.Reason
      switch TextValidity.of(bytes, encoding) {
      case .valid: continue
      case .nulByte: reason = .nulByte
      case .invalid: reason = .invalidEncoding
      }
      return Finding(reason: reason, header: headers[column], rawValue: encoding.text(of: bytes))
    }
    return nil
  }

  private func rejectedRecord(
    _ finding: Finding, _ index: Int, _ record: peil_record, _ block: borrowing SourceBlock
  ) -> RejectedRecord {
    let range = block.sourceRange(ofText: Int(record.offset), count: Int(record.length))
    return RejectedRecord(
      reason: finding.reason, recordInBlock: index, lineInBlock: Int(record.line),
      sourceOffset: block.offset + range.lowerBound, header: finding.header, rawValue: finding.rawValue,
      sourceBytes: Array(block.sourceBytes[range]))
  }

  /// The record behind a row whose field is at fault.
  func rejectedRecord(
    _ problem: FieldProblem, header: String, in parsed: ParsedBlock, _ block: borrowing SourceBlock
  ) -> RejectedRecord {
    let index = Int(parsed.grid.recordIndexes[problem.row])
    let finding = Finding(reason: .field(problem.reason), header: header, rawValue: problem.rawValue)
    return rejectedRecord(finding, index, parsed.records[index], block)
  }
}
