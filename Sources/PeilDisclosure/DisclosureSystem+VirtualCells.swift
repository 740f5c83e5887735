extension DisclosureSystem {
  /// The system with a virtual cell for each sum in which an insider would be left with one other primary figure.
  ///
  /// The virtual cell is the part of the sum that its primary figures make up; it must be able to be one more, so that a
  /// third figure is hidden beside them; where it is a difference, it must be able to be another. It comes behind the other variables, is unpublished and costs nothing. Source:
  /// τ-ARGUS 4.1 manual, 2.10.
  public func guarding(_ insiders: [Insider]) throws(DisclosureSystemError) -> DisclosureSystem {
    guard !insiders.isEmpty else { return self }
    var variables = variables
    var relations = relations
    var seen: Set<[LinearRelation.Term]> = []
    var naming: [Int: [Int]] = [:]
    for (place, relation) in self.relations.enumerated() {
      for term in relation.terms where self.variables[term.variable].isPrimary {
        naming[term.variable, default: []].append(place)
      }
    }
    for insider in insiders {
      let touched = Set(insider.variables.flatMap { naming[$0] ?? [] }).sorted()
      for relation in touched.map({ self.relations[$0] }) {
        let primary = relation.terms.filter { self.variables[$0.variable].isPrimary }
        let others = primary.filter { !insider.variables.contains($0.variable) }
        guard others.count == 1, primary.count > 1, seen.insert(primary).inserted else { continue }
        let sum = primary.reduce(Int128(0)) { $0 + Int128($1.coefficient) * Int128(self.variables[$1.variable].value) }
        let isPositive = primary.allSatisfy { ($0.coefficient > 0) && self.variables[$0.variable].bounds.lower == 0 }
        relations.append(LinearRelation(primary + [LinearRelation.Term(variables.count, coefficient: -1)]))
        variables.append(
          SystemVariable(
            value: Int(clamping: sum), bounds: isPositive ? .nonNegative : .unknown, weight: 0,
            role: .unpublished(isPositive ? ProtectionLevels(upper: 1) : .inexact)))
      }
    }
    guard variables.count > self.variables.count else { return self }
    return try DisclosureSystem(variables: variables, relations: relations)
  }
}
