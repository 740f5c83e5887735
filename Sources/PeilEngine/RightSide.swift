import PeilCore
import PeilTable

/// The joined dataset of a join: all its rows, and an index on its keys.
final class RightSide: Sendable {
  /// All rows, column by column, in the order of the schema.
  private let columns: [WholeColumn]
  let schema: Schema
  let origins: OriginRuns
  let index: KeyIndex
  /// Which rows have which key; nil where every row has a key of its own, whose number is the row's.
  private let repeated: RepeatedKeys?

  /// The rows of some chunks; `index` is one over the same keys, made when each row was found to have one of its own.
  ///
  /// The columns at `brought` are made whole at once, by so many threads; the others when they are asked for.
  init(
    _ chunks: inout [Chunk], schema: Schema, encoder: KeyEncoder, index made: KeyIndex?, brought: Set<Int>,
    threads: Int,
    mayBeDirect: Bool = true
  ) {
    self.schema = schema
    origins = OriginRuns(chunks)
    precondition(origins.count < Int(UInt32.max), "more rows than a join can number")
    if let made, made.count == origins.count {
      index = made
      repeated = nil
    } else {
      // Where the source's own index knows the keys they were not kept, and that index counts every row.
      for chunk in chunks where encoder.isPlainText {
        guard case .text = chunk.columns[encoder.fields[0].position].values else {
          preconditionFailure("a join without keys")
        }
      }
      let index = KeyIndex(of: encoder, isDirect: mayBeDirect)
      var keyOfRow: [UInt32] = []
      keyOfRow.reserveCapacity(origins.count)
      for chunk in chunks {
        keyOfRow += index.numbers(index.prepare(encoder.encode(chunk, isHashed: false)), expecting: origins.count)
      }
      self.index = index
      repeated = index.count == origins.count ? nil : RepeatedKeys(keyOfRow, keyCount: index.count)
    }
    let columns = schema.columns.indices.map { position in
      WholeColumn(chunks.map { $0.columns[position] }, empty: schema.columns[position].type.storageKind)
    }
    self.columns = columns
    // Nobody else holds the parts now, so that each goes as soon as it stands in the whole.
    chunks = []
    let waiting = brought.sorted()
    let next = SharedCounter()
    WorkerTeam.run(min(threads, waiting.count)) { _ in
      while true {
        let place = next.take()
        guard place < waiting.count else { break }
        _ = columns[waiting[place]].buffer
      }
    }
  }

  /// The key of a row as a message shows it.
  func shownKey(_ row: Int, _ encoder: KeyEncoder) -> String {
    // Of a key that the index alone knows the column holds no text.
    if encoder.isPlainText, repeated == nil, let key = index.key(row) { return String(decoding: key, as: UTF8.self) }
    let keys = encoder.fields.map { column($0.position) }
    return ValueText.key(keys, encoder.fields.map { schema.columns[$0.position].type }, row)
  }

  /// All values of a column of the schema.
  func column(_ position: Int) -> ColumnBuffer { columns[position].buffer }

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
