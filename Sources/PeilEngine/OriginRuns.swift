import PeilTable

/// Where many rows came from, in few words: rows that follow each other in a block of a file need one entry.
struct OriginRuns: Sendable {
  private var firstRows: [Int] = []
  private var firsts: [RowOrigin] = []
  private(set) var count = 0
  /// The place that would go on with the last run.
  private var next: UInt64?

  init() {}

  /// The places of these chunks' rows.
  init(_ chunks: [Chunk]) {
    for chunk in chunks { append(contentsOf: chunk.origins) }
  }

  mutating func append(_ origin: RowOrigin) { append(origin, count: 1) }

  mutating func append(contentsOf origins: RowOrigins) {
    guard let run = origins.run else {
      for origin in origins { append(origin) }
      return
    }
    append(run, count: origins.count)
  }

  /// Adds so many records that follow each other.
  private mutating func append(_ first: RowOrigin, count added: Int) {
    if first.isDerived || first.packed != next {
      firstRows.append(count)
      firsts.append(first)
    }
    next = first.isDerived ? nil : first.packed + UInt64(added)
    count += added
  }

  subscript(row: Int) -> RowOrigin {
    precondition(row >= 0 && row < count, "no such row")
    var (low, high) = (0, firstRows.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstRows[middle] <= row { low = middle } else { high = middle }
    }
    let first = firsts[low]
    guard !first.isDerived else { return first }
    return RowOrigin(source: first.source, block: first.block, record: first.record + row - firstRows[low])
  }
}
