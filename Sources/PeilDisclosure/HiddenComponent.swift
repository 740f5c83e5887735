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

  /// The components of what is hidden, in the order of their first variables.
  static func all(
    of hidden: [Int], in system: DisclosureSystem
  ) throws(ExactTableau.OutOfRange) -> [HiddenComponent] {
    let isHidden = Set(hidden)
    var leader: [Int: Int] = [:]
    func find(_ variable: Int) -> Int {
      var at = variable
      while let next = leader[at], next != at { at = next }
      return at
    }
    var touching: [[Int]] = []
    for relation in system.relations {
      let members = relation.terms.map(\.variable).filter(isHidden.contains)
      touching.append(members)
      guard let first = members.first else { continue }
      for other in members.dropFirst() {
        let (left, right) = (find(first), find(other))
        leader[max(left, right)] = min(left, right)
      }
    }
    var variables: [Int: [Int]] = [:]
    for variable in hidden.sorted() { variables[find(variable), default: []].append(variable) }
    var relations: [Int: [LinearRelation]] = [:]
    for (relation, members) in zip(system.relations, touching) {
      guard let first = members.first else { continue }
      relations[find(first), default: []].append(relation)
    }
    var components: [HiddenComponent] = []
    for (leader, members) in variables.sorted(by: { $0.key < $1.key }) {
      components.append(
        try HiddenComponent(variables: members, relations: relations[leader] ?? [], system: system))
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

  /// The primary figures of which one who knows some is left with a single value.
  mutating func disclosed(to insider: Insider, _ system: DisclosureSystem) throws(ExactTableau.OutOfRange) -> [Int] {
    let known = variables.filter(insider.variables.contains)
    let ranges = known.map { range(of: $0) }
    for variable in known { setRange(of: variable, lower: 0, upper: 0) }
    defer {
      for (variable, range) in zip(known, ranges) { setRange(of: variable, lower: range.lower, upper: range.upper) }
    }
    var disclosed: [Int] = []
    for variable in variables where system.variables[variable].isPrimary && !insider.variables.contains(variable) {
      // What everybody knows beforehand, nobody works out.
      if system.variables[variable].bounds.isExact { continue }
      if try movement(protecting: variable, .inexact) == nil { disclosed.append(variable) }
    }
    return disclosed
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
