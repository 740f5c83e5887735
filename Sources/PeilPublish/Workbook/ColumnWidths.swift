import PeilDiagnostics

/// How wide the columns of a table are: as their longest cell, within bounds; heads take several lines.
struct ColumnWidths {
  let widths: [Int]

  private static let least = 10
  private static let mostOfFigures = 24
  private static let mostOfSide = 50
  /// Of a head its longest word must fit.
  private static let linesOfHead = 3

  init(_ sideCount: Int, _ rows: [[WorkbookCell]]) {
    let columns = rows.map(\.count).max() ?? 0
    widths = (0..<columns).map { column in
      let wanted = rows.lazy.compactMap { column < $0.count ? Self.width($0[column]) : nil }.max() ?? 0
      return min(max(wanted + 2, Self.least), column < sideCount ? Self.mostOfSide : Self.mostOfFigures)
    }
  }

  private static func width(_ cell: WorkbookCell) -> Int {
    guard case .head = cell.style.role else { return width(cell.shown) }
    let longestWord = cell.shown.split(separator: " ").map { width(String($0)) }.max() ?? 0
    return max(longestWord, (width(cell.shown) + linesOfHead - 1) / linesOfHead)
  }

  private static func width(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + DisplayWidth.of($1) }
  }
}
