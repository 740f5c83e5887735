import PeilCore
import PeilTable

/// The first ties of a ranking as the ledger names them: `szw, rank 2: 2020-4, 2020-7`.
final class ToldTies {
  private var headings: [String] = []

  /// How many ties are named, and how many rows of each.
  static let shown = 5

  /// Takes an answer's rows: tie, row of the tie, rank, how many rows share it; then the groups' columns and the names'.
  func take(
    _ rows: ResultRows, _ columns: [ColumnBuffer], _ types: [ValueType], _ withinCount: Int, _ record: any OutsideRecord
  ) {
    let (ties, places, ranks, sizes) = (rows.integers(0), rows.integers(1), rows.integers(2), rows.integers(3))
    let order = ties.indices.sorted { (ties[$0], places[$0]) < (ties[$1], places[$1]) }
    let names = Array(columns[withinCount...])
    for tie in Set(ties).sorted() {
      let own = order.filter { ties[$0] == tie }
      guard let first = own.first else { continue }
      let group =
        withinCount == 0
        ? [] : [record.text(Array(columns[..<withinCount]), Array(types[..<withinCount]), row: first)]
      var named = own.map { record.text(names, Array(types[withinCount...]), row: $0) }
      if sizes[first] > own.count { named.append("… \(sizes[first] - own.count) more") }
      let text = names.isEmpty ? "\(sizes[first]) rows" : named.joined(separator: ", ")
      headings.append((group + ["rank \(ranks[first])"]).joined(separator: ", ") + ": " + text)
    }
  }

  /// The ties named, of so many.
  func text(of count: Int) -> String {
    let rest = count - headings.count
    return headings.joined(separator: " | ") + (rest > 0 ? " | … \(rest) more" : "")
  }
}
