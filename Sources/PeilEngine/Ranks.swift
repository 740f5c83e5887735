import PeilCore
import PeilTable

/// The ranks of rows, and which rows share one.
struct Ranks {
  /// Rows of one group that are equal in all that ranks them.
  struct Tie {
    let rank: Int
    /// The rows as they came.
    let rows: [Int]
  }

  private var ranks: [Int64] = []
  private var known: [UInt8] = []
  /// How many rows have a rank.
  private(set) var ranked = 0
  /// The ties, by group and rank.
  private(set) var ties: [Tie] = []

  init() {}

  /// Ranks as many rows as `count` by the keys of `by` among rows that are equal in `within`; a row that lacks any of
  /// these has no rank.
  init(within: SortOrder, by: SortOrder, count: Int, ties kind: Ranking.Ties) {
    ranks = [Int64](repeating: 0, count: count)
    known = [UInt8](repeating: 0, count: count)
    let order = SortOrder(keys: within.keys + by.keys)
    let rows = order.sorted((0..<count).lazy.filter { row in order.keys.allSatisfy { $0.column.isKnown(row) } })
    ranked = rows.count
    var (first, groupStart, distinct) = (0, 0, 0)
    while first < rows.count {
      if first > 0, within.compare(rows[first - 1], rows[first]) != 0 { (groupStart, distinct) = (first, 0) }
      var end = first + 1
      while end < rows.count, order.compare(rows[first], rows[end]) == 0 { end += 1 }
      distinct += 1
      let rank = kind == .dense ? distinct : first - groupStart + 1
      for row in rows[first..<end] { (ranks[row], known[row]) = (Int64(rank), 1) }
      if end - first > 1 { ties.append(Tie(rank: rank, rows: Array(rows[first..<end]))) }
      first = end
    }
  }

  /// The ranks of some rows as a column of integers.
  func column(_ rows: Range<Int>) -> ColumnBuffer {
    let marks = Array(known[rows])
    return ColumnBuffer(.integers(Array(ranks[rows])), known: marks.contains(0) ? marks : nil)
  }
}
