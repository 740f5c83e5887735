import PeilDiagnostics
import PeilTable

/// The names under which the IANA registers the encodings that Peil reads.
enum EncodingName {
  private static let names: [String: TextEncoding] = [
    "utf-8": .utf8, "utf8": .utf8, "utf-8-sig": .utf8, "us-ascii": .utf8, "ascii": .utf8,
    "windows-1252": .windows1252, "cp1252": .windows1252,
    // The registry's ISO 8859-1 leaves 0x80 to 0x9F to control characters; what calls itself so is windows-1252.
    "iso-8859-1": .windows1252, "latin1": .windows1252, "latin-1": .windows1252,
    "iso-8859-15": .iso8859x15, "latin-9": .iso8859x15, "utf-16le": .utf16LittleEndian, "utf-16be": .utf16BigEndian,
  ]

  /// Peil's name for an encoding; a name that Peil does not know stays as it is, and is refused where it is used.
  static func peil(_ text: SourceText) -> SourceText {
    SourceText(names[text.text.lowercased()]?.rawValue ?? text.text.lowercased(), span: text.span)
  }
}
