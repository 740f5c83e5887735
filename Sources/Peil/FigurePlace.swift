public import PeilPublish

/// A figure of a run: its table, its cell and its measure.
public struct FigurePlace: Sendable {
  /// The table it stands in.
  public let table: NamedTable
  /// The cell's place among the table's cells.
  public let cell: Int
  /// The measure's place among the table's measures.
  public let measure: Int

  /// Points at a figure.
  public init(table: NamedTable, cell: Int, measure: Int) {
    self.table = table
    self.cell = cell
    self.measure = measure
  }

  /// The figure's name in the words of people: measure, and the cell where the table has dimensions.
  public var title: String {
    let cell = zip(table.dimensionLabels, table.words(ofCell: cell)).map { "\($0): \($1)" }
    return ([table.measureLabels[measure]] + cell).joined(separator: ", ")
  }

  /// The words that name the figure on a command line: table, cell and measure by their names and codes.
  public var words: [String] {
    let cell = NamedTable.words(of: table.cells[cell].key, in: table.plan)
    return [table.plan.name] + cell + [table.plan.measures[measure].name]
  }
}
