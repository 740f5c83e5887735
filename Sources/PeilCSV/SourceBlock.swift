public import PeilTable

import Glibc

/// Whole records of a source, in memory that is used again for the next ones.
public struct SourceBlock: ~Copyable, Sendable {
  /// The block's place in the source, from 0.
  public internal(set) var index = 0
  /// The file of the source that it stands in, from 0.
  public internal(set) var file = 0
  /// The byte of the source file at which the block begins.
  public internal(set) var offset = 0
  let encoding: TextEncoding
  private var source = AlignedBuffer()
  private var sourceCount = 0
  private var transcoded = AlignedBuffer()
  private var textCount = 0

  /// An empty block for one worker.
  public init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// The block as it stands in the file.
  public var sourceBytes: UnsafeBufferPointer<UInt8> { source.prefix(sourceCount) }

  /// What the parser reads: the source's bytes, or UTF-8 made of UTF-16.
  var text: UnsafeBufferPointer<UInt8> {
    encoding.isUTF16 ? transcoded.prefix(textCount) : source.prefix(sourceCount)
  }

  /// Reads until the block holds `count` bytes from `offset` on, keeping what it already holds of them; true when the
  /// file ended first.
  mutating func read(
    _ descriptor: FileDescriptor, _ path: String, from offset: Int, count: Int
  ) throws(SourceError) -> Bool {
    if offset != self.offset || count < sourceCount { sourceCount = 0 }
    self.offset = offset
    if count == 0 { return false }
    guard source.reserve(count, keeping: sourceCount), let base = source.base else {
      throw SourceError(path: path, reason: .outOfMemory)
    }
    while sourceCount < count {
      let got = pread(descriptor.number, base + sourceCount, count - sourceCount, offset + sourceCount)
      if got == 0 { return true }
      if got > 0 {
        sourceCount += got
      } else if errno != EINTR {
        throw SourceError(path: path, reason: .unreadable(errno))
      }
    }
    return false
  }

  /// Makes UTF-8 of UTF-16; false when out of memory.
  mutating func transcode(isFinal: Bool) -> Bool {
    guard encoding.isUTF16 else { return true }
    guard transcoded.reserve(UTF16Transcoding.capacity(for: sourceCount), keeping: 0), let base = transcoded.base else {
      return false
    }
    textCount = UTF16Transcoding.transcode(
      source.prefix(sourceCount), bigEndian: encoding == .utf16BigEndian, isFinal: isFinal, into: base)
    return true
  }

  /// Leaves out what stands after the first `count` bytes of the text.
  mutating func cut(toText count: Int) {
    sourceCount = sourceLength(ofText: count)
    textCount = count
  }

  mutating func clear() {
    sourceCount = 0
    textCount = 0
  }

  /// How many bytes of the source the first `count` bytes of the text came from.
  func sourceLength(ofText count: Int) -> Int {
    encoding.isUTF16 ? UTF16Transcoding.sourceLength(of: transcoded.prefix(count)) : count
  }

  /// Where in the block's source bytes a part of the text came from.
  func sourceRange(ofText start: Int, count: Int) -> Range<Int> {
    guard encoding.isUTF16 else { return start..<start + count }
    let lower = sourceLength(ofText: start)
    let part = UnsafeBufferPointer(rebasing: transcoded.prefix(textCount)[start..<start + count])
    return lower..<lower + UTF16Transcoding.sourceLength(of: part)
  }
}
