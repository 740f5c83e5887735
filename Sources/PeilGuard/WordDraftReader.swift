import PeilDiagnostics

/// Reads the text of a Word file (ECMA-376): its paragraphs, and after them those of its footnotes and endnotes.
///
/// A place is a paragraph, counted from 1, and a character in it. Deleted text, fields' instructions and raised marks are
/// left away.
struct WordDraftReader {
  let draft: Draft

  init(file: String, bytes: [UInt8]) throws(DraftError) {
    let archive = try ZipArchive(bytes, file: file)
    guard let document = try archive.contents(of: "word/document.xml") else {
      throw DraftError(file: file, .notWord("it holds no word/document.xml"))
    }
    var body = WordBody()
    body.read(String(decoding: document, as: UTF8.self))
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
      if let part = try archive.contents(of: notes) { body.read(String(decoding: part, as: UTF8.self)) }
    }
    draft = Draft(file: file, text: body.lines.joined(separator: "\n"), passages: body.passages)
  }
}

/// The paragraphs of a Word file's parts.
private struct WordBody {
  private(set) var passages: [Draft.Passage] = []
  /// What messages show: each paragraph as a line.
  private(set) var lines: [String] = []

  private var line = ""
  private var current = Draft.Passage(.paragraph)
  private var isText = false
  private var isRaised = false
  private var isHeading = false
  private var tableCount = 0
  private var tables: [OpenTable] = []

  mutating func read(_ xml: String) {
    var scanner = MarkupScanner(xml)
    while let piece = scanner.next() {
      switch piece {
      case .character(let character, _): if isText, !isRaised { append(character) }
      case .open(let name, let attributes): open(name, attributes)
      case .close(let name): close(name)
      }
    }
  }

  private mutating func open(_ name: String, _ attributes: String) {
    switch name {
    case "w:p":
      let table = tables.last { $0.column >= 0 }
      current = Draft.Passage(table?.cell ?? .paragraph)
      line = ""
      isHeading = false
    case "w:r": isRaised = false
    case "w:t": isText = true
    case "w:tab", "w:br", "w:cr": append(" ")
    case "w:nobreakhyphen": append("-")
    case "w:vertalign": isRaised = attributes.contains("superscript")
    case "w:pstyle":
      let style = attributes.lowercased()
      isHeading = style.contains("heading") || style.contains("kop") || style.contains("title")
    case "w:tbl":
      tables.append(OpenTable(number: tableCount))
      tableCount += 1
    case "w:tr": if !tables.isEmpty { tables[tables.count - 1].openRow() }
    case "w:tc": if !tables.isEmpty { tables[tables.count - 1].openCell(columns: 1, rows: 1) }
    case "w:gridspan":
      if !tables.isEmpty, let count = Int(attributes.filter(\.isNumber)), (1...1000).contains(count) {
        tables[tables.count - 1].widen(to: count)
      }
    default: break
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "w:t": isText = false
    case "w:p":
      lines.append(line)
      passages.append(isHeading && current.kind == .paragraph ? current.asHeading : current)
      current = Draft.Passage(.paragraph)
      line = ""
    case "w:tbl": _ = tables.popLast()
    default: break
    }
  }

  private mutating func append(_ character: Character) {
    line.append(character.isNewline ? " " : character)
    current.append(
      character.isNewline ? " " : character, at: SourcePosition(line: lines.count + 1, column: line.count))
  }
}

extension Draft.Passage {
  fileprivate var asHeading: Draft.Passage {
    var heading = Draft.Passage(.heading)
    for (character, place) in zip(characters, places) { heading.append(character, at: place) }
    return heading
  }
}
