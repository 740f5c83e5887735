/// A block of rows: one typed buffer per column of the edge's schema, and where each row came from.
public struct Chunk: Sendable {
  /// The chunk's place in its stream; states and rows merge in this order.
  public var index: Int
  /// The buffers, in the order of the schema, each with `rowCount` rows.
  public var columns: [ColumnBuffer]
  /// Where each row came from, one entry per row.
  public var origins: RowOrigins

  /// Makes a chunk; a precondition holds that all columns have as many rows as there are origins.
  public init(index: Int, columns: [ColumnBuffer], origins: RowOrigins) {
    precondition(columns.allSatisfy { $0.count == origins.count }, "a column is shorter or longer than its chunk")
    self.index = index
    self.columns = columns
    self.origins = origins
  }

  /// Makes a chunk of rows that come from these places.
  public init(index: Int, columns: [ColumnBuffer], origins: [RowOrigin]) {
    self.init(index: index, columns: columns, origins: RowOrigins(origins))
  }

  /// The number of rows.
  public var rowCount: Int { origins.count }

  /// The rows at these places, in this order; every place must be a row.
  public func gathered(_ places: [Int]) -> Chunk {
    Chunk(index: index, columns: columns.map { $0.gathered(places) }, origins: origins.gathered(places))
  }
}
