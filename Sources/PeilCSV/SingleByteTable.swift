public import PeilTable

/// The UTF-8 form of each byte of a single-byte encoding.
struct SingleByteTable: Sendable {
  /// Per byte: up to three UTF-8 bytes, the first lowest, and in the top byte how many.
  private let packed: [UInt32]

  init(_ page: CodePage) {
    packed = (0..<256).map { Self.pack(page.scalar(of: UInt8($0))?.value ?? 0) }
  }

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
    tables[encoding]
  }

  private static let tables = Dictionary(
    uniqueKeysWithValues: TextEncoding.allCases.compactMap { encoding in
      CodePage.of(encoding).map { (encoding, SingleByteTable($0)) }
    })
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
