/// Tables of figures of a page that Peil wrote.
enum HTMLTable {
  /// The rows of each, by the name of the table; where a page has a table more than once, all of them.
  static func all(in page: [UInt8]) -> [String: [[[ShownFigure]]]] {
    var tables: [String: [[[ShownFigure]]]] = [:]
    var rest = page[...]
    while let start = end(of: "<table id=\"t-", in: rest) {
      rest = rest[start...]
      let name = String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      guard let body = end(of: "<tbody>", in: rest), let close = end(of: "</tbody>", in: rest[body...]) else { break }
      if name.hasSuffix("-table") {
        tables[String(name.dropLast("-table".count)), default: []].append(
          pieces(of: rest[body..<close], from: "<tr").map { row in pieces(of: row, from: "<td").compactMap(figure) })
      }
      rest = rest[close...]
    }
    return tables
  }

  /// The place behind some signs; nil where they do not come.
  private static func end(of signs: String, in text: ArraySlice<UInt8>) -> Int? {
    let signs = Array(signs.utf8)
    var place = text.startIndex
    while let found = text[place...].firstIndex(of: signs[0]) {
      if text[found...].starts(with: signs) { return found + signs.count }
      place = found + 1
    }
    return nil
  }

  /// What stands behind each of these signs.
  private static func pieces(of text: ArraySlice<UInt8>, from signs: String) -> [ArraySlice<UInt8>] {
    guard var start = end(of: signs, in: text) else { return [] }
    var pieces: [ArraySlice<UInt8>] = []
    while let next = end(of: signs, in: text[start...]) {
      pieces.append(text[start..<(next - signs.utf8.count)])
      start = next
    }
    return pieces + [text[start...]]
  }

  private static func figure(_ cell: ArraySlice<UInt8>) -> ShownFigure? {
    guard let close = cell.firstIndex(of: UInt8(ascii: ">")), let last = end(of: "</td>", in: cell) else { return nil }
    let exact = end(of: "data-v=\"", in: cell[..<close]).map { start in
      String(decoding: cell[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
    var text: [UInt8] = []
    var isTag = false
    for byte in cell[(close + 1)..<last] {
      switch byte {
      case UInt8(ascii: "<"): isTag = true
      case UInt8(ascii: ">"): isTag = false
      default: if !isTag { text.append(byte) }
      }
    }
    let words = String(decoding: text, as: UTF8.self)
    guard words.contains("&") else { return ShownFigure(text: words, exact: exact) }
    return ShownFigure(text: signs.reduce(words) { $0.replacing($1.0, with: $1.1) }, exact: exact)
  }

  private static let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
}
