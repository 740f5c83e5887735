/// A closed list of words as a regular expression, `(SZW|EZK)`, for standards that have no other way to write one.
enum LiteralAlternatives {
  private static let signs: Set<Character> = [
    ".", "\\", "?", "*", "+", "{", "}", "(", ")", "|", "[", "]", "^", "$",
  ]

  /// The expression that these words fit, and nothing else.
  static func expression(_ words: [String]) -> String {
    "(" + words.map { String($0.flatMap { signs.contains($0) ? ["\\", $0] : [$0] }) }.joined(separator: "|") + ")"
  }

  /// The words that an expression lists; nil where it is more than a list of two words or more.
  static func words(of expression: String) -> [String]? {
    var text = expression[...]
    if text.hasPrefix("^"), text.hasSuffix("$") { text = text.dropFirst().dropLast() }
    guard text.hasPrefix("("), text.hasSuffix(")"), !text.hasSuffix("\\)") else { return nil }
    text = text.dropFirst().dropLast()
    if text.hasPrefix("?:") { text = text.dropFirst(2) }
    var words = [""]
    while let character = text.popFirst() {
      if character == "|" {
        words.append("")
      } else if character == "\\" {
        guard let next = text.popFirst(), !next.isLetter, !next.isNumber else { return nil }
        words[words.count - 1].append(next)
      } else if signs.contains(character) {
        return nil
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.contains("") ? nil : words
  }
}
