import PeilTable

/// A row's place in its stream: the chunk it came in, and how many rows of that chunk came before it.
struct StreamPlace: Comparable {
  let chunk: Int
  let row: Int

  static func < (left: StreamPlace, right: StreamPlace) -> Bool {
    (left.chunk, left.row) < (right.chunk, right.row)
  }
}

/// Tells the places of the rows that come to one worker: the parts of a chunk come to one worker, in their order.
struct StreamPlaces {
  private var index = -1
  private var rows = 0

  /// The place of the first row of a chunk; those of the others follow on it.
  mutating func first(of chunk: Chunk) -> StreamPlace {
    if chunk.index != index { (index, rows) = (chunk.index, 0) }
    defer { rows += chunk.rowCount }
    return StreamPlace(chunk: index, row: rows)
  }
}
