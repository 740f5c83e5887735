import PeilTable

/// Some of the rows that have come so far, held back until all have, each with its place in the stream and a tag.
struct HeldRows {
  /// Rows that came together.
  struct Part {
    var chunk: Chunk
    var places: [StreamPlace]
    var tags: [UInt32]
  }

  /// Where a row is held.
  struct Position: Equatable {
    let part: Int
    let row: Int
  }

  private(set) var parts: [Part] = []
  private(set) var count = 0
  /// The number of rows beyond which it pays to look for those that are no longer wanted.
  private var roomy = Self.room

  private static let room = 1 << 16

  /// Whether there are many more rows than after the last `keep`.
  var isCrowded: Bool { count > roomy }

  /// Holds these rows of a chunk, whose first row stands at `start`.
  mutating func append(_ chunk: Chunk, rows: [Int], tags: [UInt32], start: StreamPlace) {
    guard !rows.isEmpty else { return }
    let places = rows.map { StreamPlace(chunk: start.chunk, row: start.row + $0) }
    parts.append(
      Part(
        chunk: rows.count == chunk.rowCount ? chunk : chunk.gathered(rows), places: places,
        tags: rows.map { tags[$0] }))
    count += rows.count
  }

  /// Takes over what another worker holds; `tag` gives the tag that each of its tags has here.
  mutating func append(_ other: HeldRows, tag: (UInt32) -> UInt32) {
    for part in other.parts {
      parts.append(Part(chunk: part.chunk, places: part.places, tags: part.tags.map(tag)))
    }
    count += other.count
  }

  /// Lets go of the rows that are not wanted, from a part on; the positions of the others there change.
  mutating func keep(from first: Int = 0, where isWanted: (Position, UInt32) -> Bool) {
    let remaining = (first..<parts.count).compactMap { kept(ofPart: $0, where: isWanted) }
    count += remaining.reduce(0) { $0 + $1.tags.count } - parts[first...].reduce(0) { $0 + $1.tags.count }
    parts.removeSubrange(first...)
    parts += remaining
    if first == 0 { roomy = count * 2 + Self.room }
  }

  private func kept(ofPart index: Int, where isWanted: (Position, UInt32) -> Bool) -> Part? {
    let part = parts[index]
    let rows = part.tags.indices.filter { isWanted(Position(part: index, row: $0), part.tags[$0]) }
    guard rows.count < part.tags.count else { return part }
    guard !rows.isEmpty else { return nil }
    return Part(
      chunk: part.chunk.gathered(rows), places: rows.map { part.places[$0] }, tags: rows.map { part.tags[$0] })
  }

  /// Calls the body with every row's tag and position, from a part on.
  func forEach(from first: Int = 0, _ body: (UInt32, Position) -> Void) {
    for index in first..<parts.count {
      for row in parts[index].tags.indices { body(parts[index].tags[row], Position(part: index, row: row)) }
    }
  }

  func place(at position: Position) -> StreamPlace { parts[position.part].places[position.row] }

  func origin(at position: Position) -> RowOrigin { parts[position.part].chunk.origins[position.row] }

  /// All rows in the order of the stream, of each the first `width` columns, in chunks of the usual size.
  func forEachChunk(width: Int, _ body: ([ColumnBuffer], [RowOrigin]) throws -> Void) rethrows {
    let places = parts.flatMap(\.places)
    let order = places.indices.sorted { places[$0] < places[$1] }
    let columns = (0..<width).map { column in
      parts.isEmpty ? nil : ColumnBuffer.concatenated(parts.map { $0.chunk.columns[column] })
    }
    let origins = parts.flatMap(\.chunk.origins)
    for start in stride(from: 0, to: order.count, by: TailOrder.chunkSize) {
      let rows = Array(order[start..<min(start + TailOrder.chunkSize, order.count)])
      try body(columns.compactMap { $0?.gathered(rows) }, rows.map { origins[$0] })
    }
  }
}
