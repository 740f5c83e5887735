/// Where a figure stands in a release: the table, and the cell within it.
public struct CellReference: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The table's name.
  public let table: String
  /// The cell within the table, by whatever name its builder gives it; no two cells of a table share one.
  public let cell: String

  /// Names a cell of a table.
  public init(table: String, cell: String) {
    self.table = table
    self.cell = cell
  }

  /// By table, then by cell, in the order of their code points.
  public static func < (left: CellReference, right: CellReference) -> Bool {
    if left.table != right.table {
      return left.table.unicodeScalars.lexicographicallyPrecedes(right.table.unicodeScalars)
    }
    return left.cell.unicodeScalars.lexicographicallyPrecedes(right.cell.unicodeScalars)
  }

  /// The table and the cell.
  public var description: String { "\(table)[\(cell)]" }
}
