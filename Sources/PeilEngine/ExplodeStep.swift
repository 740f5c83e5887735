import PeilCore
import PeilTable

/// Makes one row for each code of a set.
final class ExplodeStep: ChunkStep {
  private let keepsEmpty: Bool
  /// The place of the set among the input's columns.
  private let set: Int
  /// For each column of the output its place in the input; nil for the code.
  private let sources: [Int?]
  private var entry: LedgerEntry
  private let place: LedgerPlace
  private var empty = 0
  private var missing = 0

  init(_ explosion: Explosion, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace) {
    keepsEmpty = explosion.keepsEmpty
    guard let set = input.position(of: explosion.set) else { preconditionFailure("the set is not in its schema") }
    self.set = set
    sources = output.columns.map { $0.name == explosion.into ? nil : input.position(of: $0.name) }
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    guard case .masks(let masks) = chunk.columns[set].values else {
      preconditionFailure("a set is stored in another form than its type says")
    }
    entry.rowsIn += chunk.rowCount
    var rows: [Int] = []
    var codes: [Int] = []
    for row in 0..<chunk.rowCount {
      guard chunk.columns[set].isKnown(row), masks[row] != 0 else {
        if staysWithoutCode(isEmpty: chunk.columns[set].isKnown(row)) {
          rows.append(row)
          codes.append(-1)
        }
        continue
      }
      entry.added += masks[row].nonzeroBitCount - 1
      var rest = masks[row]
      while rest != 0 {
        rows.append(row)
        codes.append(rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      if rows.count >= TailOrder.chunkSize * 4 { try forward(chunk, &rows, &codes) }
    }
    try forward(chunk, &rows, &codes)
  }

  private func staysWithoutCode(isEmpty: Bool) -> Bool {
    if isEmpty { empty += 1 } else { missing += 1 }
    guard isEmpty, !keepsEmpty else { return true }
    entry.leftOut += 1
    return false
  }

  private func forward(_ chunk: Chunk, _ rows: inout [Int], _ codes: inout [Int]) throws {
    entry.rowsOut += rows.count
    let columns = sources.map { $0.map { chunk.columns[$0].gathered(rows) } ?? Self.column(codes) }
    let origins = rows.map { chunk.origins[$0] }
    rows.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
    try forward(Chunk(index: chunk.index, columns: columns, origins: origins))
  }

  private static func column(_ codes: [Int]) -> ColumnBuffer {
    ColumnBuffer(
      .codes(codes.map { UInt32(max($0, 0)) }), known: codes.contains(-1) ? codes.map { $0 < 0 ? 0 : 1 } : nil)
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    empty += other.empty
    missing += other.missing
  }

  override func report(to record: RunRecord) {
    entry.details = [LedgerDetail("empty", empty), LedgerDetail("missing", missing)]
    record.entries[place] = entry
  }
}
