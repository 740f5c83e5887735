public import PeilCore

extension MarkdownPublisher {
  /// The cells of every table, by its title, and every line of text besides.
  public func cells(of file: OutputFile) -> [PublishedCell]? {
    guard file.path.hasSuffix(".md") else { return nil }
    var cells: [PublishedCell] = []
    var title = ""
    var head: [String] = []
    var stubCount = 0
    var textCount = 0
    for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") {
      let fields = Self.fields(line)
      if fields == nil || head.isEmpty { textCount += 1 }
      guard let fields else {
        head = []
        if line.hasPrefix("## ") { (title, textCount) = (String(line.dropFirst(3)), 0) }
        cells.append(PublishedCell(table: title, row: "text \(textCount)", column: "", text: String(line)))
        continue
      }
      if head.isEmpty {
        head = fields
        cells.append(PublishedCell(table: title, row: "head", column: "", text: String(line)))
      } else if Self.isRule(fields) {
        stubCount = fields.prefix { !$0.hasSuffix(":") }.count
      } else {
        cells += Self.cells(fields, head, stubCount, title)
      }
    }
    return cells.withDistinctPlaces
  }

  private static func cells(
    _ fields: [String], _ head: [String], _ stubCount: Int, _ title: String
  ) -> [PublishedCell] {
    let row = fields.prefix(stubCount).joined(separator: ", ")
    return fields.enumerated().dropFirst(stubCount).map { place, text in
      PublishedCell(table: title, row: row, column: place < head.count ? head[place] : "\(place + 1)", text: text)
    }
  }

  private static func isRule(_ fields: [String]) -> Bool { fields.allSatisfy { $0 == "---" || $0 == "---:" } }

  /// The fields of a line of a table; nil for any other line.
  private static func fields(_ line: Substring) -> [String]? {
    guard line.hasPrefix("| "), line.hasSuffix(" |"), line.count >= 4 else { return nil }
    var fields = [""]
    var isEscaped = false
    for character in line.dropFirst(2).dropLast(2) {
      if character == "|", !isEscaped {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return fields.map { field in
      var trimmed = field[...]
      while trimmed.first == " " { trimmed = trimmed.dropFirst() }
      while trimmed.last == " " { trimmed = trimmed.dropLast() }
      return String(trimmed)
    }
  }
}
