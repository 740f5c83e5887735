public import PeilCore

/// The cells of the tables of a page that Peil wrote, and every other piece of its text, in the order of the page.
///
/// The page may have been changed by hand: whatever is no tag is text.
struct HTMLCells {
  private(set) var cells: [PublishedCell] = []
  /// What heads the part that is read: the last heading or caption.
  private var title = ""
  private var text: [UInt8] = []
  private var textCount = 0
  private var isInTable = false
  private var heads: [String] = []
  private var row: [(text: String, isHead: Bool, exact: String?)] = []
  private var exact: String?

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      text.append(contentsOf: rest[rest.startIndex..<open])
      guard let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = Tag(rest[(open + 1)..<close])
      rest = rest[(close + 1)...]
      take(tag)
      if !tag.isClosing, tag.name == "script" || tag.name == "style" { rest = Self.skipping(tag.name, rest) }
    }
    cells = cells.withDistinctPlaces
  }

  /// What stands behind a script or a style sheet, which is no text.
  private static func skipping(_ name: String, _ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = Array("</\(name)".utf8)
    var place = rest.startIndex
    while let open = rest[place...].firstIndex(of: UInt8(ascii: "<")) {
      if rest[open...].starts(with: end) { return rest[open...] }
      place = open + 1
    }
    return rest[rest.endIndex...]
  }

  private static let headings: Set = ["title", "h1", "h2", "h3", "h4", "caption"]
  /// Tags inside a line of text, which do not end it.
  private static let inline: Set = ["strong", "b", "em", "i", "a", "span", "code", "abbr", "sup", "sub", "tspan"]

  private mutating func take(_ tag: Tag) {
    if Self.inline.contains(tag.name) { return }
    let words = takenText()
    if tag.isClosing {
      end(tag.name, words)
    } else {
      note(words)
      begin(tag)
    }
  }

  private mutating func begin(_ tag: Tag) {
    switch tag.name {
    case "table": (isInTable, heads) = (true, [])
    case "tr": row = []
    case "td", "th": exact = tag.exact
    default: break
    }
  }

  private mutating func end(_ name: String, _ words: String) {
    switch name {
    case "td", "th":
      row.append((words, name == "th", exact))
      exact = nil
    case "tr": endRow()
    case "table": isInTable = false
    case _ where Self.headings.contains(name):
      if name == "caption" || name == "h2" || name == "h3" { (title, textCount) = (words, 0) }
      cells.append(PublishedCell(table: title, row: name, column: "", text: words))
    default: note(words)
    }
  }

  private mutating func endRow() {
    if row.allSatisfy(\.isHead) {
      heads = row.map(\.text)
      cells.append(PublishedCell(table: title, row: "head", column: "", text: heads.joined(separator: " | ")))
      return
    }
    let side = row.filter(\.isHead).map(\.text).joined(separator: ", ")
    for (place, cell) in row.enumerated() where !cell.isHead {
      let column = place < heads.count ? heads[place] : "\(place + 1)"
      cells.append(PublishedCell(table: title, row: side, column: column, text: cell.text))
      if let exact = cell.exact {
        cells.append(PublishedCell(table: title, row: side, column: column + " (to sort by)", text: exact))
      }
    }
  }

  private mutating func note(_ words: String) {
    guard !words.isEmpty else { return }
    textCount += 1
    cells.append(PublishedCell(table: title, row: "text \(textCount)", column: "", text: words))
  }

  /// The text since the last tag that ends one, blanks taken together and signs resolved.
  private mutating func takenText() -> String {
    defer { text.removeAll(keepingCapacity: true) }
    let words = String(decoding: text, as: UTF8.self).split(whereSeparator: { $0 == " " || $0.isNewline })
      .joined(separator: " ")
    guard words.contains("&") else { return words }
    return Self.signs.reduce(words) { text, sign in
      text.split(separator: sign.0, omittingEmptySubsequences: false).joined(separator: sign.1)
    }
  }

  private static let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]

  /// A tag: its name, and the exact value that a cell carries.
  private struct Tag {
    let name: String
    let isClosing: Bool
    let exact: String?

    init(_ bytes: ArraySlice<UInt8>) {
      let text = String(decoding: bytes, as: UTF8.self)
      isClosing = text.hasPrefix("/")
      name = String(text.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      let parts = text.split(separator: "data-v=\"", maxSplits: 1, omittingEmptySubsequences: false)
      exact = parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : nil
    }
  }
}

extension ReportPublisher {
  /// The cells of every table and of every list of figures, and all other text.
  public func cells(of file: OutputFile) -> [PublishedCell]? {
    file.path.hasSuffix(".html") ? HTMLCells(file.bytes).cells : nil
  }
}

extension FragmentPublisher {
  /// The cells of the table, and all other text.
  public func cells(of file: OutputFile) -> [PublishedCell]? {
    if file.path.hasSuffix(".html") { return HTMLCells(file.bytes).cells }
    return MarkdownPublisher().cells(of: file)
  }
}
