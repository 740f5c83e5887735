public import PeilCore

/// Rows of a dataset, and for each of them the record of a file that it came from.
public struct TracedRows: Sendable {
  /// A record of a source.
  public struct Place: Hashable, Sendable {
    /// The source.
    public let source: String
    /// The file as messages show it.
    public let file: String
    /// The line on which the record begins, from 1.
    public let line: Int
    /// The record, from 1, the header not counted.
    public let record: Int
  }

  /// The rows: the first of them, and how many there are.
  public let rows: ExportedRows
  /// Where each of these rows came from, in their order; nil where no single record stands behind it.
  public let places: [Place?]
}
