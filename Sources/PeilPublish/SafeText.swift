import PeilDiagnostics

/// Text from data and pipelines, made fit to be shown: nothing in it steers a terminal or breaks a line.
enum SafeText {
  /// Line ends and tabs become spaces; other control characters, and those that turn the direction of the text around
  /// them, become U+FFFD.
  static func singleLine(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    for character in text { result.append(contentsOf: safe(character)) }
    return result
  }

  /// Whether a glance at the bytes shows that nothing must be replaced; most text is such.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isPlain = true
      for byte in bytes { isPlain = isPlain && byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2 }
      if isPlain { return true }
      return bytes.indices.allSatisfy { place in
        switch bytes[place] {
        case 0..<0x20, 0x7F: false
        // Control characters beyond ASCII begin with C2; the others that are replaced with E2 80 and E2 81.
        case 0xC2: bytes[place + 1] >= 0xA0
        case 0xE2: (bytes[place + 1] != 0x80 || bytes[place + 2] < 0xA8) && bytes[place + 1] != 0x81
        default: true
        }
      }
    }
  }

  private static func safe(_ character: Character) -> String {
    if character == "\t" || character.isNewline { return " " }
    guard DisplayWidth.isUnsafe(character) else { return String(character) }
    return String(
      String.UnicodeScalarView(
        character.unicodeScalars.map { DisplayWidth.isUnsafe(Character($0)) ? "\u{FFFD}" : $0 }))
  }

  /// The text in a line of Markdown: what CommonMark or GitHub's extension of it would read as a sign is escaped.
  static func markdown(_ text: String) -> String {
    let line = singleLine(text)
    guard line.utf8.contains(where: isMarkdownSign) else { return escapingBlockStart(line) }
    var result = ""
    for character in line {
      if let byte = character.asciiValue, isMarkdownSign(byte) { result.append("\\") }
      result.append(character)
    }
    return escapingBlockStart(result)
  }

  /// Whether Markdown may read a character as a sign anywhere in a line.
  private static func isMarkdownSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "$"),
      UInt8(ascii: "#"):
      true
    default: false
    }
  }

  /// A list or a rule begins with these only at the start of a line.
  private static func escapingBlockStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if first == "-" || first == "+" || first == "=" { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" else {
      return text
    }
    let rest = text.dropFirst(digits.count + 1)
    guard rest.isEmpty || rest.first == " " else { return text }
    return digits + "\\" + String(next) + rest
  }
}
