/// One who has the whole release before him and works out, of every hidden figure, what it can be.
///
/// For each the least and the greatest value that all sums and all that is known before leave open: two linear programmes, in
/// exact arithmetic. The ends are then rounded inwards, since the figures are whole numbers of their smallest unit. Source:
/// Fischetti & Salazar 2000, the attacker's problems.
public struct Attacker: Sendable {
  /// An attacker.
  public init() {}

  /// What is left of every hidden figure, but for those that no table shows and nobody has to protect.
  ///
  /// Throws `outOfRange` where coefficients of relations are too large for exact arithmetic.
  public func attack(
    _ system: DisclosureSystem, _ pattern: SuppressionPattern
  ) throws(SuppressionError) -> AttackReport {
    try attack(system, pattern, insiders: []).report
  }

  /// What is left of every hidden figure for everybody, and of which primary figures each insider can tell more than is asked.
  func attack(
    _ system: DisclosureSystem, _ pattern: SuppressionPattern, insiders: [Insider]
  ) throws(SuppressionError) -> (report: AttackReport, disclosed: [[Int]]) {
    do throws(ExactTableau.OutOfRange) {
      var components = try HiddenComponent.all(
        of: pattern.suppressed, in: system, with: { system.variables[$0].isWorthAttacking })
      let report = AttackReport(findings: try findings(system, pattern, &components))
      return (report, try disclosed(to: insiders, system, &components))
    } catch {
      throw SuppressionError(.outOfRange)
    }
  }

  private func findings(
    _ system: DisclosureSystem, _ pattern: SuppressionPattern, _ components: inout [HiddenComponent]
  ) throws(ExactTableau.OutOfRange) -> [AttackReport.Finding] {
    var findings: [AttackReport.Finding] = []
    func note(_ variable: Int, _ interval: FeasibilityInterval) {
      let figure = system.variables[variable]
      findings.append(
        AttackReport.Finding(
          variable: variable, interval: interval,
          isProtected: figure.levels.areMet(by: interval, of: figure.value)))
    }
    for variable in pattern.suppressed where system.variables[variable].isWorthAttacking {
      let figure = system.variables[variable]
      // Everybody knows it beforehand.
      if figure.bounds.isExact { note(variable, FeasibilityInterval(lower: figure.value, upper: figure.value)) }
    }
    for place in components.indices {
      for variable in components[place].variables where system.variables[variable].isWorthAttacking {
        let value = Int128(system.variables[variable].value)
        let down = try components[place].reach(variable, up: false).move
        let up = try components[place].reach(variable, up: true).move
        note(
          variable,
          FeasibilityInterval(
            lower: down.map { Int(clamping: $0.ceiling + value) }, upper: up.map { Int(clamping: $0.floor + value) }))
      }
    }
    return findings.sorted { $0.variable < $1.variable }
  }

  /// What insiders can work out besides: the primary figures whose interval is narrower for one of them than is asked.
  ///
  /// By insider, in their order; a figure that it knows of itself does not count.
  public func disclosed(
    to insiders: [Insider], _ system: DisclosureSystem, _ pattern: SuppressionPattern
  ) throws(SuppressionError) -> [[Int]] {
    guard !insiders.isEmpty else { return [] }
    do throws(ExactTableau.OutOfRange) {
      var components = try HiddenComponent.all(
        of: pattern.suppressed, in: system, with: { system.variables[$0].isPrimary })
      return try disclosed(to: insiders, system, &components)
    } catch {
      throw SuppressionError(.outOfRange)
    }
  }

  private func disclosed(
    to insiders: [Insider], _ system: DisclosureSystem, _ components: inout [HiddenComponent]
  ) throws(ExactTableau.OutOfRange) -> [[Int]] {
    var disclosed: [[Int]] = insiders.map { _ in [] }
    for index in components.indices {
      let inside = insiders.indices.filter { !insiders[$0].variables.isDisjoint(with: components[index].variables) }
      guard !inside.isEmpty else { continue }
      let found = try components[index].disclosed(to: inside.map { insiders[$0] }, system)
      for (place, variables) in zip(inside, found) { disclosed[place] += variables }
    }
    return disclosed.map { $0.sorted() }
  }

  /// For each of these figures that is hidden the tables in which it is smallest and largest.
  ///
  /// Where there is no end, tables in which it is as far away as a certificate can say.
  func witnesses(
    for wanted: [Int], _ system: DisclosureSystem, _ pattern: SuppressionPattern
  ) throws(SuppressionError) -> [Int: (down: Witness, up: Witness)] {
    do throws(ExactTableau.OutOfRange) {
      var witnesses: [Int: (down: Witness, up: Witness)] = [:]
      let wanted = Set(wanted)
      for component in try HiddenComponent.all(of: pattern.suppressed, in: system) {
        var component = component
        for variable in component.variables where wanted.contains(variable) {
          let levels = system.variables[variable].levels
          let far = max(levels.lower, levels.upper, levels.sliding).multipliedCapped(by: DisclosureCertificate.widest)
          witnesses[variable] = (
            try component.witness(variable, up: false, far: far), try component.witness(variable, up: true, far: far)
          )
        }
      }
      return witnesses
    } catch {
      throw SuppressionError(.outOfRange)
    }
  }
}
