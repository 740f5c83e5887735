/// The exact method: of all choices that protect every figure the cheapest.
///
/// A master problem chooses figures, the attacker's tableau shows what is still too narrow, and each such proof is one more
/// condition, until nothing is too narrow. Of equally dear choices the one whose figures have the least sum of places.
/// Source: Fischetti & Salazar 2000, with Benders' decomposition.
public struct ExactSuppression: SecondarySuppression {
  /// Exact.
  public var method: SuppressionMethod { .exact }

  /// What solves the master problem.
  public let solver: any IntegerSolver
  /// How many seconds the solver may take in all.
  public let seconds: Double
  private let start: SuppressionPattern?

  /// The method with a solver, and a safe choice to fall back on when time ends; without one the fast method makes it.
  public init(solver: any IntegerSolver, seconds: Double = 60, start: SuppressionPattern? = nil) {
    self.solver = solver
    self.seconds = seconds
    self.start = start
  }

  /// Chooses the figures to hide; those of the fast method when the time ends first.
  public func choose(for system: DisclosureSystem) throws(SuppressionError) -> SuppressionChoice {
    let fallback = try safeStart(for: system)
    var pattern = SuppressionPattern(primariesOf: system)
    var bound = pattern.cost(in: system)
    var left = seconds
    var endedEarly = false
    for var search in try searches(system) {
      let found = try search.cheapest(seconds: left)
      left -= search.secondsTaken
      bound = bound.addingCapped(search.lowerBound)
      if let found {
        found.forEach { pattern.suppress($0) }
      } else {
        endedEarly = true
        search.variables.filter { fallback.isSuppressed[$0] }.forEach { pattern.suppress($0) }
      }
    }
    return SuppressionChoice(pattern: pattern, lowerBound: bound, endedEarly: endedEarly)
  }

  /// What no choice can cost less than, from the relaxed master problem alone.
  func lowerBound(for system: DisclosureSystem) throws(SuppressionError) -> Int {
    var bound = SuppressionPattern(primariesOf: system).cost(in: system)
    var left = seconds
    for var search in try searches(system) {
      try search.relax(seconds: left)
      left -= search.secondsTaken
      bound = bound.addingCapped(search.lowerBound)
    }
    return bound
  }

  private func safeStart(for system: DisclosureSystem) throws(SuppressionError) -> SuppressionPattern {
    if let start { return start }
    return try SequentialSuppression().choose(for: system).pattern
  }

  /// One search for each part of the system that tells nothing of the others and holds a protected figure.
  private func searches(_ system: DisclosureSystem) throws(SuppressionError) -> [BendersSearch] {
    do throws(ExactTableau.OutOfRange) {
      let hideable = system.variables.indices.filter { !system.variables[$0].isPublished }
      let wanted = Set(system.protectedVariables)
      return try HiddenComponent.all(of: hideable, in: system).filter { !wanted.isDisjoint(with: $0.variables) }
        .map { BendersSearch($0, system: system, solver: solver) }
    } catch {
      throw SuppressionError(.outOfRange)
    }
  }
}
