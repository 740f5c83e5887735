public import PeilTable

extension TextEncoding {
  /// Whether a block is rewritten as UTF-8 before it is parsed.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// Whether one byte is one character.
  public var isSingleByte: Bool {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: false
    case .windows1252, .windows1250, .windows1253, .iso8859x15: true
    }
  }

  /// The byte order mark that a file in this encoding may begin with.
  public var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252, .windows1250, .windows1253, .iso8859x15: []
    }
  }
}
