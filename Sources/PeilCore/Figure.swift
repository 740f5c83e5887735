/// One cell of a table: where it stands, and the estimate of each measure there.
public struct Cell: Hashable, Sendable {
  /// The value of each dimension, in the table's order.
  public let key: [DimensionValue]
  /// The estimates, in the order of the table's measures.
  public let estimates: [Estimate]

  /// Pairs a place with its estimates.
  public init(key: [DimensionValue], estimates: [Estimate]) {
    self.key = key
    self.estimates = estimates
  }
}

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
