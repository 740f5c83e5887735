/// The table of figures of that name in a page that Peil wrote.
enum HTMLTable {
  /// Its rows; nil where the page has no such table.
  static func rows(of name: String, in page: String) -> [[ShownFigure]]? {
    guard let start = page.firstRange(of: "<table id=\"t-\(name)-table\""),
      let body = page[start.upperBound...].firstRange(of: "<tbody>"),
      let end = page[body.upperBound...].firstRange(of: "</table>")
    else { return nil }
    return pieces(of: page[body.upperBound..<end.lowerBound], from: "<tr").map { row in
      pieces(of: row, from: "<td").compactMap(figure)
    }
  }

  /// What stands behind each of these signs.
  private static func pieces(of text: Substring, from sign: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text
    guard let first = rest.firstRange(of: sign) else { return [] }
    rest = rest[first.upperBound...]
    while let next = rest.firstRange(of: sign) {
      pieces.append(rest[..<next.lowerBound])
      rest = rest[next.upperBound...]
    }
    return pieces + [rest]
  }

  private static func figure(_ cell: Substring) -> ShownFigure? {
    guard let close = cell.firstIndex(of: ">"), let end = cell.firstRange(of: "</td>") else { return nil }
    let mark = "data-v=\""
    let exact = cell[..<close].firstRange(of: mark).map { String(cell[$0.upperBound...].prefix { $0 != "\"" }) }
    var text = ""
    var isTag = false
    for character in cell[cell.index(after: close)..<end.lowerBound] {
      switch character {
      case "<": isTag = true
      case ">": isTag = false
      default: if !isTag { text.append(character) }
      }
    }
    return ShownFigure(text: signs.reduce(text) { $0.replacing($1.0, with: $1.1) }, exact: exact)
  }

  private static let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
}
