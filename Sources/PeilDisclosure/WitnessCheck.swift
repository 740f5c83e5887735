/// Tables that differ from the true ones, as movements away from them: by variable, those that move.
typealias Witness = [Int: Fraction]

/// Checks that other tables cannot be told from the true ones, by putting them into every relation.
struct WitnessCheck {
  private let system: DisclosureSystem
  private let pattern: SuppressionPattern
  /// By variable: the relations that name it.
  private let naming: [[Int]]

  init(_ system: DisclosureSystem, _ pattern: SuppressionPattern) {
    self.system = system
    self.pattern = pattern
    var naming: [[Int]] = Array(repeating: [], count: system.variables.count)
    for (index, relation) in system.relations.enumerated() {
      for term in relation.terms { naming[term.variable].append(index) }
    }
    self.naming = naming
  }

  /// How far other tables take a figure; nil when somebody could tell them from the true ones.
  func reach(of witness: Witness, _ variable: Int) -> Fraction? {
    var touched: Set<Int> = []
    for (moving, move) in witness {
      guard pattern.isSuppressed[moving], isWithinBounds(move, moving) else { return nil }
      touched.formUnion(naming[moving])
    }
    guard touched.allSatisfy({ holds(system.relations[$0], for: witness) }) else { return nil }
    return witness[variable] ?? .zero
  }

  private func isWithinBounds(_ move: Fraction, _ variable: Int) -> Bool {
    let figure = system.variables[variable]
    let isHighEnough = figure.bounds.lower.map { Fraction(Int128($0) - Int128(figure.value)) <= move } ?? true
    let isLowEnough = figure.bounds.upper.map { move <= Fraction(Int128($0) - Int128(figure.value)) } ?? true
    return isHighEnough && isLowEnough
  }

  private func holds(_ relation: LinearRelation, for witness: Witness) -> Bool {
    var (top, bottom) = (Int128(0), Int128(1))
    for term in relation.terms {
      guard let move = witness[term.variable] else { continue }
      let (left, leftOverflow) = top.multipliedReportingOverflow(by: move.denominator)
      let (part, partOverflow) = move.numerator.multipliedReportingOverflow(by: Int128(term.coefficient))
      let (right, rightOverflow) = part.multipliedReportingOverflow(by: bottom)
      let (sum, sumOverflow) = left.addingReportingOverflow(right)
      let (product, productOverflow) = bottom.multipliedReportingOverflow(by: move.denominator)
      // What cannot be computed proves nothing.
      guard !leftOverflow, !partOverflow, !rightOverflow, !sumOverflow, !productOverflow else { return false }
      let total = Fraction(sum, over: product)
      (top, bottom) = (total.numerator, total.denominator)
    }
    return top == 0
  }
}
