import Glibc
import PeilTable

/// Whether bytes are text in an encoding.
enum TextValidity {
  case valid
  case nulByte
  case invalid

  /// Judges bytes as the parser hands them out: of the source for a single-byte encoding, else UTF-8.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> TextValidity {
    if let base = bytes.baseAddress, memchr(base, 0, bytes.count) != nil { return .nulByte }
    switch encoding {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: return isUTF8(bytes) ? .valid : .invalid
    case .windows1252, .windows1250, .windows1253:
      return firstUndefined(bytes, encoding) == nil ? .valid : .invalid
    case .iso8859x15: return .valid
    }
  }

  /// The length of the run of ASCII from `start`, in whole words of eight.
  @inline(__always)
  private static func asciiRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var position = start
    while position + 8 <= raw.count,
      raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      position += 8
    }
    return position - start
  }

  /// The first byte that a single-byte encoding gives no character; nil where there is none.
  private static func firstUndefined(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Int? {
    guard let page = CodePage.of(encoding) else { return nil }
    var position = 0
    while position < bytes.count {
      position += asciiRun(bytes, from: position)
      guard position < bytes.count else { break }
      if !page.defines(bytes[position]) { return position }
      position += 1
    }
    return nil
  }

  /// Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing beyond U+10FFFF.
  private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while position < bytes.count {
      position += asciiRun(bytes, from: position)
      guard position < bytes.count else { break }
      let length = sequenceLength(bytes, at: position)
      guard length > 0 else { return false }
      position += length
    }
    return true
  }

  /// Goes on to the next byte beyond ASCII; nil at the end, else how long the UTF-8 sequence there is, 0 for none.
  static func nextSequence(_ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int) -> Int? {
    while position < bytes.count {
      position += asciiRun(bytes, from: position)
      guard position < bytes.count else { return nil }
      if bytes[position] >= 0x80 { return sequenceLength(bytes, at: position) }
      position += 1
    }
    return nil
  }

  /// The place of the first byte that is no text in an encoding; nil where there is none.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Int? {
    var position = 0
    guard !encoding.isSingleByte else { return firstUndefined(bytes, encoding) }
    while let length = nextSequence(bytes, from: &position) {
      if length == 0 { return position }
      position += length
    }
    return nil
  }

  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    let first = bytes[start]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[start + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
