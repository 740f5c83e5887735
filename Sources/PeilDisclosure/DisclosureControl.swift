/// Protects a release: chooses what to hide, attacks the result, mends it, and refuses where that fails.
public struct DisclosureControl: Sendable {
  /// Up to how many open figures the cheapest choice is looked for; beyond that the fast method decides.
  public let exactLimit: Int
  /// What solves integer programmes; nil takes the fast method for all, and tells no gap.
  public let solver: (any IntegerSolver)?
  /// How many seconds the exact method may take in all.
  public let seconds: Double

  /// Limits for the exact method.
  public init(exactLimit: Int = 300, solver: (any IntegerSolver)?, seconds: Double = 60) {
    self.exactLimit = exactLimit
    self.solver = solver
    self.seconds = seconds
  }

  /// A release that the attacker could not break.
  ///
  /// Throws where figures cannot be protected, where the solver is missing or fails, and where the last audit fails: then
  /// nothing may be published.
  public func protect(_ system: DisclosureSystem) throws(SuppressionError) -> ProtectedRelease {
    let fast = try SequentialSuppression().choose(for: system)
    guard let solver else { return try audited(fast, by: .sequential, system) }
    let exact = ExactSuppression(solver: solver, seconds: seconds, start: fast.pattern)
    guard system.openCount <= exactLimit else {
      let bound = try exact.lowerBound(for: system)
      return try audited(SuppressionChoice(pattern: fast.pattern, lowerBound: bound), by: .sequential, system)
    }
    let choice = try exact.choose(for: system)
    return try audited(choice, by: choice.endedEarly ? .sequential : .exact, system)
  }

  /// Attacks a choice; hides more where it fails, and attacks again.
  func audited(
    _ choice: SuppressionChoice, by method: SuppressionMethod, _ system: DisclosureSystem
  ) throws(SuppressionError) -> ProtectedRelease {
    var pattern = choice.pattern
    var report = try Attacker().attack(system, pattern)
    let before = pattern.suppressed.count
    for _ in 0..<Self.mostRepairs where !report.holds {
      let hidden = pattern.suppressed.count
      try SequentialSuppression().extend(&pattern, toProtect: report.failures, in: system)
      // What the sums alone would allow can still be too narrow for whole numbers: one more of a failing figure's sums.
      if pattern.suppressed.count == hidden { hideBeside(report.failures, &pattern, system) }
      if pattern.suppressed.count == hidden { break }
      report = try Attacker().attack(system, pattern)
    }
    guard report.holds else { throw SuppressionError(.auditFails(report.failures)) }
    return ProtectedRelease(
      system: system, pattern: pattern, method: method, audit: report, repairs: pattern.suppressed.count - before,
      lowerBound: choice.lowerBound, endedEarly: choice.endedEarly)
  }

  private static let mostRepairs = 20

  /// Hides the cheapest figure that stands in a sum with one that is too narrow.
  private func hideBeside(_ failures: [Int], _ pattern: inout SuppressionPattern, _ system: DisclosureSystem) {
    let narrow = Set(failures)
    let beside = system.relations.filter { $0.terms.contains { narrow.contains($0.variable) } }
      .flatMap { $0.terms.map(\.variable) }
      .filter { system.variables[$0].isOpen && !pattern.isSuppressed[$0] }
    let cheapest = beside.min {
      let (left, right) = (system.variables[$0].weight, system.variables[$1].weight)
      return left != right ? left < right : $0 < $1
    }
    if let cheapest { pattern.suppress(cheapest) }
  }
}
