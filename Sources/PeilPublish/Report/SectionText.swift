/// An author's text as HTML, from a small and safe part of Markdown.
///
/// Paragraphs, with a blank line between; headings, `#` to `###`; lists, `-`, `*` or `1.`, of one level; `**strong**`,
/// `*emphasis*`, `` `code` ``; and links, `[text](https://…)`, to http and https alone. Whatever else stands there, HTML
/// too, is shown as it is written. A backslash takes the meaning from the sign after it.
struct SectionText {
  private let blocks: [Block]

  private enum Block {
    case paragraph(String)
    case heading(Int, String)
    case list([String], isNumbered: Bool)
  }

  init(_ text: String) {
    var reader = BlockReader()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reader.read(line) }
    blocks = reader.finished
  }

  /// The text as HTML; its headings stand below the section's own.
  var markup: Markup {
    var page = Markup()
    for block in blocks {
      switch block {
      case .paragraph(let text): page.element("p") { InlineText(text).append(to: &$0) }
      case .heading(let level, let text):
        page.element("h\(min(level + 2, 5))") { InlineText(text).append(to: &$0) }
      case .list(let items, let isNumbered):
        page.element(isNumbered ? "ol" : "ul") { list in
          for item in items { list.element("li") { InlineText(item).append(to: &$0) } }
        }
      }
      page.line()
    }
    return page
  }

  /// Puts lines together to blocks.
  private struct BlockReader {
    private var blocks: [Block] = []
    private var paragraph: [String] = []
    private var items: [String] = []
    private var isNumbered = false

    var finished: [Block] {
      var copy = self
      copy.close()
      return copy.blocks
    }

    mutating func read(_ line: Substring) {
      let text = line.trimmed
      if text.isEmpty { return close() }
      if let heading = Self.heading(text) {
        close()
        blocks.append(heading)
      } else if let (item, isNumbered) = Self.item(text) {
        if !paragraph.isEmpty || isNumbered != self.isNumbered { close() }
        self.isNumbered = isNumbered
        items.append(item)
      } else if items.isEmpty {
        paragraph.append(text)
      } else {
        // What goes on under an item belongs to it.
        items[items.count - 1] += " " + text
      }
    }

    private mutating func close() {
      if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: " "))) }
      if !items.isEmpty { blocks.append(.list(items, isNumbered: isNumbered)) }
      paragraph = []
      items = []
    }

    private static func heading(_ text: String) -> Block? {
      let level = text.prefix { $0 == "#" }.count
      guard (1...3).contains(level), text.dropFirst(level).first == " " else { return nil }
      return .heading(level, text.dropFirst(level).trimmed)
    }

    private static func item(_ text: String) -> (String, Bool)? {
      if text.hasPrefix("- ") || text.hasPrefix("* ") { return (text.dropFirst(2).trimmed, false) }
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      guard (1...9).contains(digits.count), text.dropFirst(digits.count).hasPrefix(". ") else { return nil }
      return (text.dropFirst(digits.count + 2).trimmed, true)
    }
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first == " " || rest.first == "\t" { rest = rest.dropFirst() }
    while rest.last == " " || rest.last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }
}
