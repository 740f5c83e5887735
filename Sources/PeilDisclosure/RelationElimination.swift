/// Solves relations one after another, each for a figure that stands in few of them.
///
/// Gauss and Jordan's elimination over whole numbers, on sparse rows: row i says D · d_basic = Σ entry · d_other.
struct RelationElimination {
  struct Row {
    var entries: [Int: Int64]
    var denominator: Int64
  }

  private(set) var basic: [Int] = []
  private(set) var rows: [Row] = []
  /// By figure: the rows that name it.
  private var naming: [Set<Int>]
  private var rowOf: [Int?]

  init(count: Int) {
    naming = Array(repeating: [], count: count)
    rowOf = Array(repeating: nil, count: count)
  }

  /// Adds Σ coefficient · d = 0; a relation that follows from the others adds nothing.
  mutating func add(_ relation: [(figure: Int, coefficient: Int)]) throws(ExactTableau.OutOfRange) {
    var sum: [Int: Int64] = [:]
    var scale: Int64 = 1
    for (figure, coefficient) in relation {
      guard coefficient.magnitude < ExactTableau.largestEntry else { throw ExactTableau.OutOfRange() }
      guard let row = rowOf[figure] else {
        try Self.add(Int128(coefficient) * Int128(scale), figure, to: &sum)
        continue
      }
      let denominator = rows[row].denominator
      // All that is summed so far goes over the row's denominator.
      let shared = Int64(Fraction.greatestCommonDivisor(scale.magnitude, denominator.magnitude))
      let raise = denominator / shared
      if raise != 1 {
        for key in sum.keys { sum[key] = try Self.narrow(Int128(sum[key] ?? 0) * Int128(raise)) }
        scale = try Self.narrow(Int128(scale) * Int128(raise))
      }
      let factor = Int128(coefficient) * Int128(scale / denominator)
      for (other, entry) in rows[row].entries { try Self.add(factor * Int128(entry), other, to: &sum) }
    }
    guard let pivot = choosePivot(in: sum) else { return }
    let (figure, coefficient) = pivot
    sum[figure] = nil
    let sign: Int64 = coefficient > 0 ? -1 : 1
    var row = Row(entries: sum.mapValues { $0 * sign }, denominator: abs(coefficient))
    try Self.normalize(&row)
    let position = rows.count
    for other in naming[figure].sorted() { try substitute(row, for: figure, into: other) }
    naming[figure] = []
    for other in row.entries.keys { naming[other].insert(position) }
    basic.append(figure)
    rows.append(row)
    rowOf[figure] = position
  }

  /// The figure to solve for: one with coefficient ±1 before others, one that few rows name, and of those the first.
  private func choosePivot(in sum: [Int: Int64]) -> (figure: Int, coefficient: Int64)? {
    sum.min { left, right in
      let (leftSize, rightSize) = (left.value.magnitude, right.value.magnitude)
      if leftSize != rightSize { return leftSize < rightSize }
      let (leftCount, rightCount) = (naming[left.key].count, naming[right.key].count)
      return leftCount != rightCount ? leftCount < rightCount : left.key < right.key
    }.map { ($0.key, $0.value) }
  }

  private mutating func substitute(_ row: Row, for figure: Int, into other: Int) throws(ExactTableau.OutOfRange) {
    guard let factor = rows[other].entries.removeValue(forKey: figure) else { return }
    if row.denominator != 1 {
      for key in rows[other].entries.keys {
        rows[other].entries[key] = try Self.narrow(Int128(rows[other].entries[key] ?? 0) * Int128(row.denominator))
      }
      rows[other].denominator = try Self.narrow(Int128(rows[other].denominator) * Int128(row.denominator))
    }
    for (key, entry) in row.entries {
      try Self.add(Int128(factor) * Int128(entry), key, to: &rows[other].entries)
      if rows[other].entries[key] == nil { naming[key].remove(other) } else { naming[key].insert(other) }
    }
    try Self.normalize(&rows[other])
  }

  private static func add(
    _ amount: Int128, _ figure: Int, to sum: inout [Int: Int64]
  ) throws(ExactTableau.OutOfRange) {
    let total = try narrow(amount + Int128(sum[figure] ?? 0))
    sum[figure] = total == 0 ? nil : total
  }

  private static func narrow(_ value: Int128) throws(ExactTableau.OutOfRange) -> Int64 {
    guard let narrow = Int64(exactly: value), narrow.magnitude < 1 << 60 else { throw ExactTableau.OutOfRange() }
    return narrow
  }

  private static func normalize(_ row: inout Row) throws(ExactTableau.OutOfRange) {
    var divisor = row.denominator.magnitude
    for entry in row.entries.values where divisor != 1 {
      divisor = Fraction.greatestCommonDivisor(divisor, entry.magnitude)
    }
    if divisor != 1 {
      row.entries = row.entries.mapValues { $0 / Int64(divisor) }
      row.denominator /= Int64(divisor)
    }
    guard
      row.denominator < ExactTableau.largestEntry,
      row.entries.values.allSatisfy({ $0.magnitude < ExactTableau.largestEntry })
    else { throw ExactTableau.OutOfRange() }
  }
}
