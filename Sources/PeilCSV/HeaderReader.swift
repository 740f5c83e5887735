import CPeilScan
import PeilTable

/// Reads what stands before a file's data: the lines that are skipped, and the header.
struct HeaderReader {
  static let limit = 1 << 24

  private let descriptor: FileDescriptor
  private let path: String
  private let format: CSVFormat

  init(_ descriptor: FileDescriptor, _ path: String, _ format: CSVFormat) {
    self.descriptor = descriptor
    self.path = path
    self.format = format
  }

  /// The header, and the byte at which the first data record begins.
  func read(from start: Int) throws(SourceError) -> (SourceHeader, Int) {
    guard var scanner = RecordScanner(format) else { throw error(.outOfMemory) }
    var block = SourceBlock(encoding: format.encoding)
    var count = 4096
    while true {
      let ended = try block.read(descriptor, path, from: start, count: count)
      guard block.transcode(isFinal: ended) else { throw error(.outOfMemory) }
      if let found = try read(block, &scanner, isWhole: ended) {
        return (found.header, start + block.sourceLength(ofText: found.end))
      }
      guard count < Self.limit else { throw error(.headerTooLong(Self.limit)) }
      count *= 4
    }
  }

  /// The header, and where in the block's text it ends; nil where the block is too short to tell.
  private func read(
    _ block: borrowing SourceBlock, _ scanner: inout RecordScanner, isWhole: Bool
  ) throws(SourceError) -> (header: SourceHeader, end: Int)? {
    guard let skipped = try skippedBytes(block.text, isWhole: isWhole) else { return nil }
    let text = UnsafeBufferPointer(rebasing: block.text[skipped...])
    guard let view = scanner.scan(text, width: 0, isFinal: isWhole) else { throw error(.outOfMemory) }
    let wanted = max(format.headerRows, 1)
    if view.record_count < wanted {
      guard isWhole else { return nil }
      if view.record_count > 0 {
        throw error(.empty(.headerRowsMissing(count: view.record_count, declared: wanted)))
      }
      if format.skippedLines > 0 {
        throw error(.empty(.skippedLinesOnly(count: format.skippedLines, skipped: format.skippedLines)))
      }
      throw error(.empty(block.sourceBytes.isEmpty ? .byteOrderMarkOnly : .lineEndsOnly))
    }
    let source = block.sourceBytes
    if format.headerRows == 0 {
      let width = UnsafeBufferPointer(start: view.records, count: view.record_count)
        .first { $0.status == PEIL_RECORD_OK }.map { Int($0.field_count) }
      guard let width else {
        guard isWhole else { return nil }
        throw error(.malformedHeader(line: format.skippedLines + 1))
      }
      let names = (1...max(width, 1)).map { String($0) }
      return (SourceHeader(names: names, lineCount: format.skippedLines), skipped)
    }
    var rows: [[String]] = []
    for row in 0..<wanted { rows.append(try names(in: row, of: view, text: text, source: source)) }
    let last = view.records[wanted - 1]
    return (
      SourceHeader(
        names: Self.joined(rows), lineCount: format.skippedLines + Int(last.line + last.line_count)),
      skipped + Int(last.offset + last.length)
    )
  }

  /// The length of the lines that are skipped; nil where the text is too short to tell.
  private func skippedBytes(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) throws(SourceError) -> Int? {
    var end = 0
    for line in 0..<format.skippedLines {
      let next = format.lineEnd.lineEnd(in: text, from: end)
      if next == text.count {
        guard isWhole else { return nil }
        guard next > end else {
          throw error(.empty(.skippedLinesOnly(count: line, skipped: format.skippedLines)))
        }
      }
      end = next
    }
    return end
  }

  /// The words of one record of the header.
  private func names(
    in row: Int, of view: peil_view, text: UnsafeBufferPointer<UInt8>, source: UnsafeBufferPointer<UInt8>
  ) throws(SourceError) -> [String] {
    let record = view.records[row]
    let line = format.skippedLines + Int(record.line) + 1
    if ConflictMarker.begins(text.dropFirst(Int(record.offset))) { throw error(.conflictMarker(line: line)) }
    guard record.status == PEIL_RECORD_OK else {
      let likely = EncodingEvidence.likely(source, insteadOf: format.encoding)
      throw error(
        likely?.isUTF16 == true
          ? .headerNotInEncoding(format.encoding, line: line, likely: likely) : .malformedHeader(line: line))
    }
    var names: [String] = []
    for field in Int(record.first_field)..<Int(record.first_field + record.field_count) {
      let bytes = UnsafeBufferPointer(start: view.base + Int(view.starts[field]), count: Int(view.lengths[field]))
      let validity = TextValidity.of(bytes, format.encoding)
      guard validity == .valid else {
        let likely = EncodingEvidence.likely(source, insteadOf: format.encoding)
        let isBinary = validity == .nulByte && likely == nil
        throw error(
          isBinary ? .isNotText(.binary) : .headerNotInEncoding(format.encoding, line: line, likely: likely))
      }
      let word = format.trims ? Blanks.trimmed(bytes, isSingleByte: format.encoding.isSingleByte) : bytes
      names.append(format.encoding.text(of: word))
    }
    return names
  }

  /// One header of the words that stand below each other, without the empty ones.
  private static func joined(_ rows: [[String]]) -> [String] {
    guard rows.count > 1 else { return rows.first ?? [] }
    let width = rows.map(\.count).max() ?? 0
    return (0..<width).map { column in
      rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }.joined(separator: " ")
    }
  }

  private func error(_ reason: SourceError.Reason) -> SourceError { SourceError(path: path, reason: reason) }
}
