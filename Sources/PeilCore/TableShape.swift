public import PeilTable

/// What a measure may know of the table it stands in.
public struct TableShape: Sendable {
  /// The columns and the grain of the rows.
  public let schema: Schema
  /// The dimensions, rows first, outer first.
  public let dimensions: [Dimension]

  /// Describes a table's shape.
  public init(schema: Schema, dimensions: [Dimension]) {
    self.schema = schema
    self.dimensions = dimensions
  }

  /// The first dimension that spreads a set, or nil.
  public var spread: Dimension? { dimensions.first { $0.isSpread } }
}
