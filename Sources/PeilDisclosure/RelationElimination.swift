/// Solves relations one after another, each for a figure that stands in few of them.
///
/// Gauss and Jordan's elimination over whole numbers, on sparse rows: row i says D · d_basic = Σ entry · d_other.
struct RelationElimination {
  /// A figure in a row.
  struct Entry {
    let figure: Int
    var value: Int64
  }

  struct Row {
    /// By figure, ascending; none of nought.
    var entries: [Entry]
    var denominator: Int64
  }

  private(set) var basic: [Int] = []
  private(set) var rows: [Row] = []
  /// By figure: the rows that name it, or did.
  private var naming: [[Int]]
  /// By figure: how many rows name it.
  private var count: [Int]
  private var rowOf: [Int]

  init(count: Int) {
    naming = Array(repeating: [], count: count)
    self.count = Array(repeating: 0, count: count)
    rowOf = Array(repeating: -1, count: count)
  }

  /// Adds Σ coefficient · d = 0; a relation that follows from the others adds nothing.
  mutating func add(_ relation: [(figure: Int, coefficient: Int)]) throws(ExactTableau.OutOfRange) {
    var sum: [Entry] = []
    var scale: Int64 = 1
    for (figure, coefficient) in relation {
      guard coefficient.magnitude < ExactTableau.largestEntry else { throw ExactTableau.OutOfRange() }
      guard rowOf[figure] >= 0 else {
        try Self.add([Entry(figure: figure, value: 1)], times: Int128(coefficient) * Int128(scale), to: &sum)
        continue
      }
      let row = rows[rowOf[figure]]
      // All that is summed so far goes over the row's denominator.
      let shared = Int64(Fraction.greatestCommonDivisor(scale.magnitude, row.denominator.magnitude))
      let raise = row.denominator / shared
      if raise != 1 {
        for place in sum.indices { sum[place].value = try Self.narrow(Int128(sum[place].value) * Int128(raise)) }
        scale = try Self.narrow(Int128(scale) * Int128(raise))
      }
      try Self.add(row.entries, times: Int128(coefficient) * Int128(scale / row.denominator), to: &sum)
    }
    guard let pivot = choosePivot(in: sum) else { return }
    let figure = sum[pivot].figure, coefficient = sum[pivot].value
    sum.remove(at: pivot)
    let sign: Int64 = coefficient > 0 ? -1 : 1
    for place in sum.indices { sum[place].value *= sign }
    var row = Row(entries: sum, denominator: abs(coefficient))
    try Self.normalize(&row)
    let position = rows.count
    for other in Set(naming[figure]).sorted() { try substitute(row, for: figure, into: other) }
    naming[figure] = []
    count[figure] = 0
    for entry in row.entries { name(entry.figure, in: position) }
    basic.append(figure)
    rows.append(row)
    rowOf[figure] = position
  }

  /// The place of the figure to solve for: one with coefficient ±1 before others, one that few rows name, and of those the
  /// first.
  private func choosePivot(in sum: [Entry]) -> Int? {
    sum.indices.min { left, right in
      let (leftSize, rightSize) = (sum[left].value.magnitude, sum[right].value.magnitude)
      if leftSize != rightSize { return leftSize < rightSize }
      let (leftCount, rightCount) = (count[sum[left].figure], count[sum[right].figure])
      return leftCount != rightCount ? leftCount < rightCount : left < right
    }
  }

  private mutating func name(_ figure: Int, in row: Int) {
    naming[figure].append(row)
    count[figure] += 1
  }

  private mutating func substitute(_ row: Row, for figure: Int, into other: Int) throws(ExactTableau.OutOfRange) {
    var changed = rows[other].entries
    guard let place = Self.place(of: figure, in: changed) else { return }
    let factor = Int128(changed[place].value)
    changed.remove(at: place)
    if row.denominator != 1 {
      for place in changed.indices {
        changed[place].value = try Self.narrow(Int128(changed[place].value) * Int128(row.denominator))
      }
      rows[other].denominator = try Self.narrow(Int128(rows[other].denominator) * Int128(row.denominator))
    }
    let before = changed
    try Self.add(row.entries, times: factor, to: &changed)
    for entry in row.entries {
      let was = Self.place(of: entry.figure, in: before) != nil
      let isNow = Self.place(of: entry.figure, in: changed) != nil
      if isNow && !was { name(entry.figure, in: other) } else if was && !isNow { count[entry.figure] -= 1 }
    }
    rows[other].entries = changed
    try Self.normalize(&rows[other])
  }

  private static func place(of figure: Int, in entries: [Entry]) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].figure < figure { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].figure == figure ? low : nil
  }

  /// Adds a multiple of some entries; both are in the order of the figures.
  private static func add(
    _ entries: [Entry], times factor: Int128, to sum: inout [Entry]
  ) throws(ExactTableau.OutOfRange) {
    var merged: [Entry] = []
    merged.reserveCapacity(sum.count + entries.count)
    var at = 0
    for entry in entries {
      while at < sum.count, sum[at].figure < entry.figure {
        merged.append(sum[at])
        at += 1
      }
      var value = factor * Int128(entry.value)
      if at < sum.count, sum[at].figure == entry.figure {
        value += Int128(sum[at].value)
        at += 1
      }
      if value != 0 { merged.append(Entry(figure: entry.figure, value: try narrow(value))) }
    }
    merged += sum[at...]
    sum = merged
  }

  private static func narrow(_ value: Int128) throws(ExactTableau.OutOfRange) -> Int64 {
    guard let narrow = Int64(exactly: value), narrow.magnitude < 1 << 60 else { throw ExactTableau.OutOfRange() }
    return narrow
  }

  /// Takes common factors out of a row.
  private static func normalize(_ row: inout Row) throws(ExactTableau.OutOfRange) {
    var divisor = row.denominator.magnitude
    var largest: UInt64 = 0
    for entry in row.entries {
      if divisor != 1 { divisor = Fraction.greatestCommonDivisor(divisor, entry.value.magnitude) }
      largest = max(largest, entry.value.magnitude)
    }
    if divisor != 1 {
      for place in row.entries.indices { row.entries[place].value /= Int64(divisor) }
      row.denominator /= Int64(divisor)
      largest /= divisor
    }
    guard row.denominator < ExactTableau.largestEntry, largest < UInt64(ExactTableau.largestEntry) else {
      throw ExactTableau.OutOfRange()
    }
  }
}
