/// UTF-16 rewritten as UTF-8 with a way back to the source's bytes.
///
/// A lone surrogate becomes the three bytes that UTF-8 forbids, a lone last byte becomes FF: both keep their place, and the
/// check of the text finds them.
enum UTF16Transcoding {
  /// The most UTF-8 bytes that `count` bytes of UTF-16 can become.
  static func capacity(for count: Int) -> Int { (count / 2) * 3 + 1 }

  /// Writes the UTF-8 of `source` and returns its length.
  ///
  /// When more may follow (`isFinal` is false), an incomplete last character is left out.
  static func transcode(
    _ source: UnsafeBufferPointer<UInt8>, bigEndian: Bool, isFinal: Bool, into text: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let high = bigEndian ? 0 : 1
    let low = 1 - high
    let units = source.count / 2
    var index = 0
    var written = 0
    while index < units {
      let unit = UInt32(source[2 * index + high]) << 8 | UInt32(source[2 * index + low])
      index += 1
      if unit < 0x80 {
        text[written] = UInt8(unit)
        written += 1
        continue
      }
      var scalar = unit
      if unit & 0xFC00 == 0xD800 {
        if index == units && !isFinal { return written }
        if index < units {
          let next = UInt32(source[2 * index + high]) << 8 | UInt32(source[2 * index + low])
          if next & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + (unit & 0x3FF) << 10 + (next & 0x3FF)
            index += 1
          }
        }
      }
      written += write(scalar, text + written)
    }
    if isFinal && source.count % 2 == 1 {
      text[written] = 0xFF
      written += 1
    }
    return written
  }

  private static func write(_ scalar: UInt32, _ text: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x800 {
      text[0] = UInt8(0xC0 | scalar >> 6)
      text[1] = UInt8(0x80 | scalar & 0x3F)
      return 2
    }
    if scalar < 0x10000 {
      text[0] = UInt8(0xE0 | scalar >> 12)
      text[1] = UInt8(0x80 | scalar >> 6 & 0x3F)
      text[2] = UInt8(0x80 | scalar & 0x3F)
      return 3
    }
    text[0] = UInt8(0xF0 | scalar >> 18)
    text[1] = UInt8(0x80 | scalar >> 12 & 0x3F)
    text[2] = UInt8(0x80 | scalar >> 6 & 0x3F)
    text[3] = UInt8(0x80 | scalar & 0x3F)
    return 4
  }

  /// How many bytes of UTF-16 the transcoded text came from.
  static func sourceLength(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var length = 0
    for byte in text {
      if byte < 0x80 {
        length += 2
      } else if byte >= 0xC0 {
        length += byte == 0xFF ? 1 : byte >= 0xF0 ? 4 : 2
      }
    }
    return length
  }
}
