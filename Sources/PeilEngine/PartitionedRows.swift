import PeilTable

/// Rows on disk, apart by the hash of their key, so that the rows of one key can be had without all others.
///
/// Behind a row's columns stand two more: the chunk it came in, and its place among that chunk's rows. Unchecked: one
/// worker writes, and after the pass one thread reads.
final class PartitionedRows: @unchecked Sendable {
  /// What one worker has written: for each partition chunks in the order of the stream.
  fileprivate struct Stream {
    let file: ChunkFile
    var entries: [[ChunkFile.Entry]]
  }

  let partitioning: Partitioning
  private var own: Stream?
  private var others: [Stream] = []
  /// Rows that wait for more of their partition, so that what is written is worth a look on its own.
  private var waiting: [[Chunk]]
  private var waitingCounts: [Int]
  private var places = StreamPlaces()

  private static let worthWriting = 2048

  init(_ partitioning: Partitioning) {
    self.partitioning = partitioning
    waiting = Array(repeating: [], count: partitioning.count)
    waitingCounts = Array(repeating: 0, count: partitioning.count)
  }

  /// Writes the rows of a chunk.
  func append(_ chunk: Chunk) throws(RowFailure) {
    guard chunk.rowCount > 0 else { return }
    let start = places.first(of: chunk)
    let order: [ColumnBuffer] = [
      ColumnBuffer(.integers([Int64](repeating: Int64(start.chunk), count: chunk.rowCount))),
      ColumnBuffer(.integers((0..<chunk.rowCount).map { Int64(start.row + $0) })),
    ]
    let wide = Chunk(index: chunk.index, columns: chunk.columns + order, origins: chunk.origins)
    for (partition, rows) in partitioning.rows(of: chunk).enumerated() where !rows.isEmpty {
      waiting[partition].append(wide.gathered(rows))
      waitingCounts[partition] += rows.count
      if waitingCounts[partition] >= Self.worthWriting { try writeWaiting(partition) }
    }
  }

  /// Writes rows that carry their places already.
  func append(_ chunk: Chunk, to partition: Int) throws(RowFailure) {
    var stream: Stream
    if let own { stream = own } else { stream = Stream(file: try ChunkFile(), entries: waiting.map { _ in [] }) }
    own = nil
    stream.entries[partition].append(try stream.file.append(chunk))
    own = stream
  }

  private func writeWaiting(_ partition: Int) throws(RowFailure) {
    guard !waiting[partition].isEmpty else { return }
    let chunk = Chunk(joining: waiting[partition])
    waiting[partition] = []
    waitingCounts[partition] = 0
    try append(chunk, to: partition)
  }

  /// Writes what is still waiting; to be called when all rows have come.
  func flush() throws(RowFailure) {
    for partition in waiting.indices { try writeWaiting(partition) }
  }

  /// Takes over what another worker has written.
  func absorb(_ other: PartitionedRows) throws(RowFailure) {
    try other.flush()
    others += [other.own].compactMap(\.self) + other.others
  }

  /// The chunks of a partition in the order of the stream, numbered from 0.
  func inOrder(_ partition: Int) throws(RowFailure) -> ChunkReading {
    try flush()
    return try ChunkReading(([own].compactMap(\.self) + others).map { ($0.file, $0.entries[partition]) })
  }
}

/// Rows that carry their places, read back in order from what several workers have written.
struct ChunkReading {
  /// The rows of one worker that come next.
  private struct Cursor {
    private let file: ChunkFile
    private let entries: [ChunkFile.Entry]
    private var nextEntry = 0
    private(set) var chunk: Chunk?
    private var places: [Int64] = []
    private var row = 0

    init(_ file: ChunkFile, _ entries: [ChunkFile.Entry]) throws(RowFailure) {
      self.file = file
      self.entries = entries
      try load()
    }

    /// The chunk of the stream that the next row came in.
    var place: Int64 { places[row] }

    private mutating func load() throws(RowFailure) {
      row = 0
      guard nextEntry < entries.count else {
        chunk = nil
        return
      }
      let read = try file.chunk(at: entries[nextEntry])
      nextEntry += 1
      places = read.columns[read.columns.count - 2].integers
      chunk = read
    }

    /// Takes the rows of what was read that came before a chunk of the stream.
    mutating func take(before limit: Int64) throws(RowFailure) -> Chunk? {
      guard let chunk else { return nil }
      let start = row
      while row < places.count, places[row] < limit { row += 1 }
      let rows = start == 0 && row == places.count ? chunk : chunk.gathered(Array(start..<row))
      if row == places.count { try load() }
      return rows
    }
  }

  private var cursors: [Cursor] = []
  private var index = 0

  fileprivate init(_ streams: [(ChunkFile, [ChunkFile.Entry])]) throws(RowFailure) {
    for (file, entries) in streams where !entries.isEmpty { cursors.append(try Cursor(file, entries)) }
  }

  /// The next rows; nil after the last.
  ///
  /// A chunk of the stream came to one worker, so that no two cursors stand at the same one.
  mutating func take() throws(RowFailure) -> Chunk? {
    var first: Int?
    var second = Int64.max
    for cursor in cursors.indices where cursors[cursor].chunk != nil {
      guard let earlier = first else {
        first = cursor
        continue
      }
      let isFirst = cursors[cursor].place < cursors[earlier].place
      second = min(second, cursors[isFirst ? earlier : cursor].place)
      if isFirst { first = cursor }
    }
    guard let first, var rows = try cursors[first].take(before: second) else { return nil }
    rows.index = index
    index += 1
    return rows
  }

  /// Calls the body with everything that is left.
  mutating func forEach(_ body: (Chunk) throws -> Void) throws {
    while let chunk = try take() { try body(chunk) }
  }
}

extension Chunk {
  /// The rows of some chunks, of which there is at least one, behind each other.
  fileprivate init(joining chunks: [Chunk]) {
    guard chunks.count > 1 else {
      self = chunks[0]
      return
    }
    self.init(
      index: chunks[0].index,
      columns: chunks[0].columns.indices.map { column in
        ColumnBuffer.concatenated(chunks.map { $0.columns[column] })
      },
      origins: chunks.flatMap { Array($0.origins) })
  }
}

/// How rows are told apart by their keys: those with one key always come together.
struct Partitioning: Sendable {
  let encoder: KeyEncoder
  let count: Int

  /// The rows of a chunk in each partition; those without key stand in the first.
  func rows(of chunk: Chunk) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    let keys = encoder.encode(chunk)
    for row in 0..<chunk.rowCount {
      // The table of a partition uses the lowest bits.
      let partition = keys.isMissing(row) ? 0 : Int(truncatingIfNeeded: keys.hashes[row] >> 40) & 0xFFFF
      rows[partition % count].append(row)
    }
    return rows
  }

  /// The same for keys of another side, in another encoder's words.
  func with(_ encoder: KeyEncoder) -> Partitioning { Partitioning(encoder: encoder, count: count) }
}

extension Schema {
  /// The schema of rows that carry their places.
  var ordered: Schema {
    // No name of an author's holds a NUL.
    let order = ["\0chunk", "\0row"].map { Column(name: $0, type: .integer, grain: grain) }
    return Schema(columns: columns + order, grain: grain)
  }
}
