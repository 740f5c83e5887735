/// How a source's bytes stand for characters.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  /// Unicode in bytes, with or without a byte order mark.
  case utf8 = "utf-8"
  /// Western European as Windows writes it.
  case windows1252 = "windows-1252"
  /// Central European as Windows writes it.
  case windows1250 = "windows-1250"
  /// Greek as Windows writes it.
  case windows1253 = "windows-1253"
  /// Western European with the euro sign, as ISO 8859-15 lays it down.
  case iso8859x15 = "iso-8859-15"
  /// Unicode in 16-bit units, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// Unicode in 16-bit units, high byte first.
  case utf16BigEndian = "utf-16be"
}
