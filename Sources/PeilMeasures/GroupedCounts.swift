internal import PeilCore
internal import PeilStatistics

/// Successes and trials by group, from a tally whose lines begin with whether a unit succeeded.
struct GroupedCounts {
  /// The groups ascending, each with its count.
  let counts: [(key: [Tally.Value], count: BinomialCount)]
  /// All groups together.
  let all: BinomialCount

  /// The groups told apart by the values from one place of a line through another, the last where none is given.
  init(_ tally: Tally?, from first: Int = 1, through last: Int? = nil) {
    var counts: [[Tally.Value]: (successes: Int, trials: Int)] = [:]
    for line in tally?.lines ?? [] {
      let isSuccess = line.values.first == .boolean(true)
      let key = Array(line.values[first..<(last.map { $0 + 1 } ?? line.values.count)])
      counts[key, default: (0, 0)].trials += line.count
      if isSuccess { counts[key, default: (0, 0)].successes += line.count }
    }
    let ordered = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.counts = ordered.map { ($0.key, Self.count($0.value.successes, $0.value.trials)) }
    all = Self.count(
      counts.values.reduce(0) { $0 + $1.successes }, counts.values.reduce(0) { $0 + $1.trials })
  }

  /// The strata of both, in the order of their values, which stand beside them.
  func beside(_ reference: GroupedCounts) -> (strata: StratifiedComparison, keys: [[Tally.Value]]) {
    let own = Dictionary(uniqueKeysWithValues: counts.map { ($0.key, $0.count) })
    let other = Dictionary(uniqueKeysWithValues: reference.counts.map { ($0.key, $0.count) })
    let keys = Set(own.keys).union(other.keys).sorted { $0.lexicographicallyPrecedes($1) }
    let none = Self.count(0, 0)
    return (StratifiedComparison(keys.map { ComparisonStratum(own[$0] ?? none, other[$0] ?? none) }), keys)
  }

  static func count(_ successes: Int, _ trials: Int) -> BinomialCount {
    guard let count = BinomialCount(successes, of: trials) else { preconditionFailure("more successes than units") }
    return count
  }
}
