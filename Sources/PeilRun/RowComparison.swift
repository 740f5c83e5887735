public import PeilCore

/// Which rows of a source came, left or changed from one run to another, by their hashes.
public struct RowComparison: Hashable, Sendable {
  /// The hashes of the keys of rows that only the later run has; of whole rows where there is no key.
  public let came: [UInt64]
  /// Of rows that only the earlier run has.
  public let left: [UInt64]
  /// Of rows that both have, with other values.
  public let changed: [UInt64]

  /// Compares the rows of a source; nil where they were hashed by other keys.
  ///
  /// Where other columns were hashed every row would look changed: then only what came and left is told.
  public init?(before: RowHashes, after: RowHashes) {
    guard before.key == after.key else { return nil }
    let comparesValues = before.columns == after.columns
    guard comparesValues || !before.key.isEmpty else { return nil }
    var came: [UInt64] = []
    var left: [UInt64] = []
    var changed: [UInt64] = []
    var (old, new) = (0, 0)
    while old < before.rows.count || new < after.rows.count {
      if new == after.rows.count || old < before.rows.count && before.rows[old].key < after.rows[new].key {
        left.append(before.rows[old].key)
        old += 1
      } else if old == before.rows.count || after.rows[new].key < before.rows[old].key {
        came.append(after.rows[new].key)
        new += 1
      } else {
        if comparesValues, before.rows[old].values != after.rows[new].values { changed.append(after.rows[new].key) }
        old += 1
        new += 1
      }
    }
    self.came = came
    self.left = left
    self.changed = changed
  }
}
