import PeilCore
import PeilExpression
import PeilTable

extension KeepOneStep {
  /// The keys of which no one row can be kept: some of the rows lack what decides, or are tied.
  func undecided() -> (lacking: UndecidedKeys, tied: UndecidedKeys) {
    let lacking = lacking.filter { rowsOfKey[Int($0.key)] > 1 }
    return (named(lacking), named(tied.filter { lacking[$0.key] == nil }))
  }

  /// What is said of them.
  func failures(lacking: UndecidedKeys, tied: UndecidedKeys) -> [RowFailure] {
    var failures: [RowFailure] = []
    if lacking.count > 0 { failures.append(failure(lacking: lacking)) }
    if tied.count > 0 { failures.append(choice.order.isEmpty ? failure(repeated: tied) : failure(tied: tied)) }
    return failures
  }

  private func failure(repeated rows: UndecidedKeys) -> RowFailure {
    RowFailure(
      "repeated-key", "\(rows.count) value(s) of \(keyNames) have several rows in '\(entry.dataset)', and none may",
      at: span, groups: first(rows), of: rows.count,
      remedies: ["say which row stays with 'keep: first' or 'keep: last', or leave the others out in a filter"])
  }

  private func failure(tied rows: UndecidedKeys) -> RowFailure {
    RowFailure(
      "tied-rows",
      "\(rows.count) value(s) of \(keyNames) have several rows in '\(entry.dataset)' that are equal in '\(orderNames)', by"
        + " which one is taken", at: span, groups: first(rows), of: rows.count,
      remedies: ["say 'ties: first-row' or 'ties: last-row', or leave the others out in a filter"])
  }

  private func failure(lacking rows: UndecidedKeys) -> RowFailure {
    RowFailure(
      "missing-order",
      "\(rows.count) value(s) of \(keyNames) have several rows in '\(entry.dataset)', of which some lack '\(orderNames)', by"
        + " which one is taken", at: span, groups: first(rows), of: rows.count,
      remedies: ["fill it in where it is missing, or leave those rows out with 'filter: \(orderNames) is known'"])
  }

  private var keyNames: String { choice.by.joined(separator: ", ") }

  private var orderNames: String { choice.order.map(\.value.formula).joined(separator: ", ") }

  /// The first rows under their keys, in the order of the keys.
  private func first(_ rows: UndecidedKeys) -> [KeyedRows] {
    let types = encoder.fields.map { input.columns[$0.position].type }
    return RowOrder(columns: rows.keys).sorted().prefix(RowFailure.shown).map { place in
      var group = rows.rows[place]
      group.key = ValueText.key(rows.keys, types, place)
      return group
    }
  }

  private func named(_ rows: [UInt32: KeyedRows]) -> UndecidedKeys {
    let keys = rows.keys.sorted()
    guard !keys.isEmpty else { return UndecidedKeys() }
    let columns = encoder.fields.map { field in
      ColumnBuffer.concatenated(
        keys.map { key in
          let winner = winners[Int(key)]
          return held.parts[winner.part].chunk.columns[field.position].gathered([winner.row])
        })
    }
    return UndecidedKeys(keys: columns, rows: keys.compactMap { rows[$0] })
  }
}

/// Keys of which no one row can be kept, and their rows.
struct UndecidedKeys {
  /// The keys, column by column.
  private(set) var keys: [ColumnBuffer] = []
  private(set) var rows: [KeyedRows] = []

  var count: Int { rows.count }

  /// Adds other keys.
  mutating func add(_ other: UndecidedKeys) {
    if other.rows.isEmpty { return }
    keys = keys.isEmpty ? other.keys : zip(keys, other.keys).map { ColumnBuffer.concatenated([$0, $1]) }
    rows += other.rows
  }
}
