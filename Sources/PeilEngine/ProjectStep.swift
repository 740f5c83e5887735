import PeilCore
import PeilExpression
import PeilTable

/// Makes each column of the output from the input row.
final class ProjectStep: ChunkStep {
  private enum Source {
    case passing(Int)
    case made(RowFormula)
  }

  private let sources: [Source]
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ projections: [Projection], input: Schema, entry: LedgerEntry, place: LedgerPlace) {
    sources = projections.map { projection in
      if case .column(let name) = projection.expression.node, let position = input.position(of: name) {
        return .passing(position)
      }
      return .made(RowFormula(projection.expression, schema: input))
    }
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    entry.rowsOut += chunk.rowCount
    var columns: [ColumnBuffer] = []
    columns.reserveCapacity(sources.count)
    for source in sources {
      switch source {
      case .passing(let position): columns.append(chunk.columns[position])
      case .made(let formula): columns.append(try formula.values(chunk))
      }
    }
    try forward(Chunk(index: chunk.index, columns: columns, origins: chunk.origins))
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
