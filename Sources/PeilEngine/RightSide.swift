import PeilCore
import PeilTable

/// The joined dataset of a join: all its rows, and an index on its keys.
final class RightSide: Sendable {
  /// All rows, column by column, in the order of the schema.
  let columns: [ColumnBuffer]
  let schema: Schema
  let origins: OriginRuns
  let index: KeyIndex
  /// Which rows have which key; nil where every row has a key of its own, whose number is the row's.
  private let repeated: RepeatedKeys?

  /// The rows of some chunks; `index` is one over the same keys, made when each row was found to have one of its own.
  init(_ chunks: inout [Chunk], schema: Schema, encoder: KeyEncoder, index made: KeyIndex?) {
    self.schema = schema
    origins = OriginRuns(chunks)
    precondition(origins.count < Int(UInt32.max), "more rows than a join can number")
    if let made, made.count == origins.count {
      index = made
      repeated = nil
    } else {
      let index = KeyIndex(of: encoder)
      var keyOfRow: [UInt32] = []
      keyOfRow.reserveCapacity(origins.count)
      for chunk in chunks {
        keyOfRow += index.numbers(index.prepare(encoder.encode(chunk, isHashed: false)), expecting: origins.count)
      }
      self.index = index
      repeated = index.count == origins.count ? nil : RepeatedKeys(keyOfRow, keyCount: index.count)
    }
    // Each chunk lets go of a column as soon as it stands in the whole.
    var columns: [ColumnBuffer] = []
    for position in schema.columns.indices {
      let parts = chunks.map { $0.columns[position] }
      for place in chunks.indices { chunks[place].columns[position] = ColumnBuffer(.bits([])) }
      columns.append(
        parts.isEmpty
          ? .missing(schema.columns[position].type.storageKind, count: 0) : ColumnBuffer.concatenated(parts))
    }
    self.columns = columns
    chunks = []
  }

  var rowCount: Int { origins.count }
  var keyCount: Int { index.count }
  /// Whether every row has a key, and a different one.
  var isUnique: Bool { repeated == nil }

  /// The key of a row; none where a part is missing.
  func key(ofRow row: Int) -> UInt32 { repeated?.keyOfRow[row] ?? UInt32(truncatingIfNeeded: row) }
  /// How many rows have a key.
  func rowCount(ofKey key: Int) -> Int { repeated.map { Int($0.rowsPerKey[key]) } ?? 1 }
  /// The first row that has a key.
  func firstRow(ofKey key: Int) -> UInt32 { repeated?.firstRow[key] ?? UInt32(truncatingIfNeeded: key) }
  /// The next row with the same key; none after the last.
  func nextRow(after row: UInt32) -> UInt32 { repeated?.nextRow[Int(row)] ?? KeyTable.none }
}

/// Which rows have which key, where some have one together and some none.
private struct RepeatedKeys {
  /// The key of each row; none where a part is missing.
  let keyOfRow: [UInt32]
  /// For each key its first row, and for each row the next one with the same key.
  private(set) var firstRow: [UInt32]
  private(set) var nextRow: [UInt32]
  /// How many rows each key has.
  private(set) var rowsPerKey: [UInt32]

  init(_ keyOfRow: [UInt32], keyCount: Int) {
    self.keyOfRow = keyOfRow
    firstRow = [UInt32](repeating: KeyTable.none, count: keyCount)
    nextRow = [UInt32](repeating: KeyTable.none, count: keyOfRow.count)
    rowsPerKey = [UInt32](repeating: 0, count: keyCount)
    for row in keyOfRow.indices.reversed() where keyOfRow[row] != KeyTable.none {
      let key = Int(keyOfRow[row])
      nextRow[row] = firstRow[key]
      firstRow[key] = UInt32(row)
      rowsPerKey[key] += 1
    }
  }
}
