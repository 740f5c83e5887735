/// What stands within a paragraph: text, emphasis, code and links.
struct InlineText {
  private let text: Substring

  init(_ text: String) { self.text = text[...] }

  private init(_ text: Substring) { self.text = text }

  /// Writes it as HTML.
  func append(to page: inout Markup) {
    var rest = text
    var plain = ""
    while let sign = rest.first {
      if sign == "\\", let next = rest.dropFirst().first, next.isASCII, next.isPunctuation || next.isSymbol {
        plain.append(next)
        rest = rest.dropFirst(2)
      } else if let (piece, length) = Self.piece(rest) {
        page.text(plain)
        plain = ""
        piece.append(to: &page)
        rest = rest.dropFirst(length)
      } else {
        plain.append(sign)
        rest = rest.dropFirst()
      }
    }
    page.text(plain)
  }

  private enum Piece {
    case strong(Substring)
    case emphasis(Substring)
    case code(Substring)
    case link(Substring, String)

    func append(to page: inout Markup) {
      switch self {
      case .strong(let text): page.element("strong") { InlineText(text).append(to: &$0) }
      case .emphasis(let text): page.element("em") { InlineText(text).append(to: &$0) }
      case .code(let text): page.element("code", String(text))
      case .link(let text, let target): page.element("a", ["href": target]) { InlineText(text).append(to: &$0) }
      }
    }
  }

  /// The piece that begins here, and how many characters it takes; nil where the sign stands for itself.
  private static func piece(_ text: Substring) -> (Piece, Int)? {
    if text.hasPrefix("**"), let inner = between(text, "**", "**") { return (.strong(inner), inner.count + 4) }
    if text.hasPrefix("*"), let inner = between(text, "*", "*") { return (.emphasis(inner), inner.count + 2) }
    if text.hasPrefix("`"), let inner = between(text, "`", "`") { return (.code(inner), inner.count + 2) }
    return link(text)
  }

  private static func between(_ text: Substring, _ start: String, _ end: String) -> Substring? {
    let inner = text.dropFirst(start.count)
    var rest = inner
    while !rest.isEmpty, !rest.hasPrefix(end) { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    let found = inner[..<rest.startIndex]
    guard !found.isEmpty, found.first != " ", found.last != " " else { return nil }
    return found
  }

  private static func link(_ text: Substring) -> (Piece, Int)? {
    guard text.first == "[", let label = between(text, "[", "]") else { return nil }
    let after = text.dropFirst(label.count + 2)
    guard after.first == "(", let target = between(after, "(", ")") else { return nil }
    let lower = target.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://"), !target.contains(where: \.isWhitespace) else {
      return nil
    }
    return (.link(label, String(target)), label.count + target.count + 4)
  }
}
