import PeilTable

/// Rows that a message names under one heading: those with one key, or of one rank.
struct KeyedRows {
  /// The heading.
  var key: String
  /// The first rows, in the order of their files.
  private(set) var origins: [RowOrigin] = []
  /// How many rows there are.
  private(set) var count = 0

  init(key: String = "", _ origins: some Sequence<RowOrigin>) {
    self.key = key
    for origin in origins { add(origin) }
  }

  /// Adds a row; only the first ones are kept, whichever comes earlier.
  mutating func add(_ origin: RowOrigin) {
    count += 1
    insert(origin)
  }

  /// Adds the rows of another worker.
  mutating func add(_ other: KeyedRows) {
    count += other.count
    for origin in other.origins { insert(origin) }
  }

  private mutating func insert(_ origin: RowOrigin) {
    let place = origins.firstIndex { origin < $0 } ?? origins.count
    guard place < RowFailure.shown else { return }
    origins.insert(origin, at: place)
    if origins.count > RowFailure.shown { origins.removeLast() }
  }
}
