public import PeilTable

import Glibc

/// An open source file whose header has been read.
///
/// A regular file in the format that was declared; nothing about it is guessed.
public final class SourceFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// The declared format.
  public let format: CSVFormat
  /// The column headers.
  public let header: SourceHeader
  /// Everything before the first data record as it stands in the file: byte order mark, skipped lines and header.
  ///
  /// A file of rejected records begins with them.
  public let headBytes: [UInt8]
  /// The byte at which the first data record begins.
  public var dataOffset: Int { headBytes.count }
  /// The lines after the last data record that the format declares to be no part of the table.
  public let footBytes: [UInt8]
  /// The byte at which the footer begins; nil where there is none, and the file's end is the end of the data.
  let dataEnd: Int?
  /// The size in bytes when the file was opened; for progress only, the end is where reading ends.
  public let size: Int
  private let descriptor: FileDescriptor

  /// Opens the file and reads its header.
  public init(path: String, format: CSVFormat) throws(SourceError) {
    if let problem = format.problem { throw SourceError(path: path, reason: .unusableFormat(problem)) }
    let descriptor = try FileDescriptor(path: path)
    let start = try Self.skipByteOrderMark(descriptor, path, declared: format.encoding)
    let (header, end) = try HeaderReader(descriptor, path, format).read(from: start)
    self.path = path
    self.format = format
    self.header = header
    var block = SourceBlock(encoding: format.encoding)
    _ = try block.read(descriptor, path, from: 0, count: end)
    self.headBytes = Array(block.sourceBytes)
    if format.footerLines > 0 {
      let footer = try FooterFinder(descriptor, path, format).start(after: end)
      _ = try block.read(descriptor, path, from: footer, count: descriptor.size - footer)
      self.footBytes = Array(block.sourceBytes)
      self.dataEnd = footer
    } else {
      self.footBytes = []
      self.dataEnd = nil
    }
    self.size = descriptor.size
    self.descriptor = descriptor
  }

  /// Fills the block from `offset` on until it holds `count` bytes or the data end; true when they ended.
  func read(_ block: inout SourceBlock, from offset: Int, count: Int) throws(SourceError) -> Bool {
    guard let dataEnd, count >= dataEnd - offset else {
      return try block.read(descriptor, path, from: offset, count: count)
    }
    _ = try block.read(descriptor, path, from: offset, count: max(dataEnd - offset, 0))
    return true
  }

  /// The size in bytes of the file as it was given when it was opened, packed or not.
  public var givenSize: Int { descriptor.givenSize }

  /// Whether the file was packed, and what is read is what it was unpacked to.
  public var isUnpacked: Bool { descriptor.packed != nil }

  /// Hands over the bytes of a packed file as it was given, piece by piece; false, and nothing is handed over, for others.
  func givenBytes(_ take: (UnsafeRawBufferPointer) -> Void) throws(SourceError) -> Bool {
    guard let packed = descriptor.packed else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var offset = 0
    while true {
      let count = pread(packed, &buffer, buffer.count, offset)
      if count == 0 { return true }
      if count > 0 {
        buffer.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        offset += count
      } else if errno != EINTR {
        throw SourceError(path: path, reason: .unreadable(errno))
      }
    }
  }

  /// Whether the file has another size, or was written to, since it was opened.
  func hasChanged() throws(SourceError) -> Bool { try descriptor.hasChanged(path: path) }

  /// Fills the block with what stands behind the data, as the file is now; true when the file ends there.
  func readFooter(_ block: inout SourceBlock) throws(SourceError) -> Bool {
    try block.read(descriptor, path, from: dataEnd ?? size, count: footBytes.count + 1)
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
}
