/// A table's figures, in the order they are shown.
public struct TableResult: Hashable, Sendable {
  /// The table's name.
  public let name: String
  /// The cells: categories in order, missing after them, totals last.
  public let cells: [Cell]

  /// Pairs a table with its cells.
  public init(name: String, cells: [Cell]) {
    self.name = name
    self.cells = cells
  }
}
