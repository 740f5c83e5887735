/// Tables of a Markdown file that Peil wrote: the fields beside their sides.
enum MarkdownTable {
  /// The rows of every table, in the order of the file.
  static func all(in bytes: [UInt8]) -> [[[ShownFigure]]] {
    var tables: [[[ShownFigure]]] = []
    var sideCount: Int?
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("| "), line.hasSuffix(" |"), line.count > 3 else {
        sideCount = nil
        continue
      }
      let fields = fields(line.dropFirst().dropLast())
      if let sideCount {
        tables[tables.count - 1].append(fields.dropFirst(sideCount).map { ShownFigure(text: $0, exact: nil) })
      } else if fields.allSatisfy({ $0 == "---" || $0 == "---:" }) {
        sideCount = fields.prefix { $0 == "---" }.count
        tables.append([])
      }
    }
    return tables
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped {
        fields.append("")
      } else if character != "\\" || isEscaped {
        fields[fields.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return fields.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }
}
