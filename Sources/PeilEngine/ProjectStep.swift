import PeilCore
import PeilTable

/// Makes each column of the output from the input row.
final class ProjectStep: ChunkStep {
  private let maker: ColumnMaker
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ projections: [Projection], input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace) {
    maker = ColumnMaker(projections, making: output, of: input)
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    entry.rowsOut += chunk.rowCount
    try forward(try maker.made(chunk))
  }

  override func absorb(_ other: ChunkStep) { entry.add(counterpart(other, of: self).entry) }
  override func report(to record: RunRecord) { record.entries[place] = entry }
}

extension LedgerEntry {
  /// Adds the rows another worker counted.
  mutating func add(_ other: LedgerEntry) {
    rowsIn += other.rowsIn
    leftOut += other.leftOut
    leftOutUnknown += other.leftOutUnknown
    rejected += other.rejected
    merged += other.merged
    added += other.added
    rowsOut += other.rowsOut
  }
}
