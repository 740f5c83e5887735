public import PeilTable

/// The rows of a dataset, for export or for `show`.
public struct ExportedRows: Sendable {
  /// The dataset.
  public let dataset: String
  /// Its columns.
  public let schema: Schema
  /// Its rows, in order; perhaps only the first of them.
  public let chunks: [Chunk]
  /// How many rows there are in all.
  public let total: Int

  /// Describes rows.
  public init(dataset: String, schema: Schema, chunks: [Chunk], total: Int) {
    self.dataset = dataset
    self.schema = schema
    self.chunks = chunks
    self.total = total
  }
}
