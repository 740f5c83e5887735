import PeilCore
import PeilValues

/// The cells of a workbook that was read, each at its place.
struct SheetCells {
  private(set) var cells: [PublishedCell] = []

  /// Notes what a cell holds; row and column are counted from nought.
  mutating func add(sheet: String, row: Int, column: Int, _ text: String) {
    guard !text.isEmpty else { return }
    cells.append(
      PublishedCell(table: sheet, row: "row \(row + 1)", column: "column \(SheetColumn.letters(column))", text: text))
  }

  /// A number as tidy CSV has it, so that two programs' ways to write it are one; another text stays as it is.
  static func number(_ text: String) -> String { Double(text)?.tidyDescription ?? text }
}
