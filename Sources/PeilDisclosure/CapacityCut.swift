/// What every safe choice fulfils: hidden figures together leave enough room for a protected one, Σ coefficient · y ≥ 1.
///
/// It comes from a row of the attacker's tableau, d_p = Σ t · d, which holds whatever is hidden: up, no figure with t > 0 gives
/// more than t · (upper − a), and none with t < 0 more than |t| · (a − lower). Coefficients are parts of what is asked, none
/// above all of it. Source: Fischetti & Salazar 2000, capacity and cover constraints.
struct CapacityCut {
  /// By variable, its part of what is asked; those of nought are left out.
  private(set) var parts: [Int: Double] = [:]
  /// What figures that are hidden anyhow give.
  private(set) var given = 0.0

  /// Adds what a row gives one way, measured in `asked`.
  mutating func add(
    _ row: [(variable: Int, entry: Int64, denominator: Int64)], up: Bool, asked: Int, system: DisclosureSystem
  ) {
    for (variable, entry, denominator) in row {
      let figure = system.variables[variable]
      let bound = (entry > 0) == up ? figure.bounds.upper : figure.bounds.lower
      var part = 1.0
      if let bound {
        let room = Double(bound.subtractingCapped(figure.value).magnitude)
        part = min(1, room * Double(entry.magnitude) / Double(denominator) / Double(asked))
      }
      guard part > 0 else { continue }
      if figure.isOpen { parts[variable, default: 0] += part } else { given += part }
    }
  }

  /// Adds that a figure cannot leave its own bounds.
  mutating func addOwnEnd(of figure: SystemVariable, up: Bool, asked: Int) {
    guard let bound = up ? figure.bounds.upper : figure.bounds.lower else { return }
    given += Double(bound.subtractingCapped(figure.value).magnitude) / Double(asked)
  }

  /// The condition for the open figures, by place; coefficients go up in the tenth digit, so that no safe choice is lost.
  func condition(places: [Int: Int]) -> CoveringProblem.Condition {
    let least = 1 - given
    let terms = parts.compactMap { variable, part in
      places[variable].map {
        CoveringProblem.Term(figure: $0, coefficient: min(1, (part / least * 1e10).rounded(.up) / 1e10))
      }
    }
    return CoveringProblem.Condition(terms: terms.sorted { $0.figure < $1.figure }, least: 1)
  }

  /// The condition that one more of those that are not hidden has to be: what is hidden now is too little.
  func cover(hiding pattern: SuppressionPattern, places: [Int: Int]) -> CoveringProblem.Condition {
    let figures = parts.keys.filter { !pattern.isSuppressed[$0] }.compactMap { places[$0] }.sorted()
    return CoveringProblem.Condition(terms: figures.map { CoveringProblem.Term(figure: $0, coefficient: 1) }, least: 1)
  }
}
