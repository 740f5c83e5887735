/// How bytes stand for characters, among all that exports come in.
public enum FoundEncoding: String, CaseIterable, Hashable, Sendable {
  /// Unicode in bytes.
  case utf8 = "utf-8"
  /// Unicode in 16-bit units, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// Unicode in 16-bit units, high byte first.
  case utf16BigEndian = "utf-16be"
  /// Western European as Windows writes it.
  case windows1252 = "windows-1252"
  /// Central European as Windows writes it.
  case windows1250 = "windows-1250"
  /// Greek as Windows writes it.
  case windows1253 = "windows-1253"
  /// Western European with the euro sign, as ISO 8859-15 lays it down.
  case iso8859x15 = "iso-8859-15"

  /// Whether each byte is a character.
  public var isSingleByte: Bool {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: false
    case .windows1252, .windows1250, .windows1253, .iso8859x15: true
    }
  }

  /// The bytes that a file in the encoding may begin with.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    default: []
    }
  }
}
