public import PeilTable

import CPeilScan
import Glibc

/// An open source file whose header has been read.
///
/// A regular file in the format that was declared; nothing about it is guessed.
public final class SourceFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// The declared format.
  public let format: CSVFormat
  /// The first record.
  public let header: SourceHeader
  /// Everything before the first data record as it stands in the file: byte order mark and header.
  ///
  /// A file of rejected records begins with them.
  public let headBytes: [UInt8]
  /// The byte at which the first data record begins.
  public var dataOffset: Int { headBytes.count }
  /// The size in bytes when the file was opened; for progress only, the end is where reading ends.
  public let size: Int
  private let descriptor: FileDescriptor

  static let headerLimit = 1 << 24

  /// Opens the file and reads its header.
  public init(path: String, format: CSVFormat) throws(SourceError) {
    if let problem = format.problem { throw SourceError(path: path, reason: .unusableFormat(problem)) }
    let descriptor = try FileDescriptor(path: path)
    let start = try Self.skipByteOrderMark(descriptor, path, declared: format.encoding)
    let (header, end) = try Self.readHeader(descriptor, path, format, from: start)
    self.path = path
    self.format = format
    self.header = header
    var head = SourceBlock(encoding: format.encoding)
    _ = try head.read(descriptor, path, from: 0, count: end)
    self.headBytes = Array(head.sourceBytes)
    self.size = descriptor.size
    self.descriptor = descriptor
  }

  /// Fills the block from `offset` on until it holds `count` bytes or the file ends; true when it ended.
  func read(_ block: inout SourceBlock, from offset: Int, count: Int) throws(SourceError) -> Bool {
    try block.read(descriptor, path, from: offset, count: count)
  }

  private static func skipByteOrderMark(
    _ descriptor: FileDescriptor, _ path: String, declared: TextEncoding
  ) throws(SourceError) -> Int {
    var block = SourceBlock(encoding: .iso8859x15)
    _ = try block.read(descriptor, path, from: 0, count: ForeignContent.sampleSize)
    let first = Array(block.sourceBytes)
    if first.isEmpty { throw SourceError(path: path, reason: .empty(.noBytes)) }
    if let kind = ForeignContent.of(first) { throw SourceError(path: path, reason: .isNotText(kind)) }
    for found in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian] where first.starts(with: found.byteOrderMark)
    {
      guard found == declared else {
        throw SourceError(path: path, reason: .contradictoryByteOrderMark(found: found, declared: declared))
      }
      return found.byteOrderMark.count
    }
    return 0
  }

  private static func readHeader(
    _ descriptor: FileDescriptor, _ path: String, _ format: CSVFormat, from start: Int
  ) throws(SourceError) -> (SourceHeader, Int) {
    guard var scanner = RecordScanner(format) else { throw SourceError(path: path, reason: .outOfMemory) }
    var block = SourceBlock(encoding: format.encoding)
    var count = 4096
    while true {
      let ended = try block.read(descriptor, path, from: start, count: count)
      guard block.transcode(isFinal: ended), let view = scanner.scan(block.text, width: 0, isFinal: ended) else {
        throw SourceError(path: path, reason: .outOfMemory)
      }
      if view.record_count > 0 {
        let record = view.records[0]
        let header = try header(view, path, format, text: block.text, source: block.sourceBytes)
        return (header, start + block.sourceLength(ofText: Int(record.offset + record.length)))
      }
      if ended {
        throw SourceError(path: path, reason: .empty(block.sourceBytes.isEmpty ? .byteOrderMarkOnly : .lineEndsOnly))
      }
      guard count < headerLimit else { throw SourceError(path: path, reason: .headerTooLong(headerLimit)) }
      count *= 4
    }
  }

  private static func header(
    _ view: peil_view, _ path: String, _ format: CSVFormat, text: UnsafeBufferPointer<UInt8>,
    source: UnsafeBufferPointer<UInt8>
  ) throws(SourceError) -> SourceHeader {
    let record = view.records[0]
    let line = Int(record.line) + 1
    if ConflictMarker.begins(text.dropFirst(Int(record.offset))) {
      throw SourceError(path: path, reason: .conflictMarker(line: line))
    }
    guard record.status == PEIL_RECORD_OK else {
      let likely = EncodingEvidence.likely(source, insteadOf: format.encoding)
      throw SourceError(
        path: path,
        reason: likely?.isUTF16 == true
          ? .headerNotInEncoding(format.encoding, line: line, likely: likely) : .malformedHeader(line: line))
    }
    var names: [String] = []
    for field in 0..<Int(record.field_count) {
      let bytes = UnsafeBufferPointer(start: view.base + Int(view.starts[field]), count: Int(view.lengths[field]))
      let validity = TextValidity.of(bytes, format.encoding)
      guard validity == .valid else {
        let likely = EncodingEvidence.likely(source, insteadOf: format.encoding)
        let isBinary = validity == .nulByte && likely == nil
        throw SourceError(
          path: path,
          reason: isBinary ? .isNotText(.binary) : .headerNotInEncoding(format.encoding, line: line, likely: likely))
      }
      names.append(format.encoding.text(of: bytes))
    }
    return SourceHeader(names: names, lineCount: Int(record.line + record.line_count))
  }
}
