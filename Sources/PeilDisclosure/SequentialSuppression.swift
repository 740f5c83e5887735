/// The fast method: figure by figure, the cheapest movement that protects it; then what turns out not to be needed is shown.
///
/// It knows nothing of tables and works on sums alone, so that it holds for hierarchies and linked tables alike. What it
/// hides protects every figure by itself; it may cost more than the cheapest choice. Source: Robertson 1993; Tambay &
/// Fillion 2013 on Statistics Canada's G-Confid.
public struct SequentialSuppression: SecondarySuppression {
  /// Sequential.
  public var method: SuppressionMethod { .sequential }

  /// The method.
  public init() {}

  /// Chooses the figures to hide.
  ///
  /// Throws `cannotBeProtected` with all figures that no choice protects.
  public func choose(for system: DisclosureSystem) throws(SuppressionError) -> SuppressionChoice {
    var pattern = SuppressionPattern(primariesOf: system)
    try extend(&pattern, toProtect: system.protectedVariables, in: system)
    do throws(ExactTableau.OutOfRange) {
      try publishNeedless(&pattern, in: system)
    } catch {
      throw SuppressionError(.outOfRange)
    }
    return SuppressionChoice(pattern: pattern, lowerBound: nil)
  }

  /// Hides what has to be hidden besides, so that these variables are protected.
  func extend(
    _ pattern: inout SuppressionPattern, toProtect variables: [Int], in system: DisclosureSystem
  ) throws(SuppressionError) {
    var failures: [Int] = []
    do throws(ExactTableau.OutOfRange) {
      let candidates = system.variables.indices.filter { !system.variables[$0].isPublished }
      let wanted = Set(variables)
      // What everybody knows beforehand, nothing protects.
      failures += variables.filter { variable in
        let figure = system.variables[variable]
        return figure.bounds.isExact && !figure.levels.isNone
      }
      for component in try HiddenComponent.all(of: candidates, in: system, with: wanted.contains) {
        let inside = component.variables.filter(wanted.contains)
        guard !inside.isEmpty else { continue }
        failures += try protect(inside, in: component, system, &pattern) { system.variables[$0].levels }
      }
    } catch {
      throw SuppressionError(.outOfRange)
    }
    guard failures.isEmpty else { throw SuppressionError(.cannotBeProtected(failures.sorted())) }
  }

  /// Hides what has to be hidden besides, so that these variables are as well protected from insiders as is asked.
  func extend(
    _ pattern: inout SuppressionPattern, from insiders: [(Insider, [Int])], in system: DisclosureSystem
  ) throws(SuppressionError) {
    var failures: Set<Int> = []
    let wanted = Set(insiders.flatMap(\.1))
    do throws(ExactTableau.OutOfRange) {
      let candidates = system.variables.indices.filter { !system.variables[$0].isPublished }
      for component in try HiddenComponent.all(of: candidates, in: system, with: wanted.contains) {
        for (insider, variables) in insiders {
          let inside = component.variables.filter(variables.contains)
          guard !inside.isEmpty else { continue }
          var seen = component
          for known in component.variables where insider.variables.contains(known) {
            seen.setRange(of: known, lower: 0, upper: 0)
          }
          failures.formUnion(try protect(inside, in: seen, system, &pattern) { insider.levels(of: $0, in: system) })
        }
      }
    } catch {
      throw SuppressionError(.outOfRange)
    }
    guard failures.isEmpty else { throw SuppressionError(.cannotBeProtected(failures.sorted())) }
  }

  /// Protects variables of a component, those that ask most first; gives those that cannot be.
  private func protect(
    _ variables: [Int], in component: HiddenComponent, _ system: DisclosureSystem, _ pattern: inout SuppressionPattern,
    levels asking: (Int) -> ProtectionLevels
  ) throws(ExactTableau.OutOfRange) -> [Int] {
    let most = component.variables.reduce(1) { max($0, system.variables[$1].weight) }
    var search = CheapestMovement(
      component.tableau,
      costs: component.variables.map { variable in
        // A figure that costs nothing is not hidden for nothing.
        pattern.isSuppressed[variable] ? 0 : Double(system.variables[variable].weight) / Double(most) + 1e-6
      })
    func asked(_ variable: Int) -> Int {
      let levels = asking(variable)
      return max(levels.lower, levels.upper, levels.sliding)
    }
    let order = variables.sorted { asked($0) != asked($1) ? asked($0) > asked($1) : $0 < $1 }
    var failures: [Int] = []
    for variable in order {
      let figure = component.figure(of: variable)
      var reach = (up: 0, down: 0)
      let levels = asking(variable)
      func take(up: Bool, amount: Int) throws(ExactTableau.OutOfRange) {
        guard amount > 0 else { return }
        let movement = try search.find(figure, up: up, amount: amount)
        let reached = Int(clamping: movement.reached.floor)
        if up { reach.up = max(reach.up, reached) } else { reach.down = max(reach.down, reached) }
        guard reached > 0 else { return }
        for moved in movement.figures {
          search.costs[moved] = 0
          pattern.suppress(component.variables[moved])
        }
      }
      try take(up: true, amount: max(levels.upper, levels.sliding - levels.lower))
      try take(up: false, amount: max(levels.lower, levels.sliding - reach.up))
      let isWide = reach.up.addingCapped(reach.down) >= levels.sliding
      if reach.up < levels.upper || reach.down < levels.lower || !isWide { failures.append(variable) }
    }
    return failures
  }

  /// Shows again, the dearest first, what no figure needs for its protection.
  private func publishNeedless(
    _ pattern: inout SuppressionPattern, in system: DisclosureSystem
  ) throws(ExactTableau.OutOfRange) {
    let wanted = Set(system.protectedVariables)
    // A component in which nothing can be shown again needs no search.
    let isOpen = { system.variables[$0].isOpen }
    for component in try HiddenComponent.all(of: pattern.suppressed, in: system, with: isOpen) {
      var component = component
      // By protected variable: what moves along where it is shown to be protected.
      var needs: [Int: Set<Int>] = [:]
      for variable in component.variables where wanted.contains(variable) {
        needs[variable] = try component.movement(protecting: variable, system.variables[variable].levels)
      }
      let secondary = component.variables.filter { system.variables[$0].isOpen }
      let order = secondary.sorted {
        let (left, right) = (system.variables[$0].weight, system.variables[$1].weight)
        return left != right ? left > right : $0 > $1
      }
      for variable in order {
        let range = component.range(of: variable)
        component.setRange(of: variable, lower: 0, upper: 0)
        var renewed: [Int: Set<Int>] = [:]
        let dependents = needs.filter { $0.value.contains(variable) }.keys.sorted()
        var isNeedless = true
        for dependent in dependents {
          guard let moved = try component.movement(protecting: dependent, system.variables[dependent].levels) else {
            isNeedless = false
            break
          }
          renewed[dependent] = moved
        }
        if isNeedless {
          pattern.publish(variable)
          needs.merge(renewed) { $1 }
        } else {
          component.setRange(of: variable, lower: range.lower, upper: range.upper)
        }
      }
    }
  }
}
