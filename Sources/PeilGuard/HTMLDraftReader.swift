import PeilDiagnostics

/// Reads HTML as a reader sees it: paragraphs, headings and cells; no scripts, styles, pictures and raised footnote marks.
struct HTMLDraftReader {
  private let file: String
  private let text: String
  private var passages: [Draft.Passage] = []
  private var current = Draft.Passage(.paragraph)
  private var language: String?
  private var tableCount = 0
  /// The tables that are open, the innermost last.
  private var tables: [OpenTable] = []

  init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  var draft: Draft {
    var reader = self
    reader.read()
    return Draft(file: file, text: text, declaredLanguage: reader.language, passages: reader.passages)
  }

  private static let hidden: Set = [
    "script", "style", "svg", "template", "noscript", "sup", "code", "pre", "math", "title",
  ]
  private static let inline: Set = [
    "a", "abbr", "b", "bdi", "cite", "data", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "time", "u",
    "var", "font", "ins", "wbr", "label",
  ]

  private mutating func read() {
    var scanner = MarkupScanner(text)
    var last = SourcePosition(line: 1, column: 1)
    while let piece = scanner.next() {
      switch piece {
      case .character(let character, let place):
        last = place
        if character == "\u{AD}" { continue }
        if character.isNewline || character == "\t" {
          current.space(at: place)
        } else {
          current.append(character, at: place)
        }
      case .open(let name, let attributes):
        if name == "html" { language = Self.value(of: "lang", in: attributes) }
        if Self.hidden.contains(name) {
          if name == "sup" { current.space(at: last) }
          scanner.skip(to: name)
        } else if name == "br" {
          current.space(at: last)
        } else if !Self.inline.contains(name) {
          open(name, attributes)
        }
      case .close(let name):
        if !Self.inline.contains(name), !Self.hidden.contains(name), name != "br" { close(name) }
      }
    }
    end()
  }

  private mutating func open(_ name: String, _ attributes: String) {
    end()
    switch name {
    case "table":
      tables.append(OpenTable(number: tableCount))
      tableCount += 1
    case "tr": if !tables.isEmpty { tables[tables.count - 1].openRow() }
    case "td", "th":
      guard !tables.isEmpty else { return }
      let spans = ["colspan", "rowspan"].map { max(1, Int(Self.value(of: $0, in: attributes) ?? "") ?? 1) }
      tables[tables.count - 1].openCell(columns: min(spans[0], 1000), rows: min(spans[1], 10_000))
      current = Draft.Passage(tables[tables.count - 1].cell)
    case "h1", "h2", "h3", "h4", "h5", "h6", "caption": current = Draft.Passage(.heading)
    default:
      // A paragraph within a cell is the cell's.
      if let table = tables.last, table.column >= 0 { current = Draft.Passage(table.cell) }
    }
  }

  private mutating func close(_ name: String) {
    end()
    if name == "table" { _ = tables.popLast() }
  }

  private mutating func end() {
    passages.append(current)
    current = Draft.Passage(.paragraph)
  }

  private static func value(of name: String, in attributes: String) -> String? {
    for part in attributes.split(whereSeparator: \.isWhitespace) where part.lowercased().hasPrefix(name + "=") {
      return part.dropFirst(name.count + 1).filter { $0 != "\"" && $0 != "'" }.lowercased()
    }
    return nil
  }
}

/// A table while it is read: where its next cell stands, beside and below those that span several columns and rows.
struct OpenTable {
  let number: Int
  private(set) var column = -1
  private var row = -1
  /// The last column of the cell that is open.
  private var end = -1
  /// For each column the last row that a cell above reaches.
  private var reached: [Int: Int] = [:]

  init(number: Int) { self.number = number }

  /// The cell that is open.
  var cell: Draft.Passage.Kind { .cell(table: number, row: max(row, 0), column: max(column, 0)) }

  mutating func openRow() {
    row += 1
    column = -1
    end = -1
  }

  mutating func openCell(columns: Int, rows: Int) {
    column = end + 1
    while let last = reached[column], last >= row { column += 1 }
    end = column + columns - 1
    guard rows > 1 else { return }
    for place in column...end { reached[place] = row + rows - 1 }
  }

  /// Makes the cell that is open reach over so many columns.
  mutating func widen(to columns: Int) { end = column + columns - 1 }
}
