/// All figures of a release and all sums that hold among them: what an attacker has before him.
///
/// Tables that share a margin share its variable; hierarchies are more relations; an earlier release is more variables, with
/// the role `published`, or `unpublished` where it had suppressed them. Source: Fischetti & Salazar 2000, Ma = 0.
public struct DisclosureSystem: Hashable, Sendable {
  /// The figures; a relation names them by their place here.
  ///
  /// Their order decides ties.
  public let variables: [SystemVariable]
  /// The sums that hold among them; doubles and empty ones are left out.
  public let relations: [LinearRelation]

  /// A system whose relations hold for the true values.
  ///
  /// Throws where a relation names no variable or does not hold, a value lies outside its bounds, or two variables claim
  /// one cell.
  public init(variables: [SystemVariable], relations: [LinearRelation]) throws(DisclosureSystemError) {
    var shown: [CellReference: Int] = [:]
    for (index, variable) in variables.enumerated() {
      guard variable.bounds.holds(variable.value) else { throw DisclosureSystemError(.valueOutOfBounds(index)) }
      for cell in variable.cells {
        if let other = shown.updateValue(index, forKey: cell), other != index {
          throw DisclosureSystemError(.cellTwice(cell, other, index))
        }
      }
    }
    var seen: Set<LinearRelation> = []
    var kept: [LinearRelation] = []
    for (index, relation) in relations.enumerated() where !relation.terms.isEmpty {
      guard relation.terms.allSatisfy({ variables.indices.contains($0.variable) }) else {
        throw DisclosureSystemError(.unknownVariable(relation: index))
      }
      let sum = relation.terms.reduce(Int128(0)) {
        $0 + Int128($1.coefficient) * Int128(variables[$1.variable].value)
      }
      guard sum == 0 else { throw DisclosureSystemError(.relationDoesNotHold(relation: index, difference: sum)) }
      if seen.insert(relation).inserted { kept.append(relation) }
    }
    self.variables = variables
    self.relations = kept
  }

  /// The tables that show a figure of this system, in the order of their code points.
  public var tables: [String] {
    Set(variables.flatMap { $0.cells.map(\.table) })
      .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }

  /// How many figures secondary suppression may choose from.
  public var openCount: Int { variables.count(where: \.isOpen) }

  /// The figures that their own rules suppress, or that are unpublished and must be protected.
  public var protectedVariables: [Int] {
    variables.indices.filter { variables[$0].isPrimary || !variables[$0].levels.isNone }
  }

  /// The figure that stands in a cell.
  public func variable(in cell: CellReference) -> Int? { variables.firstIndex { $0.cells.contains(cell) } }
}
