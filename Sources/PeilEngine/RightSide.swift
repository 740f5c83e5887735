import PeilCore
import PeilTable

/// The joined dataset of a join: all its rows, and an index on its keys.
final class RightSide: Sendable {
  /// All rows, column by column, in the order of the schema.
  let columns: [ColumnBuffer]
  let schema: Schema
  let origins: [RowOrigin]
  let table: KeyTable
  /// For each key its first row, and for each row the next one with the same key.
  let firstRow: [UInt32]
  let nextRow: [UInt32]
  /// How many rows each key has.
  let rowsPerKey: [UInt32]
  /// The key of each row; none where a part is missing.
  let keyOfRow: [UInt32]

  init(_ chunks: [Chunk], schema: Schema, encoder: KeyEncoder) {
    self.schema = schema
    origins = chunks.flatMap(\.origins)
    precondition(origins.count < Int(UInt32.max), "more rows than a join can number")
    columns = schema.columns.indices.map { position in
      let parts = chunks.map { $0.columns[position] }
      return parts.isEmpty
        ? .missing(schema.columns[position].type.storageKind, count: 0) : ColumnBuffer.concatenated(parts)
    }
    table = KeyTable(capacity: origins.count)
    keyOfRow = chunks.flatMap { [table] in table.number(encoder.encode($0)) }
    var first = [UInt32](repeating: KeyTable.none, count: table.count)
    var next = [UInt32](repeating: KeyTable.none, count: origins.count)
    var counts = [UInt32](repeating: 0, count: table.count)
    for row in keyOfRow.indices.reversed() where keyOfRow[row] != KeyTable.none {
      let key = Int(keyOfRow[row])
      next[row] = first[key]
      first[key] = UInt32(row)
      counts[key] += 1
    }
    firstRow = first
    nextRow = next
    rowsPerKey = counts
  }

  var rowCount: Int { origins.count }
}
