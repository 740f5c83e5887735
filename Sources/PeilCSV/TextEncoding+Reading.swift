import PeilTable

extension TextEncoding {
  /// Whether a block is rewritten as UTF-8 before it is parsed.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// Whether one byte is one character.
  var isSingleByte: Bool { self == .windows1252 || self == .iso8859x15 }

  /// The byte order mark that a file in this encoding may begin with.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252, .iso8859x15: []
    }
  }
}
