import PeilCore
import PeilDiagnostics
import PeilTable

/// Meets the rows of a chunk with those of the right side.
final class JoinStep: ChunkStep {
  let shape: JoinShape
  let right: RightSide
  let left: Schema
  let place: LedgerPlace
  let span: SourceSpan?
  var entry: LedgerEntry
  /// How many left rows each right key met.
  var hits: HitCounts
  /// What was found about the keys, once all rows have come.
  var found = JoinFindings()
  /// Left keys without partner, and how many rows each has.
  let strangers = KeyTable()
  var strangerRows: [UInt32] = []
  var matchedRows = 0
  var leftOnlyRows = 0
  var rejections: [PendingRejection] = []
  /// The first kept left rows without partner.
  var lackingOnLeft: [RowOrigin] = []
  var lackingOnRight: [RowOrigin] = []

  init(
    _ shape: JoinShape, right: RightSide, left: Schema, entry: LedgerEntry, place: LedgerPlace, span: SourceSpan?
  ) {
    self.shape = shape
    self.right = right
    self.left = left
    self.entry = entry
    self.place = place
    self.span = span
    hits = HitCounts(count: right.keyCount)
  }

  override func push(_ chunk: Chunk) throws {
    let keys = shape.leftKeys.encode(chunk, isHashed: false)
    let found = right.index.find(right.index.prepare(keys))
    entry.rowsIn += chunk.rowCount
    count(found, keys)
    if shape.join.isAnti {
      try pushWithoutPartner(chunk, found)
    } else {
      try pushPairs(chunk, found)
    }
  }

  private func count(_ found: [UInt32], _ keys: EncodedKeys) {
    let matched = hits.add(found, none: KeyTable.none)
    matchedRows += matched
    leftOnlyRows += found.count - matched
    guard matched < found.count else { return }
    for row in found.indices where found[row] == KeyTable.none && !keys.isMissing(row) {
      let hash = keys.hash(row)
      let (id, isNew) = keys.withKey(row) { strangers.number($0, hash: hash) }
      if isNew { strangerRows.append(1) } else { strangerRows[id] += 1 }
    }
  }

  private func pushWithoutPartner(_ chunk: Chunk, _ found: [UInt32]) throws {
    let kept = found.indices.filter { found[$0] == KeyTable.none }
    entry.leftOut += found.count - kept.count
    entry.rowsOut += kept.count
    let columns = shape.rows(chunk, kept, right, [UInt32](repeating: KeyTable.none, count: kept.count))
    try forward(Chunk(index: chunk.index, columns: columns, origins: chunk.origins.gathered(kept)))
  }

  private func pushPairs(_ chunk: Chunk, _ found: [UInt32]) throws {
    let takesAll = shape.join.unmatchedLeft == .keep && shape.outcomesLackedOnLeft.isEmpty
    if right.isUnique, takesAll || !found.contains(KeyTable.none) {
      // Each row stays where it is, and its partner's place is its key's number.
      entry.rowsOut += chunk.rowCount
      return try forward(
        Chunk(index: chunk.index, columns: shape.rows(chunk, nil, right, found), origins: chunk.origins))
    }
    var leftPlaces: [Int] = []
    var rightPlaces: [UInt32] = []
    leftPlaces.reserveCapacity(found.count)
    rightPlaces.reserveCapacity(found.count)
    // Where the author expects one partner, a second one ends the run anyway.
    let isToMany = shape.join.expected?.allowsRepeatedRight ?? true
    for row in found.indices {
      guard found[row] != KeyTable.none else {
        if keepsWithoutPartner(chunk, row) {
          leftPlaces.append(row)
          rightPlaces.append(KeyTable.none)
        }
        continue
      }
      var partner = right.firstRow(ofKey: Int(found[row]))
      leftPlaces.append(row)
      rightPlaces.append(partner)
      partner = right.nextRow(after: partner)
      while isToMany, partner != KeyTable.none {
        leftPlaces.append(row)
        rightPlaces.append(partner)
        entry.added += 1
        partner = right.nextRow(after: partner)
        if leftPlaces.count >= TailOrder.chunkSize * 4 {
          try pushRows(chunk, &leftPlaces, &rightPlaces)
        }
      }
    }
    try pushRows(chunk, &leftPlaces, &rightPlaces)
  }

  private func keepsWithoutPartner(_ chunk: Chunk, _ row: Int) -> Bool {
    switch shape.join.unmatchedLeft {
    case .keep:
      if !shape.outcomesLackedOnLeft.isEmpty { Self.note(chunk.origins[row], in: &lackingOnLeft) }
      return true
    case .leaveOut: entry.leftOut += 1
    case .reject:
      entry.rejected += 1
      let keys = shape.leftKeys.fields.map { chunk.columns[$0.position] }
      rejections.append(
        rejection(chunk.origins[row], "unmatched-left", shape.join.keys.map(\.left), keys, leftKeyTypes, row))
    }
    return false
  }

  private var leftKeyTypes: [ValueType] { shape.leftKeys.fields.map { left.columns[$0.position].type } }

  /// A row without partner, with its key; where parts of the key are missing, with their columns and without a value.
  func rejection(
    _ origin: RowOrigin, _ reason: String, _ names: [String], _ keys: [ColumnBuffer], _ types: [ValueType], _ row: Int
  ) -> PendingRejection {
    let lacking = zip(names, keys).filter { !$0.1.isKnown(row) }.map(\.0)
    return PendingRejection(
      origin: origin, dataset: entry.dataset, stage: entry.stage, reason: reason,
      column: (lacking.isEmpty ? names : lacking).joined(separator: ", "),
      value: lacking.isEmpty ? ValueText.key(keys, types, row) : nil)
  }

  /// Keeps the first rows in order, whichever worker meets them.
  static func note(_ origin: RowOrigin, in origins: inout [RowOrigin]) {
    if origins.count >= RowFailure.shown, let last = origins.last, origin >= last { return }
    origins.append(origin)
    origins.sort()
    if origins.count > RowFailure.shown { origins.removeLast() }
  }

  private func pushRows(_ chunk: Chunk, _ leftPlaces: inout [Int], _ rightPlaces: inout [UInt32]) throws {
    entry.rowsOut += leftPlaces.count
    let isWhole = leftPlaces.count == chunk.rowCount && leftPlaces.indices.allSatisfy { leftPlaces[$0] == $0 }
    let columns = shape.rows(chunk, isWhole ? nil : leftPlaces, right, rightPlaces)
    let origins = isWhole ? chunk.origins : chunk.origins.gathered(leftPlaces)
    leftPlaces.removeAll(keepingCapacity: true)
    rightPlaces.removeAll(keepingCapacity: true)
    try forward(Chunk(index: chunk.index, columns: columns, origins: origins))
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    hits.add(other.hits)
    for id in 0..<other.strangers.count {
      let (mine, isNew) = strangers.number(other.strangers.key(id), hash: other.strangers.hash(of: id))
      if isNew { strangerRows.append(other.strangerRows[id]) } else { strangerRows[mine] += other.strangerRows[id] }
    }
    matchedRows += other.matchedRows
    leftOnlyRows += other.leftOnlyRows
    rejections += other.rejections
    for origin in other.lackingOnLeft { Self.note(origin, in: &lackingOnLeft) }
  }

  /// Other rows have other keys: what was found about both adds up.
  override func takeOver(_ part: ChunkStep) {
    let part = counterpart(part, of: self)
    entry.add(part.entry)
    matchedRows += part.matchedRows
    leftOnlyRows += part.leftOnlyRows
    rejections += part.rejections
    for origin in part.lackingOnLeft { Self.note(origin, in: &lackingOnLeft) }
    for origin in part.lackingOnRight { Self.note(origin, in: &lackingOnRight) }
    found.add(part.found)
  }

  override func finish(_ tail: inout TailOrder) throws { try finishRight(&tail) }
  override func report(to record: RunRecord) { conclude(record) }
}
