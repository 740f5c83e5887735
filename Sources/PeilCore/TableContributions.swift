/// The contributions behind the cells of a table: those that are shown, and all cells of the innermost categories.
///
/// Micro-data: they are held in memory for disclosure control and never written.
public struct TableContributions: Sendable {
  /// The table's name.
  public let table: String
  /// For each cell with rows how often each combination of holding, conditions and values occurs.
  public let cells: [[DimensionValue]: Tally]

  /// Pairs a table with the contributions of its cells.
  public init(table: String, cells: [[DimensionValue]: Tally]) {
    self.table = table
    self.cells = cells
  }
}
