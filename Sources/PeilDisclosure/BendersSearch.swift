/// The search for the cheapest safe choice among figures that hang together.
struct BendersSearch {
  /// All figures of the part, those that are hidden anyhow too.
  let variables: [Int]
  /// What no choice can cost less than, beside what is hidden anyhow.
  private(set) var lowerBound = 0
  /// How many seconds the solver took, by its own clock.
  private(set) var secondsTaken = 0.0

  private var separation: CutSeparation
  private let solver: any IntegerSolver
  private let open: [Int]
  private let places: [Int: Int]
  private let system: DisclosureSystem
  private let unit: Int
  private let costs: [Double]
  private var conditions: [CoveringProblem.Condition] = []
  private var known: Set<CoveringProblem.Condition> = []

  init(_ component: HiddenComponent, system: DisclosureSystem, solver: any IntegerSolver) {
    variables = component.variables
    self.system = system
    self.solver = solver
    let open = component.variables.filter { system.variables[$0].isOpen }
    self.open = open
    places = Dictionary(uniqueKeysWithValues: open.enumerated().map { ($1, $0) })
    separation = CutSeparation(component, system: system)
    let weights = open.map { system.variables[$0].weight }
    unit = Self.unit(of: weights)
    costs = weights.map { [unit] in Double($0 / unit) }
  }

  /// What weights are counted in: their common divisor, or more where that leaves more than nine digits.
  ///
  /// Rounded down, so that a bound on the counted cost is one on the cost.
  private static func unit(of weights: [Int]) -> Int {
    let divisor = weights.reduce(UInt(0)) { Fraction.greatestCommonDivisor($0, UInt($1)) }
    guard let most = weights.max(), most > 0 else { return 1 }
    return max(Int(divisor), most / 1_000_000_000 + (most > 1_000_000_000 ? 1 : 0))
  }

  // MARK: Relaxed

  /// Cuts the relaxed problem until its solution is safe, or cuts hardly help any more.
  mutating func relax(seconds: Double) throws(SuppressionError) {
    var (last, idle) = (-1.0, 0)
    var values = Array(repeating: 0.0, count: open.count)
    for _ in 0..<Self.mostRounds {
      guard try add(separation.fractionalCuts(values, places: places)) else { return }
      guard secondsTaken < seconds else { return }
      let solution = try solve(isInteger: false, seconds: seconds)
      guard solution.isOptimal else { return }
      values = solution.values
      raise(to: solution.lowerBound)
      let bound = solution.lowerBound ?? 0
      idle = bound > last + 1e-4 * max(1, abs(last)) ? 0 : idle + 1
      last = bound
      if idle > 5 { return }
    }
  }

  private static let mostRounds = 200

  // MARK: Whole

  /// The figures of the cheapest safe choice; nil when the time ends first.
  mutating func cheapest(seconds: Double) throws(SuppressionError) -> [Int]? {
    try relax(seconds: seconds)
    guard let found = try whole(costs: costs, seconds: seconds, raisesBound: true) else { return nil }
    // Nothing is cheaper, but for what counting in units leaves away.
    lowerBound = max(lowerBound, found.reduce(0) { $0.addingCapped(system.variables[$1].weight / unit * unit) })
    // Of the equally dear ones the one with the least sum of places; the cost is a whole number of units.
    let cost = found.reduce(0.0) { $0 + costs[places[$1] ?? 0] }
    let budget = CoveringProblem.Condition(
      terms: costs.indices.filter { costs[$0] > 0 }.map { .init(figure: $0, coefficient: -costs[$0]) },
      least: -cost - 0.5)
    conditions.append(budget)
    let first = try whole(costs: costs.indices.map { Double($0 + 1) }, seconds: seconds, raisesBound: false)
    conditions.removeAll { $0 == budget }
    guard let first, weight(of: first) <= weight(of: found) else { return found }
    return first
  }

  private func weight(of figures: [Int]) -> Int {
    figures.reduce(0) { $0.addingCapped(system.variables[$1].weight) }
  }

  private mutating func whole(
    costs: [Double], seconds: Double, raisesBound: Bool
  ) throws(SuppressionError) -> [Int]? {
    while secondsTaken < seconds {
      let solution = try solve(costs: costs, isInteger: true, seconds: seconds)
      if raisesBound { raise(to: solution.lowerBound) }
      guard solution.isOptimal else { return nil }
      let chosen = open.filter { solution.values[places[$0] ?? 0] > 0.5 }
      let pattern = SuppressionPattern(chosen, in: system)
      let cuts = try separation.wholeCuts(hiding: pattern)
      if cuts.isEmpty { return chosen }
      let added = add(
        cuts.flatMap { [$0.condition(places: places), $0.cover(hiding: pattern, places: places)] })
      // Every cover is broken by this choice; one that is known already would mean that the solver broke it.
      guard added else { throw SuppressionError(.solverFailed("the solver broke a condition")) }
    }
    return nil
  }

  // MARK: Conditions

  private mutating func add(_ new: [CoveringProblem.Condition]) -> Bool {
    var added = false
    for condition in new where !condition.terms.isEmpty && known.insert(condition).inserted {
      conditions.append(condition)
      added = true
    }
    return added
  }

  private mutating func solve(
    costs: [Double]? = nil, isInteger: Bool, seconds: Double
  ) throws(SuppressionError) -> CoveringSolution {
    let problem = CoveringProblem(costs: costs ?? self.costs, conditions: conditions, isInteger: isInteger)
    let solution = try solver.minimize(problem, seconds: max(1, seconds - secondsTaken))
    // A solver without a clock still comes to an end.
    secondsTaken += max(solution.seconds, 0.005)
    return solution
  }

  /// Takes over a bound of the solver's, less what its tolerances may make of it.
  private mutating func raise(to bound: Double?) {
    guard let bound, bound.isFinite, bound > 0 else { return }
    let safe = (bound - 1e-6 * max(1, bound)).rounded(.up)
    lowerBound = max(lowerBound, Int(clamping: Int128(safe)).multipliedCapped(by: unit))
  }
}
