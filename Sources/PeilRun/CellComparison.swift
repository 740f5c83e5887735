public import PeilCore

/// What differs between the cells of a file and those that should stand there.
public struct CellComparison: Sendable {
  /// A cell that is another, is gone, or has come; a row or a table of which that is so of every cell is one difference.
  public enum Difference: Hashable, Sendable {
    /// Another text stands there; nil where there is no such cell, or should be none.
    case cell(PublishedCell.Place, found: String?, expected: String?)
    /// A whole row is there that should not be, or the other way round.
    case row(table: String, row: String, isGone: Bool)
    /// A whole table is.
    case table(String, isGone: Bool)

    /// The difference in words, in one line.
    public var text: String {
      switch self {
      case .cell(let place, let found, let expected): Self.text(place, found, expected)
      case .row(let table, let row, let isGone):
        Self.name([table, row]) + (isGone ? ": the row is gone" : ": no such row is expected")
      case .table(let table, let isGone):
        "\(table): " + (isGone ? "all of it is gone" : "nothing of that name is expected")
      }
    }

    private static func text(_ place: PublishedCell.Place, _ found: String?, _ expected: String?) -> String {
      let name = name([place.table, place.row, place.column])
      return switch (found, expected) {
      case (let found?, let expected?):
        "\(name): found '\(excerpt(of: found, beside: expected))', expected '\(excerpt(of: expected, beside: found))'"
      case (nil, let expected?): "\(name): gone; expected '\(expected)'"
      case (let found?, nil): "\(name): found '\(found)', and no such cell is expected"
      case (nil, nil): name
      }
    }

    /// Of a long text the piece in which it first differs from another.
    private static func excerpt(of text: String, beside other: String) -> String {
      guard max(text.count, other.count) > longestText else { return text }
      let same = zip(text, other).prefix { $0 == $1 }.count
      let start = max(0, same - 30)
      let piece = text.dropFirst(start).prefix(longestText - 30)
      return (start > 0 ? "…" : "") + piece + (start + piece.count < text.count ? "…" : "")
    }

    private static let longestText = 90

    private static func name(_ parts: [String]) -> String {
      parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }

  /// The differences, in the order of the expected cells; what should not be there comes last.
  public let differences: [Difference]

  /// Holds cells against those that should stand there.
  public init(found: [PublishedCell], expected: [PublishedCell]) {
    let texts = Dictionary(found.map { ($0.place, $0.text) }) { first, _ in first }
    let places = Set(expected.map(\.place))
    let wrong = expected.filter { texts[$0.place] != $0.text }.map { ($0.place, texts[$0.place], Optional($0.text)) }
    let extra = found.filter { !places.contains($0.place) }.map { ($0.place, Optional($0.text), String?.none) }
    let (there, wanted) = (Outline(found), Outline(expected))
    var seen: Set<Difference> = []
    differences = (wrong + extra).map { place, text, other in
      let (outline, isGone) = text == nil ? (there, true) : (wanted, false)
      if text != nil, other != nil { return .cell(place, found: text, expected: other) }
      if !place.table.isEmpty, !outline.tables.contains(place.table) { return .table(place.table, isGone: isGone) }
      if !outline.rows.contains([place.table, place.row]), !place.column.isEmpty {
        return .row(table: place.table, row: place.row, isGone: isGone)
      }
      return .cell(place, found: text, expected: other)
    }.filter { seen.insert($0).inserted }
  }

  /// The tables and rows that some cells stand in.
  private struct Outline {
    let tables: Set<String>
    let rows: Set<[String]>

    init(_ cells: [PublishedCell]) {
      tables = Set(cells.map(\.place.table))
      rows = Set(cells.map { [$0.place.table, $0.place.row] })
    }
  }
}
