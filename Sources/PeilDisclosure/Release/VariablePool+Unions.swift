import PeilCore
import PeilValues

extension VariablePool {
  /// Adds, for each sum, what the amounts in it that rules hit are together, where a contributor to one of them could work out
  /// another's part from that.
  ///
  /// Such a union may follow from a total and what is shown beside it, though no table shows it. The rules on single
  /// contributions hold for it as for a figure of a table; where two unions are safe, both together are (p% and dominance are
  /// subadditive: Cox 1981). Call it last: these variables stand behind all others.
  mutating func addUnions(_ rules: PrimaryRules, _ conditions: inout ConditionList) {
    guard kind.isMagnitude else { return }
    var rules = rules
    (rules.frequency, rules.group, rules.zeros) = (nil, nil, .shown)
    var seen: Set<[Int]> = []
    for relation in relations {
      for sign in [1, -1] {
        let hit = relation.terms.filter { $0.coefficient == sign && !variables[$0.variable].largest.isEmpty }
          .map(\.variable).sorted()
        for union in Self.unions(of: hit) where seen.insert(union).inserted { addUnion(union, rules, &conditions) }
      }
    }
  }

  /// All together, and where there are few also two by two.
  private static func unions(of places: [Int]) -> [[Int]] {
    guard places.count > 1 else { return [] }
    guard (3...mostPaired).contains(places.count) else { return [places] }
    return [places]
      + places.indices.flatMap { left in
        places.indices.filter { $0 > left }.map { [places[left], places[$0]] }
      }
  }

  /// Of more the others hide what two of them are together.
  private static let mostPaired = 6

  private mutating func addUnion(_ places: [Int], _ rules: PrimaryRules, _ conditions: inout ConditionList) {
    var sizes: [Int] = []
    var owners: [UInt64: Int] = [:]
    for part in places.flatMap({ variables[$0].largest }) {
      if part.owner > 0, let place = owners[part.owner] {
        sizes[place] = sizes[place].addingCapped(part.size)
      } else {
        if part.owner > 0 { owners[part.owner] = sizes.count }
        sizes.append(part.size)
      }
    }
    let value = places.reduce(0) { $0.addingCapped(variables[$1].value) }
    guard let finding = rules.finding(for: CellContributions(sizes: sizes, value: value), isMagnitude: true) else {
      return
    }
    let names = places.map { conditions.text(of: variables[$0].key) }.sorted()
    let isNonNegative = places.allSatisfy { variables[$0].bounds.lower.map { $0 >= 0 } ?? false }
    let place = addHidden(
      value: value, bounds: isNonNegative ? .nonNegative : .unknown,
      conditions.key([ReleaseProtection.Part.together + names.joined(separator: "; ")]))
    add(finding, to: place)
    add(LinearRelation(total: place, parts: places))
  }
}
