import PeilCore

/// The figures of one kind over the rows of one dataset, of all tables together, and the sums that hold among them.
///
/// A figure that several tables show is one variable.
struct VariablePool {
  /// A figure, shown or only derivable.
  struct Variable {
    let key: FigureKey
    /// The category of each dimension that is not summed out, for hierarchies.
    let place: [String: String]
    let value: Int
    /// The part of the value that anybody knows.
    let knownPart: Int
    /// What everybody knows of it beforehand.
    let bounds: KnownBounds
    /// What rules found; nil where it may be shown.
    var finding: PrimaryFinding?
    /// Whether it is shown whatever any rule says: a grand total, a figure that is public already.
    var isPublic: Bool
    /// Whether there are no rows behind it, and such figures are shown.
    var isShownZero = false
    /// Whether a table shows it.
    var isShown = false
    /// The cells that show it.
    var cells: [CellReference] = []
    /// Whether a single contributor is behind it, and who.
    let singleton: String?
    /// How many contributors that need protection are behind it.
    let contributors: Int
  }

  /// The source or dataset the rows come from.
  let origin: String
  let kind: FigureKind
  private(set) var variables: [Variable] = []
  private(set) var relations: [LinearRelation] = []
  private var places: [FigureKey: Int] = [:]
  /// The keys under which tables have different values: then no release can be judged.
  private(set) var conflicts: Set<FigureKey> = []

  init(origin: String, kind: FigureKind) {
    self.origin = origin
    self.kind = kind
  }

  /// The variable of a key, made where there is none yet; one that is public anywhere is so everywhere.
  mutating func place(of key: FigureKey, making make: () -> Variable) -> Int {
    if let place = places[key] {
      let other = make()
      if other.value != variables[place].value { conflicts.insert(key) }
      // One reading of the same rows may see more than another.
      if other.isPublic { variables[place].isPublic = true }
      if let finding = other.finding { variables[place].finding = variables[place].finding?.union(finding) ?? finding }
      return place
    }
    let place = variables.count
    places[key] = place
    variables.append(make())
    return place
  }

  /// A variable without a key of its own, such as what keeps a sum of overlapping groups from its total.
  mutating func addHidden(value: Int, bounds: KnownBounds, named name: String) -> Int {
    let key = FigureKey(conditions: [name])
    return place(of: key) {
      Variable(
        key: key, place: [:], value: value, knownPart: 0, bounds: bounds, finding: nil, isPublic: false, singleton: nil,
        contributors: 0)
    }
  }

  /// Adds a figure of an earlier release.
  ///
  /// A figure that was published and has not changed is public now. One that has changed gives the change away, which is
  /// protected where few units made it.
  mutating func add(_ figure: EarlierRelease.Figure, of earlier: String, _ settings: DisclosureSettings) -> Int {
    let now = places[FigureKey(conditions: Set(figure.conditions))]
    if let now, figure.isPublished, variables[now].value == figure.value {
      variables[now].isPublic = true
      return now
    }
    let place = addHidden(
      value: figure.value, bounds: figure.value >= 0 ? .nonNegative : .unknown,
      named: "in \(earlier): \(figure.name)")
    variables[place].isShown = figure.isPublished
    variables[place].isPublic = figure.isPublished
    // What was hidden then must stay so beside what is shown now.
    if !figure.isPublished, !figure.levels.isNone {
      variables[place].finding = PrimaryFinding([(.frequency, figure.levels)])
    }
    guard let now else { return place }
    let difference = variables[now].value - figure.value
    let change = addHidden(value: difference, bounds: .unknown, named: "change since \(earlier): \(figure.name)")
    // How a grand total changed anybody may see.
    if !variables[now].isPublic, difference != 0, kind.isMagnitude || abs(difference) < settings.minimum {
      variables[change].finding = PrimaryFinding([(.frequency, .inexact)])
    }
    add(
      LinearRelation([
        .init(now, coefficient: 1), .init(place, coefficient: -1), .init(change, coefficient: -1),
      ]))
    return place
  }

  mutating func add(_ relation: LinearRelation) { relations.append(relation) }

  /// Notes that a cell of a table shows a variable.
  mutating func show(_ place: Int, in cell: CellReference) {
    variables[place].isShown = true
    if !variables[place].cells.contains(cell) { variables[place].cells.append(cell) }
  }

  /// Notes what a rule on several figures together found of one.
  mutating func add(_ finding: PrimaryFinding, to place: Int) {
    variables[place].finding = variables[place].finding?.union(finding) ?? finding
  }
}
