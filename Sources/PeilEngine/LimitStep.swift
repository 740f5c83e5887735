import PeilCore
import PeilTable

/// Keeps the first rows of the stream.
final class LimitStep: ChunkStep {
  private let limit: Int
  /// What of the chunks so far can be among the first rows.
  private var chunks: [Chunk] = []
  private(set) var held = 0
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ limit: Int, entry: LedgerEntry, place: LedgerPlace) {
    self.limit = limit
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) {
    entry.rowsIn += chunk.rowCount
    let isLater = chunks.last.map { chunk.index >= $0.index } ?? true
    guard chunk.rowCount > 0, held < limit || !isLater else { return }
    guard isLater else { return keep(chunks + [chunk]) }
    let taken = min(limit - held, chunk.rowCount)
    chunks.append(taken < chunk.rowCount ? chunk.gathered(Array(0..<taken)) : chunk)
    held += taken
  }

  private func keep(_ all: [Chunk]) {
    chunks = firstRows(limit, of: all)
    held = chunks.reduce(0) { $0 + $1.rowCount }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    keep(chunks + other.chunks)
  }

  override func finish(_ tail: inout TailOrder) throws {
    entry.rowsOut = held
    entry.leftOut = entry.rowsIn - held
    for chunk in chunks {
      try forward(Chunk(index: tail.take(), columns: chunk.columns, origins: chunk.origins))
    }
    chunks = []
  }

  override func report(to record: RunRecord) { record.entries[place] = entry }
}
