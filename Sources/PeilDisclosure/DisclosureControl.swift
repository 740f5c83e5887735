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

  /// A release that the attacker could not break, and no insider either.
  ///
  /// The release's system may have virtual cells behind the variables of `system`. Throws where figures cannot be protected, where
  /// the solver is missing or fails, and where the last audit fails: then nothing may be published.
  public func protect(
    _ system: DisclosureSystem, insiders: [Insider] = []
  ) throws(SuppressionError) -> ProtectedRelease {
    if system.protectedVariables.isEmpty {
      let pattern = SuppressionPattern(primariesOf: system)
      return ProtectedRelease(
        system: system, pattern: pattern, method: .sequential, audit: AttackReport(findings: []), repairs: 0,
        lowerBound: solver == nil ? nil : pattern.cost(in: system), endedEarly: false)
    }
    let guarded: DisclosureSystem
    do throws(DisclosureSystemError) {
      guarded = try system.guarding(insiders)
    } catch {
      throw SuppressionError(.outOfRange)
    }
    do throws(SuppressionError) {
      let (choice, method) = try choose(for: guarded)
      return try audited(choice, by: method, guarded, insiders)
    } catch {
      guard case .cannotBeProtected(let variables) = error.reason,
        variables.allSatisfy({ $0 >= system.variables.count })
      else { throw error }
      // A virtual cell asks for more than an insider's attack may show to be needed: let that decide.
      let (choice, method) = try choose(for: system)
      return try audited(choice, by: method, system, insiders)
    }
  }

  private func choose(
    for system: DisclosureSystem
  ) throws(SuppressionError) -> (SuppressionChoice, SuppressionMethod) {
    let fast = try SequentialSuppression().choose(for: system)
    guard let solver else { return (fast, .sequential) }
    let exact = ExactSuppression(solver: solver, seconds: seconds, start: fast.pattern)
    if system.openCount > exactLimit {
      let bound = try exact.lowerBound(for: system)
      return (SuppressionChoice(pattern: fast.pattern, lowerBound: bound), .sequential)
    }
    let choice = try exact.choose(for: system)
    return (choice, choice.endedEarly ? .sequential : .exact)
  }

  /// Attacks a choice; hides more where it fails, and attacks again.
  func audited(
    _ choice: SuppressionChoice, by method: SuppressionMethod, _ system: DisclosureSystem, _ insiders: [Insider]
  ) throws(SuppressionError) -> ProtectedRelease {
    var pattern = choice.pattern
    let before = pattern.suppressed.count
    for _ in 0...Self.mostRepairs {
      let (report, disclosed) = try Attacker().attack(system, pattern, insiders: insiders)
      if report.holds, disclosed.allSatisfy(\.isEmpty) {
        return ProtectedRelease(
          system: system, pattern: pattern, method: method, audit: report,
          repairs: pattern.suppressed.count - before, lowerBound: choice.lowerBound, endedEarly: choice.endedEarly)
      }
      let hidden = pattern.suppressed.count
      let failures = Set(report.failures + disclosed.joined()).sorted()
      if !report.holds { try SequentialSuppression().extend(&pattern, toProtect: report.failures, in: system) }
      try SequentialSuppression().extend(
        &pattern, from: zip(insiders, disclosed).filter { !$0.1.isEmpty }, in: system)
      // What the sums alone would allow can still be too narrow for whole numbers: one more of a failing figure's sums.
      if pattern.suppressed.count == hidden { hideBeside(failures, &pattern, system) }
      if pattern.suppressed.count == hidden { throw SuppressionError(.auditFails(failures)) }
    }
    throw SuppressionError(.auditFails(try Attacker().attack(system, pattern).failures))
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
