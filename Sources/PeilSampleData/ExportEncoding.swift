/// How an export writes characters as bytes.
enum ExportEncoding: String {
  case utf8 = "UTF-8"
  case markedUTF8 = "UTF-8 with a byte order mark"
  case utf16 = "UTF-16"
  case windows1252 = "Windows-1252"
  case iso8859x15 = "ISO 8859-15"

  /// What stands before the first character.
  var mark: [UInt8] {
    switch self {
    case .markedUTF8: [0xEF, 0xBB, 0xBF]
    case .utf16: [0xFF, 0xFE]
    case .utf8, .windows1252, .iso8859x15: []
    }
  }

  /// The bytes of a character; nil where the encoding lacks it.
  func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
    switch self {
    case .utf8, .markedUTF8: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    case .utf16: Array(scalar.utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .windows1252: Self.windows1252(scalar).map { [$0] }
    case .iso8859x15: Self.iso8859x15(scalar).map { [$0] }
    }
  }

  private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x00...0x7F, 0xA0...0xFF: UInt8(scalar.value)
    case 0x20AC: 0x80
    case 0x2018: 0x91
    case 0x2019: 0x92
    case 0x201C: 0x93
    case 0x201D: 0x94
    case 0x2013: 0x96
    default: nil
    }
  }

  /// Latin-1 with eight places given to other characters, the euro sign among them.
  private static func iso8859x15(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE: nil
    case 0x00...0xFF: UInt8(scalar.value)
    case 0x20AC: 0xA4
    default: nil
    }
  }
}
