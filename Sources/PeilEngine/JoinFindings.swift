import PeilCore
import PeilDiagnostics
import PeilTable

/// What a join has found about its keys, of all of them or of a part.
struct JoinFindings {
  /// A right key whose rows met in another way than the author expects.
  struct Offender {
    /// Where its first row stands on the right side.
    let place: StreamPlace
    /// The key and how many rows it has on both sides, and its rows on the right.
    let rows: KeyedRows
  }

  var rightOnly = 0
  /// How many keys have several rows, whether they met any or not.
  var repeatedLeft = 0
  var repeatedRight = 0
  /// Whether rows that met shared a partner.
  var leftRepeats = false
  var rightRepeats = false
  /// The first keys that offend, and how many do.
  private(set) var offenders: [Offender] = []
  var offenderCount = 0

  /// How the rows that met did so; rows without partner say nothing about it.
  var cardinality: Join.Cardinality {
    switch (leftRepeats, rightRepeats) {
    case (false, false): .oneToOne
    case (false, true): .oneToMany
    case (true, false): .manyToOne
    case (true, true): .manyToMany
    }
  }

  /// Names an offender among the first ones.
  mutating func name(_ offender: Offender) {
    let index = offenders.firstIndex { offender.place < $0.place } ?? offenders.count
    guard index < RowFailure.shown else { return }
    offenders.insert(offender, at: index)
    if offenders.count > RowFailure.shown { offenders.removeLast() }
  }

  /// Takes in what was found about other keys.
  mutating func add(_ other: JoinFindings) {
    rightOnly += other.rightOnly
    repeatedLeft += other.repeatedLeft
    repeatedRight += other.repeatedRight
    leftRepeats = leftRepeats || other.leftRepeats
    rightRepeats = rightRepeats || other.rightRepeats
    offenderCount += other.offenderCount
    for offender in other.offenders { name(offender) }
  }
}

extension JoinStep {
  /// What the step has found, once all rows have come.
  func findings() -> JoinFindings {
    var findings = JoinFindings()
    let met = hits.tally()
    findings.repeatedLeft = met.several + strangerRows.count { $0 > 1 }
    findings.leftRepeats = met.several > 0
    guard right.isUnique else {
      findings.rightOnly = rightRowsAlone().count
      findings.repeatedRight = (0..<right.keyCount).count { right.rowCount(ofKey: $0) > 1 }
      findings.rightRepeats = hits.indices.contains { hits[$0] > 0 && right.rowCount(ofKey: $0) > 1 }
      noteOffenders(&findings)
      return findings
    }
    findings.rightOnly = met.none
    noteOffenders(&findings)
    return findings
  }

  /// The right rows that no left row met, in order.
  func rightRowsAlone() -> [Int] {
    (0..<right.rowCount).filter { row in
      let key = right.key(ofRow: row)
      return key == KeyTable.none || hits[Int(key)] == 0
    }
  }

  private func noteOffenders(_ findings: inout JoinFindings) {
    guard let expected = shape.join.expected else { return }
    let leftMayNot = findings.leftRepeats && !expected.allowsRepeatedLeft
    let rightMayNot = findings.rightRepeats && !expected.allowsRepeatedRight
    guard leftMayNot || rightMayNot else { return }
    for key in hits.indices
    where (leftMayNot && hits[key] > 1) || (rightMayNot && hits[key] > 0 && right.rowCount(ofKey: key) > 1) {
      findings.offenderCount += 1
      guard findings.offenders.count < RowFailure.shown else { continue }
      findings.name(offender(key))
    }
  }

  private func offender(_ key: Int) -> JoinFindings.Offender {
    let first = Int(right.firstRow(ofKey: key))
    let text = shortened(right.shownKey(first, shape.rightKeys))
    let counts =
      "\(RowFailure.counted(hits[key], "row")) on the left, \(right.rowCount(ofKey: key)) in '\(shape.join.right)'"
    return JoinFindings.Offender(
      place: shape.place(ofRightRow: first, right), rows: KeyedRows(key: "\(text): \(counts)", rightRows(of: key)))
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
}
