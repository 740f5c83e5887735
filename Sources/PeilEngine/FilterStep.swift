import PeilCore
import PeilExpression
import PeilTable

/// Keeps the rows for which a condition is true.
final class FilterStep: ChunkStep {
  private let condition: RowFormula
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ condition: Expression, input: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.condition = RowFormula(condition, schema: input)
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    let truth = try condition.truth(chunk)
    var kept: [Int] = []
    kept.reserveCapacity(chunk.rowCount)
    var unknown = 0
    for row in truth.indices {
      if truth[row] == 1 { kept.append(row) } else if truth[row] == 2 { unknown += 1 }
    }
    entry.rowsIn += chunk.rowCount
    entry.leftOutUnknown += unknown
    entry.leftOut += chunk.rowCount - kept.count - unknown
    entry.rowsOut += kept.count
    try forward(kept.count == chunk.rowCount ? chunk : chunk.gathered(kept))
  }

  override func absorb(_ other: ChunkStep) { entry.add(counterpart(other, of: self).entry) }
  override func report(to record: RunRecord) { record.entries[place] = entry }
}
