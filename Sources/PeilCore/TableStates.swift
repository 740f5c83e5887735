/// The component values behind a table's cells, for inside the house.
public struct TableStates: Hashable, Sendable {
  /// For each cell, for each measure, the values of its components.
  public let cells: [[[ComponentValue]]]

  /// Wraps the values, cell by cell.
  public init(cells: [[[ComponentValue]]]) { self.cells = cells }
}
