/// A sheet: rows of cells from A1 on, and which of them are the table.
struct WorkbookSheet {
  /// The table of a sheet: a row of heads and, right under it, its lines.
  struct Table {
    /// What it is called among the names of the workbook.
    let name: String
    /// The row of the heads, counted from nought.
    let headRow: Int
    let lineCount: Int
    let columnCount: Int
    /// How many columns at the side stay in view.
    let sideCount: Int
  }

  let name: String
  let rows: [[WorkbookCell]]
  /// How wide each column is, in characters.
  let widths: [Int]
  let table: Table?
}
