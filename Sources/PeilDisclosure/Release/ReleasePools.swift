import PeilCore

/// All figures of a release, by what they count or add up over which rows.
struct ReleasePools {
  var conditions = ConditionList()
  private(set) var pools: [VariablePool] = []
  private var places: [PoolKey: Int] = [:]
  private var contributors: [[Tally.Value]: UInt64] = [:]
  /// What amounts have beyond others of the same rows.
  var differences: [AmountDifference] = []
  /// What amounts of the same rows come to together.
  var identities: [AmountIdentity] = []

  /// The place of a pool, made where there is none yet; `dataset` is where tables read its rows.
  mutating func place(of key: PoolKey, dataset: String) -> Int {
    if let place = places[key] {
      pools[place].add(dataset: dataset)
      return place
    }
    let place = pools.count
    places[key] = place
    pools.append(VariablePool(key: key, dataset: dataset))
    return place
  }

  /// The number of a contributor, the same in every table.
  mutating func number(ofContributor name: [Tally.Value]) -> UInt64 {
    if let number = contributors[name] { return number }
    let number = UInt64(contributors.count + 1)
    contributors[name] = number
    return number
  }

  /// The pool of a kind whose rows a table reads from a dataset.
  func place(reading dataset: String, _ kind: FigureKind) -> Int? {
    pools.firstIndex { $0.key.kind == kind && $0.datasets.contains(dataset) }
  }

  /// Puts other pools in the place of all.
  mutating func replacePools(_ others: [VariablePool]) {
    pools = others
    places = Dictionary(others.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  /// Adds to a pool what its amounts that rules hit are together.
  mutating func addUnions(to place: Int, _ rules: PrimaryRules) { pools[place].addUnions(rules, &conditions) }

  /// The places of the pools in the order of their keys.
  var inOrder: [Int] { pools.indices.sorted { pools[$0].key < pools[$1].key } }

  subscript(place: Int) -> VariablePool {
    get { pools[place] }
    _modify { yield &pools[place] }
  }
}
