import PeilCore
import PeilDiagnostics
import PeilTable

extension JoinStep {
  /// Right rows without partner come after all others, in their own order.
  func finishRight(_ tail: inout TailOrder) throws {
    found = findings()
    guard !shape.join.isAnti, found.rightOnly > 0, shape.join.unmatchedRight != .leaveOut else { return }
    let alone = rightRowsAlone()
    if shape.join.unmatchedRight == .reject {
      let keys = shape.rightKeys.fields.map { right.column($0.position) }
      let types = shape.rightKeys.fields.map { right.schema.columns[$0.position].type }
      rejections += alone.map {
        rejection(right.origins[$0], "unmatched-right", shape.join.keys.map(\.right), keys, types, $0)
      }
      return
    }
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

  static let cardinalityDetail = "cardinality"

  /// The entry's details, and what of the join stops the run.
  func conclude(_ record: RunRecord) {
    entry.details = [
      LedgerDetail("matched", matchedRows), LedgerDetail("left-only", leftOnlyRows),
      LedgerDetail("right-only", found.rightOnly),
      LedgerDetail("right-rejected", shape.join.unmatchedRight == .reject && !shape.join.isAnti ? found.rightOnly : 0),
      LedgerDetail("repeated-keys-left", found.repeatedLeft),
      LedgerDetail("repeated-keys-right", found.repeatedRight),
      LedgerDetail(Self.cardinalityDetail, found.cardinality.rawValue),
    ]
    record.rejections += rejections
    record.entries[place] = entry
    if let expected = shape.join.expected { refuse(found.cardinality, expected, record) }
    if leftOnlyRows > 0, !lackingOnLeft.isEmpty {
      lack(shape.outcomesLackedOnLeft, leftOnlyRows, lackingOnLeft, record)
    }
    if found.rightOnly > 0, !lackingOnRight.isEmpty {
      lack(shape.outcomesLackedOnRight, found.rightOnly, lackingOnRight, record)
    }
  }

  private func refuse(_ cardinality: Join.Cardinality, _ expected: Join.Cardinality, _ record: RunRecord) {
    let leftIsWrong = cardinality.allowsRepeatedLeft && !expected.allowsRepeatedLeft
    let rightIsWrong = cardinality.allowsRepeatedRight && !expected.allowsRepeatedRight
    guard leftIsWrong || rightIsWrong else { return }
    let names = shape.join.keys.map(\.left).joined(separator: ", ")
    var failure = RowFailure(
      "join-cardinality",
      "'\(entry.dataset)' joins '\(shape.join.right)' \(cardinality.rawValue) on \(names), \(expected.rawValue) was"
        + " expected", at: span)
    failure.groups = found.offenders.map { rightIsWrong ? $0.rows : KeyedRows(key: $0.rows.key, []) }
    failure.untoldGroups = found.offenderCount - failure.groups.count
    failure.remedies = [remedy(cardinality, rightIsWrong: rightIsWrong)]
    record.failures.append(failure)
  }

  private func remedy(_ found: Join.Cardinality, rightIsWrong: Bool) -> String {
    let side = rightIsWrong ? "'\(shape.join.right)'" : "the left side"
    return "leave one row of \(side) for each key before the join, or say 'expect: \(found.rawValue)'"
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
