/// A keyed hash of the key and of the values of every row of a source, by which two runs tell rows apart without holding
/// any of them.
public struct RowHashes: Hashable, Sendable {
  /// The hashes of one row.
  public struct Row: Hashable, Sendable, Comparable {
    /// The hash of the row's key; of the whole row where the source has no key.
    public let key: UInt64
    /// The hash of all values.
    public let values: UInt64

    /// Pairs the hashes of a row.
    public init(key: UInt64, values: UInt64) {
      self.key = key
      self.values = values
    }

    /// By key, then by values.
    public static func < (left: Row, right: Row) -> Bool {
      (left.key, left.values) < (right.key, right.values)
    }
  }

  /// The source.
  public let source: String
  /// The columns of its key; empty where it has none.
  public let key: [String]
  /// Each column that was hashed with its type, in order: hashes of other columns cannot be compared.
  public let columns: [String]
  /// The rows, ascending.
  public let rows: [Row]

  /// Describes the rows of a source.
  public init(source: String, key: [String], columns: [String], rows: [Row]) {
    self.source = source
    self.key = key
    self.columns = columns
    self.rows = rows
  }
}
