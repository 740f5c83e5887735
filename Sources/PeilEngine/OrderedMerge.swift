import PeilTable

/// Puts the rows of several partitions, each in order, into one order by the places that they carry in their last two
/// columns, and takes these off.
struct OrderedMerge {
  /// The rows of a partition that come next.
  private struct Cursor {
    private var reading: ChunkReading
    private(set) var chunk: Chunk?
    private var places: (chunks: [Int64], rows: [Int64]) = ([], [])
    private var next = 0

    init(_ reading: ChunkReading) throws(RowFailure) {
      self.reading = reading
      try load()
    }

    /// The chunk of the stream that the next row came in.
    var place: Int64? { chunk == nil ? nil : places.chunks[next] }

    private mutating func load() throws(RowFailure) {
      chunk = try reading.take()
      next = 0
      let columns = chunk?.columns.suffix(2).map(\.integers) ?? [[], []]
      places = (columns[0], columns[1])
    }

    /// Takes the next rows that came in this chunk of the stream, without their places.
    mutating func take(_ place: Int64) throws(RowFailure) -> (rows: Chunk, places: ArraySlice<Int64>)? {
      guard let chunk, places.chunks[next] == place else { return nil }
      let start = next
      while next < chunk.rowCount, places.chunks[next] == place { next += 1 }
      let taken = Chunk(index: 0, columns: chunk.columns.dropLast(2), origins: chunk.origins)
      let rows = start == 0 && next == chunk.rowCount ? taken : taken.gathered(Array(start..<next))
      let order = places.rows[start..<next]
      if next == chunk.rowCount { try load() }
      return (rows, order)
    }
  }

  private var cursors: [Cursor] = []

  init(_ rows: PartitionedRows) throws(RowFailure) {
    for partition in 0..<rows.partitioning.count { cursors.append(try Cursor(try rows.inOrder(partition))) }
  }

  /// The next rows, those of one chunk of the stream; nil after the last.
  mutating func take(index: Int) throws(RowFailure) -> Chunk? {
    guard let place = cursors.compactMap(\.place).min() else { return nil }
    var parts: [Chunk] = []
    var order: [Int64] = []
    for cursor in cursors.indices {
      while let (rows, places) = try cursors[cursor].take(place) {
        parts.append(rows)
        order += places
      }
    }
    // Rows of one place, the partners of one left row, stay in their order.
    let sorted = order.indices.sorted { (order[$0], $0) < (order[$1], $1) }
    let columns = parts[0].columns.indices.map { column in
      ColumnBuffer.concatenated(parts.map { $0.columns[column] }).gathered(sorted)
    }
    let origins = parts.flatMap { Array($0.origins) }
    return Chunk(index: index, columns: columns, origins: sorted.map { origins[$0] })
  }
}
