import PeilTable

import CPeilScan

/// Makes rows of blocks; each worker has its own.
public struct BlockParser: ~Copyable {
  private let files: [SourceFile]
  private let format: CSVFormat
  private let encoding: TextEncoding
  private let headers: [String]
  private var scanner: RecordScanner
  private var recordIndexes = AlignedBuffer()
  private var rowCount = 0
  /// The columns whose fields will be read; nil for all.
  private let wanted: [Bool]?
  private let wantedCount: Int

  /// A parser for blocks of a source's files.
  public init(_ files: SourceFiles) throws(SourceError) {
    try self.init(files, memoryLimit: .max)
  }

  /// A parser for blocks of one file.
  public init(_ file: SourceFile) throws(SourceError) {
    try self.init(SourceFiles(file), memoryLimit: .max)
  }

  /// A parser whose grid is read in these columns only.
  init(_ files: SourceFiles, columns: [Int]) throws(SourceError) {
    try self.init(files, memoryLimit: .max, columns: Set(columns))
  }

  /// A parser that may allocate so many bytes for what it hands out.
  init(_ files: SourceFiles, memoryLimit: Int, columns: Set<Int>? = nil) throws(SourceError) {
    guard let scanner = RecordScanner(files.format, memoryLimit: memoryLimit) else {
      throw SourceError(path: files.files[0].path, reason: .outOfMemory)
    }
    self.scanner = scanner
    self.files = files.files
    format = files.format
    encoding = format.encoding
    headers = files.header.names
    wantedCount = columns?.count ?? 0
    wanted = columns.map { columns in files.header.names.indices.map { columns.contains($0) } }
  }

  /// Reads the records of a block that the queue handed out.
  public mutating func parse(_ block: borrowing SourceBlock) throws(SourceError) -> ParsedBlock {
    let outOfMemory = SourceError(path: files[block.file].path, reason: .outOfMemory)
    guard var view = scanner.scan(block.text, width: headers.count, wanted: wanted, isFinal: true) else {
      throw outOfMemory
    }
    let isText = view.is_ascii || TextValidity.of(block.text, encoding) == .valid
    if !isText, wanted != nil {
      // What is no text may stand in any field, and is named as it stands.
      guard let whole = scanner.scan(block.text, width: headers.count, isFinal: true) else { throw outOfMemory }
      view = whole
    }
    let records = UnsafeBufferPointer(start: view.records, count: view.record_count)
    try refuseConflict(records, block)
    guard let indexes = reserveIndexes(records.count) else { throw outOfMemory }
    let width = view.is_compact ? wantedCount : headers.count
    let rejected = sort(records, view, block, width: width, isText: isText, into: indexes)
    let grid = RecordGrid(
      base: view.base, starts: view.starts, lengths: view.lengths, width: width, isCompact: view.is_compact,
      recordIndexes: UnsafeBufferPointer(start: indexes, count: rowCount))
    let counts = BlockCounts(
      index: block.index, file: block.file, offset: block.offset, byteCount: block.sourceBytes.count,
      recordCount: records.count,
      lineCount: view.line_count,
      blankLineCount: view.line_count - view.comment_count - records.reduce(0) { $0 + Int($1.line_count) },
      commentLineCount: view.comment_count, paddedCount: view.padded_count, cutCount: view.cut_count,
      utf8: encoding.isSingleByte ? UTF8Evidence(of: block.text) : .none)
    return ParsedBlock(grid: grid, rejected: rejected, counts: counts, records: records)
  }

  private mutating func reserveIndexes(_ count: Int) -> UnsafeMutablePointer<UInt32>? {
    guard recordIndexes.reserve(max(count, 1) * MemoryLayout<UInt32>.stride, keeping: 0) else { return nil }
    return UnsafeMutableRawPointer(recordIndexes.base)?.bindMemory(to: UInt32.self, capacity: max(count, 1))
  }

  /// Tells rows from rejected records, and closes the gaps in the grid that records without text leave.
  private mutating func sort(
    _ records: UnsafeBufferPointer<peil_record>, _ view: peil_view, _ block: borrowing SourceBlock, width: Int,
    isText: Bool, into indexes: UnsafeMutablePointer<UInt32>
  ) -> [RejectedRecord] {
    rowCount = 0
    if isText, records.allSatisfy({ $0.status == PEIL_RECORD_OK }) {
      for index in records.indices { indexes[index] = UInt32(truncatingIfNeeded: index) }
      rowCount = records.count
      return []
    }
    var rejected: [RejectedRecord] = []
    for (index, record) in records.enumerated() {
      var finding = finding(of: record, block)
      if finding == nil && !isText { finding = textFinding(of: record, view) }
      if let finding {
        rejected.append(rejectedRecord(finding, index, record, block))
        continue
      }
      let target = rowCount * width
      let source = Int(record.first_field)
      if target != source {
        (view.starts + target).update(from: view.starts + source, count: width)
        (view.lengths + target).update(from: view.lengths + source, count: width)
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
    var expectation: String?
  }

  private func finding(of record: peil_record, _ block: borrowing SourceBlock) -> Finding? {
    if record.status == PEIL_RECORD_OK { return nil }
    if record.status != PEIL_RECORD_FIELD_COUNT {
      let isOpen = record.status == PEIL_RECORD_OPEN_QUOTE || isOpen(record, block)
      return Finding(reason: isOpen ? .openQuote(lines: Int(record.line_count)) : .malformedQuote)
    }
    return Finding(reason: .fieldCount(found: Int(record.field_count), expected: headers.count))
  }

  /// Whether a quote is open where the record, and with it the file, ends.
  private func isOpen(_ record: peil_record, _ block: borrowing SourceBlock) -> Bool {
    guard let quote = format.quote, format.escape == .doubled,
      Int(record.offset + record.length) == block.text.count
    else { return false }
    var inside = false
    let start = block.text.baseAddress.map { $0 + Int(record.offset) }
    let isPlain = peil_quoting_is_plain(
      start, Int(record.length), format.delimiter, quote, &inside)
    return isPlain && inside
  }

  /// A file that git could not merge holds some rows twice and others not as they should be: none of them is read.
  private func refuseConflict(
    _ records: UnsafeBufferPointer<peil_record>, _ block: borrowing SourceBlock
  ) throws(SourceError) {
    let text = block.text
    for record in records where headers.count == 1 || record.status == PEIL_RECORD_FIELD_COUNT {
      guard record.field_count == 1, ConflictMarker.begins(text[Int(record.offset)...]) else { continue }
      let offset = block.offset + block.sourceRange(ofText: Int(record.offset), count: Int(record.length)).lowerBound
      let file = files[block.file]
      throw SourceError(path: file.path, reason: .conflictMarker(line: try file.line(ofByte: offset)))
    }
  }

  private func textFinding(of record: peil_record, _ view: peil_view) -> Finding? {
    for column in 0..<headers.count {
      let field = Int(record.first_field) + column
      let bytes = UnsafeBufferPointer(start: view.base + Int(view.starts[field]), count: Int(view.lengths[field]))
      let reason: RejectedRecord.Reason
      switch TextValidity.of(bytes, encoding) {
      case .valid: continue
      case .nulByte: reason = .nulByte
      case .invalid: reason = .invalidEncoding(InvalidByte(in: bytes, declared: encoding))
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
      sourceBytes: Array(block.sourceBytes[range]), expectation: finding.expectation)
  }

  /// The record behind a row whose field is at fault.
  func rejectedRecord(
    _ problem: FieldProblem, header: String, expectation: String?, in parsed: ParsedBlock,
    _ block: borrowing SourceBlock
  ) -> RejectedRecord {
    let index = Int(parsed.grid.recordIndexes[problem.row])
    let finding = Finding(
      reason: .field(problem.reason), header: header, rawValue: problem.rawValue, expectation: expectation)
    return rejectedRecord(finding, index, parsed.records[index], block)
  }
}
