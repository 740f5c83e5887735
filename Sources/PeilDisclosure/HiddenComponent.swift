/// Hidden figures that hang together by the sums they stand in, with what an attacker can work out of them.
///
/// Figures in different components tell nothing of each other, so that each component is a small problem of its own.
struct HiddenComponent {
  /// The variables, by figure of the tableau.
  let variables: [Int]
  /// The figure of a variable.
  private let figures: [Int: Int]
  private(set) var tableau: ExactTableau

  private init(
    variables: [Int], relations: [LinearRelation], system: DisclosureSystem
  ) throws(ExactTableau.OutOfRange) {
    self.variables = variables
    var figures: [Int: Int] = [:]
    for (figure, variable) in variables.enumerated() { figures[variable] = figure }
    self.figures = figures
    var reduced: [[(figure: Int, coefficient: Int)]] = []
    for relation in relations {
      reduced.append(
        relation.terms.compactMap { term in figures[term.variable].map { ($0, term.coefficient) } })
    }
    tableau = try ExactTableau(
      count: variables.count, relations: reduced,
      lower: variables.map { index in
        system.variables[index].bounds.lower.map { $0.subtractingCapped(system.variables[index].value) }
      },
      upper: variables.map { index in
        system.variables[index].bounds.upper.map { $0.subtractingCapped(system.variables[index].value) }
      })
  }

  /// The components of what is hidden, in the order of their first variables; only those with one of `wanted`, where it says.
  ///
  /// A figure of which everybody knows the value beforehand is as good as shown, and in none.
  static func all(
    of hidden: [Int], in system: DisclosureSystem, with wanted: ((Int) -> Bool)? = nil
  ) throws(ExactTableau.OutOfRange) -> [HiddenComponent] {
    var leader = Array(repeating: -1, count: system.variables.count)
    for variable in hidden where !system.variables[variable].bounds.isExact { leader[variable] = variable }
    func find(_ variable: Int) -> Int {
      var at = variable
      while leader[at] != at {
        leader[at] = leader[leader[at]]
        at = leader[at]
      }
      return at
    }
    var first = Array(repeating: -1, count: system.relations.count)
    for (place, relation) in system.relations.enumerated() {
      for term in relation.terms where leader[term.variable] >= 0 {
        guard first[place] >= 0 else {
          first[place] = term.variable
          continue
        }
        let (left, right) = (find(first[place]), find(term.variable))
        leader[max(left, right)] = min(left, right)
      }
    }
    var members: [Int: [Int]] = [:]
    for variable in leader.indices where leader[variable] >= 0 {
      members[find(variable), default: []].append(variable)
    }
    if let wanted { members = members.filter { $0.value.contains(where: wanted) } }
    var relations: [Int: [LinearRelation]] = [:]
    for (place, relation) in system.relations.enumerated() where first[place] >= 0 {
      let leader = find(first[place])
      if members[leader] != nil { relations[leader, default: []].append(relation) }
    }
    var components: [HiddenComponent] = []
    for (leader, variables) in members.sorted(by: { $0.key < $1.key }) {
      components.append(
        try HiddenComponent(variables: variables, relations: relations[leader] ?? [], system: system))
    }
    return components
  }

  /// The figure of the tableau that stands for a variable of the component.
  func figure(of variable: Int) -> Int {
    guard let figure = figures[variable] else { preconditionFailure("a variable of another component") }
    return figure
  }

  /// Moves a variable as far as it can go, or to a limit.
  mutating func reach(
    _ variable: Int, up: Bool, limit: Int? = nil
  ) throws(ExactTableau.OutOfRange) -> ExactTableau.Reach {
    guard let figure = figures[variable] else { return ExactTableau.Reach(move: .zero, isAtLimit: false) }
    return try tableau.reach(figure, up: up, limit: limit)
  }

  /// What moves along when a variable goes as far as is asked of it; nil when it cannot.
  mutating func movement(
    protecting variable: Int, _ levels: ProtectionLevels
  ) throws(ExactTableau.OutOfRange) -> Set<Int>? {
    var needed: Set<Int> = []
    func reached(up: Bool, _ amount: Int) throws(ExactTableau.OutOfRange) -> Int {
      guard amount > 0 else { return 0 }
      let reach = try reach(variable, up: up, limit: up ? amount : -amount)
      needed.formUnion(moved)
      return reach.move.map { Int(clamping: up ? $0.floor : -$0.ceiling) } ?? amount
    }
    let up = try reached(up: true, max(levels.upper, levels.sliding - levels.lower))
    let down = try reached(up: false, max(levels.lower, levels.sliding - up))
    return up >= levels.upper && down >= levels.lower && up.addingCapped(down) >= levels.sliding ? needed : nil
  }

  /// The movements of a solution in which a variable is as far away as it can be, or as far as `far` where nothing stops it.
  mutating func witness(_ variable: Int, up: Bool, far: Int) throws(ExactTableau.OutOfRange) -> Witness {
    if try reach(variable, up: up).move == nil { _ = try reach(variable, up: up, limit: up ? far : -far) }
    var witness: Witness = [:]
    for (figure, variable) in variables.enumerated() {
      let move = tableau.move(of: figure)
      if move.numerator != 0 { witness[variable] = Fraction(move.numerator, over: move.denominator) }
    }
    return witness
  }

  /// The variables that are away from their true values after a move.
  var moved: [Int] { variables.indices.filter { tableau.move(of: $0).numerator != 0 }.map { variables[$0] } }

  /// Says of a variable that it is not hidden after all, or that it is.
  mutating func setRange(of variable: Int, lower: Int?, upper: Int?) {
    guard let figure = figures[variable] else { return }
    tableau.lower[figure] = lower
    tableau.upper[figure] = upper
  }

  /// How far a variable may move.
  func range(of variable: Int) -> (lower: Int?, upper: Int?) {
    guard let figure = figures[variable] else { return (0, 0) }
    return (tableau.lower[figure], tableau.upper[figure])
  }

  /// What its row says of a variable: the other variables with their share in its move; nil when it has no row.
  func row(of variable: Int) -> [(variable: Int, entry: Int64, denominator: Int64)]? {
    guard let figure = figures[variable], let row = tableau.row(of: figure) else { return nil }
    return tableau.support(of: row).map { (variables[tableau.nonbasic[$0.column]], $0.entry, tableau.denominator(row)) }
  }
}
