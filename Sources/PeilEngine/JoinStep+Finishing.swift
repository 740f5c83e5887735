import PeilCore
import PeilDiagnostics
import PeilTable

extension JoinStep {
  /// Right rows without partner come after all others, in their own order.
  func finishRight(_ tail: inout TailOrder) throws {
    guard !shape.join.isAnti else { return }
    rightOnlyRows = rightRowsAloneCount
    if shape.join.unmatchedRight == .leaveOut || rightOnlyRows == 0 { return }
    let alone = rightRowsAlone()
    switch shape.join.unmatchedRight {
    case .leaveOut: break
    case .reject:
      let keys = shape.rightKeys.fields.map { right.column($0.position) }
      let types = shape.rightKeys.fields.map { right.schema.columns[$0.position].type }
      rejections += alone.map {
        rejection(right.origins[$0], "unmatched-right", shape.join.keys.map(\.right), keys, types, $0)
      }
    case .keep:
      if !shape.outcomesLackedOnRight.isEmpty {
        for row in alone { Self.note(right.origins[row], in: &lackingOnRight) }
      }
      entry.added += alone.count
      entry.rowsOut += alone.count
      for start in stride(from: 0, to: alone.count, by: TailOrder.chunkSize) {
        let places = Array(alone[start..<min(start + TailOrder.chunkSize, alone.count)])
        let columns = shape.rows(right, places, left: left)
        try forward(Chunk(index: tail.take(), columns: columns, origins: places.map { right.origins[$0] }))
      }
    }
  }

  /// The right rows that no left row met, in order.
  private func rightRowsAlone() -> [Int] {
    (0..<right.rowCount).filter { row in
      let key = right.key(ofRow: row)
      return key == KeyTable.none || hits[Int(key)] == 0
    }
  }

  private var rightRowsAloneCount: Int {
    right.isUnique ? met.none : rightRowsAlone().count
  }

  /// The entry's details, and what of the join stops the run.
  func conclude(_ record: RunRecord) {
    let repeatedLeft = met.several + strangerRows.count { $0 > 1 }
    let repeatedRight = (right.isUnique ? 0 : (0..<right.keyCount).count { right.rowCount(ofKey: $0) > 1 })
    entry.details = [
      LedgerDetail("matched", matchedRows), LedgerDetail("left-only", leftOnlyRows),
      LedgerDetail("right-only", shape.join.isAnti ? rightOnlyOfAnti : rightOnlyRows),
      LedgerDetail("right-rejected", shape.join.unmatchedRight == .reject && !shape.join.isAnti ? rightOnlyRows : 0),
      LedgerDetail("repeated-keys-left", repeatedLeft), LedgerDetail("repeated-keys-right", repeatedRight),
      LedgerDetail("cardinality", found.rawValue),
    ]
    record.rejections += rejections
    record.entries[place] = entry
    if let expected = shape.join.expected { refuse(found, expected, record) }
    if leftOnlyRows > 0, !lackingOnLeft.isEmpty {
      lack(shape.outcomesLackedOnLeft, leftOnlyRows, lackingOnLeft, record)
    }
    if rightOnlyRows > 0, !lackingOnRight.isEmpty {
      lack(shape.outcomesLackedOnRight, rightOnlyRows, lackingOnRight, record)
    }
  }

  private var rightOnlyOfAnti: Int {
    rightRowsAloneCount
  }

  /// How the rows that met did so; rows without partner say nothing about it.
  private var found: Join.Cardinality {
    let leftRepeats = met.several > 0
    let rightRepeats = !right.isUnique && hits.indices.contains { hits[$0] > 0 && right.rowCount(ofKey: $0) > 1 }
    switch (leftRepeats, rightRepeats) {
    case (false, false): return .oneToOne
    case (false, true): return .oneToMany
    case (true, false): return .manyToOne
    case (true, true): return .manyToMany
    }
  }

  private func refuse(_ found: Join.Cardinality, _ expected: Join.Cardinality, _ record: RunRecord) {
    let leftIsWrong = found.allowsRepeatedLeft && !expected.allowsRepeatedLeft
    let rightIsWrong = found.allowsRepeatedRight && !expected.allowsRepeatedRight
    guard leftIsWrong || rightIsWrong else { return }
    let offending = hits.indices.filter {
      (leftIsWrong && hits[$0] > 1) || (rightIsWrong && hits[$0] > 0 && right.rowCount(ofKey: $0) > 1)
    }
    let keys = shape.rightKeys.fields.map { right.column($0.position) }
    let types = shape.rightKeys.fields.map { right.schema.columns[$0.position].type }
    let names = shape.join.keys.map(\.left).joined(separator: ", ")
    var failure = RowFailure(
      "join-cardinality",
      "'\(entry.dataset)' joins '\(shape.join.right)' \(found.rawValue) on \(names), \(expected.rawValue) was expected",
      at: span)
    failure.groups = offending.prefix(RowFailure.shown).map { key in
      let text = ValueText.key(keys, types, Int(right.firstRow(ofKey: key)))
      let counts =
        "\(RowFailure.counted(hits[key], "row")) on the left, \(right.rowCount(ofKey: key)) in '\(shape.join.right)'"
      return KeyedRows(key: "\(shortened(text)): \(counts)", rightIsWrong ? rightRows(of: key) : [])
    }
    failure.untoldGroups = offending.count - failure.groups.count
    failure.remedies = [remedy(found, rightIsWrong: rightIsWrong)]
    record.failures.append(failure)
  }

  private func remedy(_ found: Join.Cardinality, rightIsWrong: Bool) -> String {
    let side = rightIsWrong ? "'\(shape.join.right)'" : "the left side"
    return "leave one row of \(side) for each key before the join, or say 'expect: \(found.rawValue)'"
  }

  /// The rows of the right side that have a key.
  private func rightRows(of key: Int) -> [RowOrigin] {
    var origins: [RowOrigin] = []
    var row = right.firstRow(ofKey: key)
    while row != KeyTable.none {
      origins.append(right.origins[Int(row)])
      row = right.nextRow(after: row)
    }
    return origins
  }

  private func lack(_ outcomes: [String], _ count: Int, _ origins: [RowOrigin], _ record: RunRecord) {
    var failure = RowFailure(
      "missing-outcome",
      "\(RowFailure.counted(count, "row")) of '\(entry.dataset)' \(count == 1 ? "has" : "have") no outcome after the join with '\(shape.join.right)'"
        + " (\(outcomes.joined(separator: ", ")))",
      at: span,
      details: ["say 'missing-as: open' for the column, or leave out or reject rows without a partner"],
      origins: origins)
    failure.listsPlaces = true
    record.failures.append(failure)
  }
}
