import PeilTable

/// Keeps the rows of a source or dataset for who needs all of them.
final class CollectStep: ChunkStep {
  private let node: Int
  private let forgotten: Int?
  private var chunks: [Chunk] = []

  /// `forgotten` is a column that nobody reads of what is kept.
  init(node: Int, forgotten: Int? = nil) {
    self.node = node
    self.forgotten = forgotten
  }

  override func push(_ chunk: Chunk) {
    var chunk = chunk
    if let forgotten {
      chunk.columns[forgotten] = ColumnBuffer(.bits([UInt8](repeating: 0, count: chunk.rowCount)))
    }
    chunks.append(chunk)
  }
  override func absorb(_ other: ChunkStep) { chunks += counterpart(other, of: self).chunks }
  override func report(to record: RunRecord) {
    // A later pass hands the chunks to several workers and adds a tail of its own: each needs a number of its own.
    record.stored[node] = inOrder(chunks).enumerated().map { place, chunk in
      Chunk(index: place, columns: chunk.columns, origins: chunk.origins)
    }
  }
}

/// Keeps the first rows of a source or dataset and counts them all.
final class ShowStep: ChunkStep {
  private let limit: Int
  private var chunks: [Chunk] = []
  private var total = 0

  init(limit: Int) { self.limit = limit }

  override func push(_ chunk: Chunk) {
    total += chunk.rowCount
    // A later chunk is needed only where the earlier ones, perhaps another worker's, do not fill the limit.
    guard limit > 0, chunk.rowCount > 0 else { return }
    chunks.append(chunk.rowCount > limit ? chunk.gathered(Array(0..<limit)) : chunk)
    if chunks.count > 64 { chunks = firstRows(limit, of: chunks) }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    total += other.total
    chunks = firstRows(limit, of: chunks + other.chunks)
  }

  override func report(to record: RunRecord) {
    record.shown = ShownRows(chunks: firstRows(limit, of: chunks), total: total)
  }
}

/// Chunks by their place in the stream; parts of one chunk stay as they came.
func inOrder(_ chunks: [Chunk]) -> [Chunk] {
  chunks.enumerated().sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }.map(\.element)
}

/// The first rows of a stream of which these chunks have come.
func firstRows(_ limit: Int, of chunks: [Chunk]) -> [Chunk] {
  var left = limit
  var result: [Chunk] = []
  for chunk in inOrder(chunks) where left > 0 {
    result.append(chunk.rowCount > left ? chunk.gathered(Array(0..<left)) : chunk)
    left -= min(left, chunk.rowCount)
  }
  return result
}
