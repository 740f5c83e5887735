import PeilDiagnostics

/// Text from data and pipelines, made fit to be shown: nothing in it steers a terminal or breaks a line.
enum SafeText {
  /// Line ends and tabs become spaces; other control characters, and those that turn the direction of the text around
  /// them, become U+FFFD.
  static func singleLine(_ text: String) -> String {
    var result = ""
    for character in text { result.append(contentsOf: safe(character)) }
    return result
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
    var result = ""
    for character in line {
      if markdownSigns.contains(character) { result.append("\\") }
      result.append(character)
    }
    return escapingBlockStart(result)
  }

  private static let markdownSigns: Set<Character> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$", "#",
  ]

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
