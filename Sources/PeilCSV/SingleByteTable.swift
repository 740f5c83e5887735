public import PeilTable

/// The UTF-8 form of each byte of a single-byte encoding.
struct SingleByteTable: Sendable {
  /// Per byte: up to three UTF-8 bytes, the first lowest, and in the top byte how many.
  private let packed: [UInt32]

  init(_ encoding: TextEncoding) {
    precondition(encoding.isSingleByte)
    var scalars = (0..<256).map { UInt32($0) }
    if encoding == .windows1252 {
      for (index, scalar) in Self.windows1252.enumerated() { scalars[0x80 + index] = scalar }
    } else {
      for (byte, scalar) in Self.iso8859x15 { scalars[byte] = scalar }
    }
    packed = scalars.map(Self.pack)
  }

  /// Bytes 80–9F of Windows-1252 (Unicode consortium, CP1252.TXT); 0 where it defines none.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// The eight bytes in which ISO 8859-15 differs from ISO 8859-1.
  private static let iso8859x15: [(Int, UInt32)] = [
    (0xA4, 0x20AC), (0xA6, 0x0160), (0xA8, 0x0161), (0xB4, 0x017D), (0xB8, 0x017E), (0xBC, 0x0152), (0xBD, 0x0153),
    (0xBE, 0x0178),
  ]

  private static func pack(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0: 1 << 24
    case ..<0x80: scalar | 1 << 24
    case ..<0x800: 0xC0 | scalar >> 6 | (0x80 | scalar & 0x3F) << 8 | 2 << 24
    default: 0xE0 | scalar >> 12 | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16 | 3 << 24
    }
  }

  /// Appends the UTF-8 form of `bytes`; a byte the encoding does not define becomes U+FFFD.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      text.append(contentsOf: bytes)
      return
    }
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      var code = packed[Int(byte)]
      if code & 0xFF_FFFF == 0 { code = Self.pack(0xFFFD) }
      for _ in 0..<(code >> 24) {
        text.append(UInt8(truncatingIfNeeded: code))
        code >>= 8
      }
    }
  }

  /// The table of an encoding, or nil when its text is UTF-8 by the time it is parsed.
  static func of(_ encoding: TextEncoding) -> SingleByteTable? {
    switch encoding {
    case .windows1252: windows1252Table
    case .iso8859x15: iso8859x15Table
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  private static let windows1252Table = SingleByteTable(.windows1252)
  private static let iso8859x15Table = SingleByteTable(.iso8859x15)
}

extension TextEncoding {
  /// The text of bytes as the parser hands them out: of the source for a single-byte encoding, else UTF-8.
  ///
  /// What is not text becomes U+FFFD.
  public func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard let table = SingleByteTable.of(self) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    table.append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension SingleByteTable {
  /// The bytes of a text; nil where the encoding lacks a character of it.
  func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = (0...255).first(where: { stands(UInt8($0), for: scalar) }) else { return nil }
      bytes.append(UInt8(byte))
    }
    return bytes
  }

  private func stands(_ byte: UInt8, for scalar: Unicode.Scalar) -> Bool {
    var text: [UInt8] = []
    [byte].withUnsafeBufferPointer { append($0, to: &text) }
    return text.elementsEqual(String(scalar).utf8)
  }
}

extension TextEncoding {
  /// A text as the parser hands it out; nil where the encoding lacks a character of it.
  func bytes(of text: String) -> [UInt8]? {
    guard let table = SingleByteTable.of(self) else { return Array(text.utf8) }
    return table.bytes(of: text)
  }
}
