import PeilDiagnostics

/// Reads Markdown as people read it: without emphasis, addresses, code and footnote marks; tables cell by cell.
struct MarkdownDraftReader {
  private let file: String
  private let text: String
  private var passages: [Draft.Passage] = []
  private var current = Draft.Passage(.paragraph)
  private var tableCount = 0
  private var tableRow = 0
  private var isInTable = false

  init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  var draft: Draft {
    var reader = self
    reader.read()
    return Draft(file: file, text: text, passages: reader.passages)
  }

  private mutating func read() {
    let lines = SourceLines(text).lines.map { Array($0) }
    var fence: Character?
    var isFrontMatter = lines.first.map { String($0) == "---" } ?? false
    for (number, line) in lines.enumerated() {
      let trimmed = line.drop(while: \.isWhitespace)
      if isFrontMatter {
        if number > 0, String(trimmed) == "---" { isFrontMatter = false }
        continue
      }
      if let mark = trimmed.first, mark == "`" || mark == "~", trimmed.prefix(3).allSatisfy({ $0 == mark }),
        trimmed.count >= 3
      {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
        endPassage()
        continue
      }
      if fence == nil { read(line, trimmed, number + 1) }
    }
    endPassage()
  }

  private mutating func read(_ line: [Character], _ trimmed: ArraySlice<Character>, _ number: Int) {
    guard let first = trimmed.first else { return endPassage() }
    if first == "|" { return readRow(line, number) }
    if isInTable { endPassage() }
    if first == "#" {
      endPassage()
      current = Draft.Passage(.heading)
      append(line, from: trimmed.startIndex + trimmed.prefix { $0 == "#" }.count, to: line.count, number)
      return endPassage()
    }
    // A definition of a link or a footnote begins with a mark in brackets; the footnote's text is read.
    if first == "[", let close = trimmed.firstIndex(of: "]"), close + 1 < line.count, line[close + 1] == ":" {
      endPassage()
      if trimmed.dropFirst().first == "^" { append(line, from: close + 2, to: line.count, number) }
      return
    }
    let text = Self.afterListMark(line, trimmed.startIndex)
    if text > trimmed.startIndex { endPassage() }
    append(line, from: text, to: line.count, number)
    current.space(at: SourcePosition(line: number, column: line.count + 1))
  }

  /// Where the text of a list item or a quotation begins.
  private static func afterListMark(_ line: [Character], _ start: Int) -> Int {
    var place = start
    while place < line.count, line[place] == ">" || line[place] == " " { place += 1 }
    if place + 1 < line.count, "-*+".contains(line[place]), line[place + 1] == " " { return place + 2 }
    let digits = line[place...].prefix { $0.isASCII && $0.isNumber }.count
    let mark = place + digits
    if (1...3).contains(digits), mark + 1 < line.count, ".)".contains(line[mark]), line[mark + 1] == " " {
      return mark + 2
    }
    return place
  }

  private mutating func readRow(_ line: [Character], _ number: Int) {
    if !isInTable {
      endPassage()
      isInTable = true
      tableRow = 0
    }
    if line.allSatisfy({ "|-: \t".contains($0) }) { return }
    var start = (line.firstIndex(of: "|") ?? 0) + 1
    var column = 0
    while start < line.count {
      var end = start
      while end < line.count, line[end] != "|" || line[end - 1] == "\\" { end += 1 }
      if end < line.count || line[start..<end].contains(where: { !$0.isWhitespace }) {
        current = Draft.Passage(.cell(table: tableCount, row: tableRow, column: column))
        append(line, from: start, to: end, number)
        passages.append(current)
        column += 1
      }
      start = end + 1
    }
    current = Draft.Passage(.paragraph)
    tableRow += 1
  }

  private mutating func endPassage() {
    passages.append(current)
    current = Draft.Passage(.paragraph)
    if isInTable {
      isInTable = false
      tableCount += 1
    }
  }

  /// Takes in a piece of a line without what a reader of the page does not see.
  private mutating func append(_ line: [Character], from start: Int, to end: Int, _ number: Int) {
    var place = start
    while place < end {
      if let next = Self.afterHidden(line, place, end) {
        place = next
        continue
      }
      if !"*`[]\\".contains(line[place]) && !(line[place] == "_" && Self.isEmphasis(line, place)) {
        current.append(line[place], at: SourcePosition(line: number, column: place + 1))
      }
      place += 1
    }
  }

  /// The place after an address in parentheses, a footnote's mark, code or a tag; nil where none of them stands.
  private static func afterHidden(_ line: [Character], _ place: Int, _ end: Int) -> Int? {
    func after(_ close: Character, from start: Int) -> Int? {
      line[start..<end].firstIndex(of: close).map { $0 + 1 }
    }
    switch line[place] {
    case "[" where place + 1 < end && line[place + 1] == "^": return after("]", from: place + 1)
    case "(" where place > 0 && line[place - 1] == "]": return after(")", from: place)
    case "`": return after("`", from: place + 1)
    case "<" where place + 1 < end && (line[place + 1].isLetter || "/!".contains(line[place + 1])):
      return after(">", from: place)
    default: return nil
    }
  }

  private static func isEmphasis(_ line: [Character], _ place: Int) -> Bool {
    let before = place > 0 ? line[place - 1] : " "
    let after = place + 1 < line.count ? line[place + 1] : " "
    return !(before.isLetter || before.isNumber) || !(after.isLetter || after.isNumber)
  }
}
