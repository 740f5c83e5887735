/// A figure of a table: the cell's and the measure's place there.
public struct FigureReference: Hashable, Sendable {
  /// The place of the table in the plan.
  public let table: Int
  /// The place of the cell in the table.
  public let cell: Int
  /// The place of the measure in the table.
  public let measure: Int

  /// Names a figure.
  public init(table: Int, cell: Int, measure: Int) {
    self.table = table
    self.cell = cell
    self.measure = measure
  }
}
