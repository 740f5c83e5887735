import PeilCore
import PeilExpression
import PeilTable

extension KeepOneStep {
  /// The keys of which no one row can be kept.
  func undecided() -> [RowFailure] {
    let lacking = lacking.filter { rowsOfKey[Int($0.key)] > 1 }
    let tied = tied.filter { lacking[$0.key] == nil }
    var failures: [RowFailure] = []
    if !lacking.isEmpty { failures.append(failure(lacking: lacking)) }
    if !tied.isEmpty { failures.append(choice.order.isEmpty ? failure(repeated: tied) : failure(tied: tied)) }
    return failures
  }

  private func failure(repeated rows: [UInt32: KeyedRows]) -> RowFailure {
    RowFailure(
      "repeated-key", "\(rows.count) value(s) of \(keyNames) have several rows in '\(entry.dataset)', and none may",
      at: span, groups: named(rows), of: rows.count,
      remedies: ["say which row stays with 'keep: first' or 'keep: last', or leave the others out in a filter"])
  }

  private func failure(tied rows: [UInt32: KeyedRows]) -> RowFailure {
    RowFailure(
      "tied-rows",
      "\(rows.count) value(s) of \(keyNames) have several rows in '\(entry.dataset)' that are equal in '\(orderNames)', by"
        + " which one is taken", at: span, groups: named(rows), of: rows.count,
      remedies: ["say 'ties: first-row' or 'ties: last-row', or leave the others out in a filter"])
  }

  private func failure(lacking rows: [UInt32: KeyedRows]) -> RowFailure {
    RowFailure(
      "missing-order",
      "\(rows.count) value(s) of \(keyNames) have several rows in '\(entry.dataset)', of which some lack '\(orderNames)', by"
        + " which one is taken", at: span, groups: named(rows), of: rows.count,
      remedies: ["fill it in where it is missing, or leave those rows out with 'filter: \(orderNames) is known'"])
  }

  private var keyNames: String { choice.by.joined(separator: ", ") }

  private var orderNames: String { choice.order.map(\.value.formula).joined(separator: ", ") }

  /// The first rows under their keys, in the order of the keys.
  private func named(_ rows: [UInt32: KeyedRows]) -> [KeyedRows] {
    let keys = rows.keys.sorted()
    let columns = encoder.fields.map { field in
      ColumnBuffer.concatenated(
        keys.map { key in
          let winner = winners[Int(key)]
          return held.parts[winner.part].chunk.columns[field.position].gathered([winner.row])
        })
    }
    let types = encoder.fields.map { input.columns[$0.position].type }
    return RowOrder(columns: columns).sorted().prefix(RowFailure.shown).compactMap { place in
      guard var group = rows[keys[place]] else { return nil }
      group.key = ValueText.key(columns, types, place)
      return group
    }
  }
}
