import PeilCore
import PeilTable

/// A step that lets no row go before all have come.
class HoldingStep: ChunkStep {
  final let place: LedgerPlace
  final var entry: LedgerEntry
  /// The chunks so far, with the columns of `beside` behind their own.
  private var chunks: [Chunk] = []

  init(entry: LedgerEntry, place: LedgerPlace) {
    self.entry = entry
    self.place = place
  }

  /// What is worked out of a chunk's rows when they come.
  func beside(_ chunk: Chunk) throws -> [ColumnBuffer] { [] }

  /// Goes on with all rows, in the order in which they came; not called where there are none.
  func finish(_ columns: [ColumnBuffer], _ origins: [RowOrigin], _ tail: inout TailOrder) throws {}

  final override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    guard chunk.rowCount > 0 else { return }
    chunks.append(
      Chunk(index: chunk.index, columns: chunk.columns + (try beside(chunk)), origins: chunk.origins))
  }

  final override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    chunks += other.chunks
  }

  final override func finish(_ tail: inout TailOrder) throws {
    entry.rowsOut = entry.rowsIn
    let parts = inOrder(chunks)
    chunks = []
    guard let first = parts.first else { return }
    let columns = first.columns.indices.map { place in ColumnBuffer.concatenated(parts.map { $0.columns[place] }) }
    try finish(columns, parts.flatMap(\.origins), &tail)
  }

  /// Lets rows go, in chunks of the usual size and in this order where one is given.
  final func forward(
    _ columns: [ColumnBuffer], _ origins: [RowOrigin], order: [Int]? = nil, _ tail: inout TailOrder
  ) throws {
    for start in stride(from: 0, to: origins.count, by: TailOrder.chunkSize) {
      let range = start..<min(start + TailOrder.chunkSize, origins.count)
      let rows = order.map { Array($0[range]) } ?? Array(range)
      try forward(
        Chunk(index: tail.take(), columns: columns.map { $0.gathered(rows) }, origins: rows.map { origins[$0] }))
    }
  }

  override func report(to record: RunRecord) { record.entries[place] = entry }
}
