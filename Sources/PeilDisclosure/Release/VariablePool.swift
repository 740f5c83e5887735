import PeilCore

/// The figures of one kind over the same rows, of all tables together, and the sums that hold among them.
///
/// A figure that several tables show is one variable.
struct VariablePool {
  /// A figure, shown or only derivable.
  struct Variable {
    fileprivate(set) var key: FigureKey
    let value: Int
    /// The part of the value that anybody knows.
    let knownPart: Int
    /// What everybody knows of it beforehand.
    let bounds: KnownBounds
    /// What rules found; nil where it may be shown.
    var finding: PrimaryFinding?
    /// Whether it is shown whatever any rule says: a grand total, a figure that is public already.
    var isPublic: Bool
    /// Whether it is public as a grand total alone.
    var isGrandTotal = false
    /// Whether there are no rows behind it, and such figures are shown.
    var isShownZero = false
    /// Whether a table shows it.
    var isShown = false
    /// Whether a figure's status tells that its own rule hides it: it is hit, and what else the figure gives is not.
    var isToldOwn = false
    /// Whether its figures are given as hidden for another, because that its own rule hides them would give figures away.
    var isUntold = false
    /// The cells that show it.
    var cells: [CellReference] = []
    /// The contributor that alone is behind it, and therefore knows it; nil where there are several, or none.
    var singleton: Singleton?
    /// How many contributors that need protection are behind it.
    var contributors = 0
    /// What the largest of them add, where a rule hits an amount; empty otherwise.
    var largest: [ContributedPart] = []
    /// What tells the rows behind it from others of the same cell; nil where there are none, or nobody has a name.
    var rows: RowsMark?
    /// The most that one contributor can add to a number, as anybody may know; nil where nothing is known of that.
    var mostOfOne: Int?
  }

  /// The categories of the cell that shows a figure, and a sum over what its contributors add.
  struct RowsMark: Hashable {
    let cell: [Int]
    let sum: UInt64
    let value: Int
  }

  /// What a contributor adds to an amount.
  struct ContributedPart: Hashable {
    /// The contributor's number in the whole release; nought where it has no name.
    let owner: UInt64
    let size: Int

    /// How many are kept of a figure; a smaller one can be no more than one in so many of it.
    static let mostKept = 64
  }

  /// A lone contributor: its name, or nil where contributors have none.
  struct Singleton: Hashable {
    let holding: String?
    /// Its number in the whole release; nought where it has no name.
    let owner: UInt64
  }

  /// What it counts or adds up, over which rows.
  let key: PoolKey
  /// The sources and datasets that tables read the rows from; the first gives the pool its name.
  private(set) var datasets: [String]
  private(set) var variables: [Variable] = []
  private(set) var relations: [LinearRelation] = []
  private var places: [FigureKey: Int] = [:]
  private var links: [(Int, Int)] = []
  /// The keys under which tables have different values: then no release can be judged.
  private(set) var conflicts: Set<FigureKey> = []

  init(key: PoolKey, dataset: String) {
    self.key = key
    datasets = [dataset]
  }

  var kind: FigureKind { key.kind }

  /// The source or dataset by which people know the rows.
  var origin: String { datasets[0] }

  mutating func add(dataset: String) {
    if !datasets.contains(dataset) { datasets.append(dataset) }
  }

  /// The place of a figure; nil where there is none yet.
  func place(of key: FigureKey) -> Int? { places[key] }

  /// The place of a figure, made where there is none yet; one that is public anywhere is so everywhere.
  mutating func place(_ variable: Variable) -> Int {
    guard let place = places[variable.key] else {
      let place = variables.count
      places[variable.key] = place
      variables.append(variable)
      return place
    }
    if variable.value != variables[place].value { conflicts.insert(variable.key) }
    // One reading of the same rows may see more than another.
    if variable.isPublic {
      if !variable.isGrandTotal || !variables[place].isPublic {
        variables[place].isGrandTotal = variable.isGrandTotal
      }
      variables[place].isPublic = true
    }
    if let finding = variable.finding { add(finding, to: place) }
    return place
  }

  /// A variable that no table shows, such as what keeps a sum of overlapping groups from its total.
  mutating func addHidden(value: Int, bounds: KnownBounds, _ key: FigureKey) -> Int {
    place(
      Variable(key: key, value: value, knownPart: 0, bounds: bounds, finding: nil, isPublic: false))
  }

  /// Adds a figure of an earlier release; `key` names it, `now` is the figure of the same conditions in this release, and
  /// `change` names the difference.
  ///
  /// A figure that was published and has not changed is public now. One that has changed gives the change away, which is
  /// protected by what `levels` asks of it.
  mutating func add(
    _ figure: EarlierRelease.Figure, _ key: FigureKey, now: Int?, change changeKey: FigureKey,
    levels: (_ change: Int) -> ProtectionLevels?
  ) -> Int {
    if let now, figure.isPublished, variables[now].value == figure.value {
      variables[now].isPublic = true
      return now
    }
    let place = addHidden(value: figure.value, bounds: figure.value >= 0 ? .nonNegative : .unknown, key)
    variables[place].isShown = figure.isPublished
    variables[place].isPublic = figure.isPublished
    // What was hidden then must stay so beside what is shown now.
    if !figure.isPublished, !figure.levels.isNone {
      variables[place].finding = PrimaryFinding([(.frequency, figure.levels)])
    }
    guard let now else { return place }
    let difference = variables[now].value - figure.value
    let change = addHidden(value: difference, bounds: .unknown, changeKey)
    // How a grand total changed anybody may see.
    if !variables[now].isPublic, difference != 0, let levels = levels(difference) {
      variables[change].finding = PrimaryFinding([(.frequency, levels)])
    }
    add(
      LinearRelation([
        .init(now, coefficient: 1), .init(place, coefficient: -1), .init(change, coefficient: -1),
      ]))
    return place
  }

  mutating func add(_ relation: LinearRelation) { relations.append(relation) }

  /// Adds a figure of another pool under one more condition.
  mutating func append(_ variable: Variable, marking number: Int) {
    var variable = variable
    variable.key = FigureKey(variable.key.conditions + [number])
    places[variable.key] = variables.count
    variables.append(variable)
  }

  /// Notes a key under which tables have different values.
  mutating func noteConflict(_ key: FigureKey) { conflicts.insert(key) }

  /// Notes that two figures are of the same rows, though other conditions tell them: they are one figure.
  mutating func link(_ left: Int, _ right: Int) {
    add(LinearRelation(left, equals: right))
    links.append((left, right))
  }

  /// Notes of all figures of one cell whether they are of the same rows, where but `filledIn` conditions tell them apart, and
  /// gives to each what was found of the other.
  ///
  /// All granted applications have their costs filled in, say, and everybody sees that. That all of a sector were refused
  /// is another thing: such figures are not linked, for that they are the same is what may have to be kept secret.
  mutating func linkSameRows(filledIn: Set<Int>) {
    var places: [RowsMark: [FigureKey: Int]] = [:]
    for (place, variable) in variables.enumerated() {
      guard let rows = variable.rows else { continue }
      let key = FigureKey(variable.key.conditions.filter { !filledIn.contains($0) })
      if let first = places[rows]?[key] { link(first, place) } else { places[rows, default: [:]][key] = place }
    }
    // Links go from figure to figure: what one has reaches all of them in the end.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (left, right) in links {
        let isPublic = variables[left].isPublic || variables[right].isPublic
        let findings = [variables[left].finding, variables[right].finding].compactMap(\.self)
        let finding = findings.dropFirst().reduce(findings.first) { $0?.union($1) }
        for place in [left, right] where variables[place].isPublic != isPublic || variables[place].finding != finding {
          variables[place].isPublic = isPublic
          variables[place].finding = finding
          isSettled = false
        }
      }
    }
  }

  /// Notes that a cell of a table shows a variable.
  mutating func show(_ place: Int, in cell: CellReference) {
    variables[place].isShown = true
    if !variables[place].cells.contains(cell) { variables[place].cells.append(cell) }
  }

  /// Notes that a figure's status tells of its own rule.
  mutating func tellOwn(_ place: Int) { variables[place].isToldOwn = true }

  /// Lets grand totals of amounts be hidden for others; false where there is none that is shown for that alone.
  mutating func freeGrandTotals() -> Bool {
    guard kind.isMagnitude else { return false }
    let totals = variables.indices.filter { variables[$0].isGrandTotal && variables[$0].isPublic }
    for place in totals { variables[place].isPublic = false }
    return !totals.isEmpty
  }

  /// Notes of a figure that nobody is told which class of reason hides it.
  mutating func untell(_ place: Int) {
    variables[place].isToldOwn = false
    variables[place].isUntold = true
  }

  /// The largest number among these figures of which a status tells that its own rule hides it; the first of equal ones.
  func toldNumber(among places: [Int]) -> Int? {
    guard kind == .count else { return nil }
    return places.filter { variables.indices.contains($0) && variables[$0].isToldOwn }.max {
      variables[$0].value != variables[$1].value ? variables[$0].value < variables[$1].value : $0 > $1
    }
  }

  /// Notes what a rule on several figures together found of one.
  mutating func add(_ finding: PrimaryFinding, to place: Int) {
    variables[place].finding = variables[place].finding?.union(finding) ?? finding
  }
}
