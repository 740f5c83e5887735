import PeilCore
import PeilTable

/// Puts all rows in the order of some keys.
final class SortStep: ChunkStep {
  private let values: SortValues
  private let width: Int
  /// The chunks so far, with a column for each key behind their own.
  private var chunks: [Chunk] = []
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ keys: [SortKey], input: Schema, entry: LedgerEntry, place: LedgerPlace) {
    values = SortValues(keys, input: input)
    width = input.columns.count
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    guard chunk.rowCount > 0 else { return }
    chunks.append(
      Chunk(index: chunk.index, columns: chunk.columns + (try values.columns(chunk)), origins: chunk.origins))
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    chunks += other.chunks
  }

  override func finish(_ tail: inout TailOrder) throws {
    entry.rowsOut = entry.rowsIn
    let parts = inOrder(chunks)
    chunks = []
    guard let first = parts.first else { return }
    let columns = first.columns.indices.map { place in ColumnBuffer.concatenated(parts.map { $0.columns[place] }) }
    let origins = parts.flatMap(\.origins)
    let order = values.order(Array(columns[width...])).sorted(origins.indices)
    for start in stride(from: 0, to: order.count, by: TailOrder.chunkSize) {
      let rows = Array(order[start..<min(start + TailOrder.chunkSize, order.count)])
      try forward(
        Chunk(
          index: tail.take(), columns: columns[..<width].map { $0.gathered(rows) }, origins: rows.map { origins[$0] }))
    }
  }

  override func report(to record: RunRecord) { record.entries[place] = entry }
}
