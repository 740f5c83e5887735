/// Blanks as exports write them: space, tab, line ends, and the no-break spaces U+00A0 and U+202F.
enum Blanks {
  /// The length of the blank at `index`, 0 where there is none.
  @inline(__always)
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, isSingleByte: Bool) -> Int {
    let byte = bytes[index]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
    if byte < 0x80 { return 0 }
    if isSingleByte { return byte == 0xA0 ? 1 : 0 }
    if byte == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : 0 }
    let isNarrow = byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF
    return isNarrow ? 3 : 0
  }

  /// The length of the blank that ends before `end`, 0 where there is none.
  @inline(__always)
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int, isSingleByte: Bool) -> Int {
    let byte = bytes[end - 1]
    if byte < 0x80 || isSingleByte { return length(bytes, at: end - 1, isSingleByte: isSingleByte) }
    if byte == 0xA0 && end >= 2 { return length(bytes, at: end - 2, isSingleByte: false) == 2 ? 2 : 0 }
    if byte == 0xAF && end >= 3 { return length(bytes, at: end - 3, isSingleByte: false) == 3 ? 3 : 0 }
    return 0
  }

  /// The bytes without the blanks on both ends.
  @inline(__always)
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, isSingleByte: Bool) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end {
      let blank = length(bytes, at: start, isSingleByte: isSingleByte)
      if blank == 0 { break }
      start += blank
    }
    while end > start {
      let blank = length(bytes, before: end, isSingleByte: isSingleByte)
      if blank == 0 { break }
      end -= blank
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)])
  }
}
