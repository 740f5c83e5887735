import PeilCore

extension ReleasePools {
  /// Puts amounts whose differences matter into one system, and gives back where each of their figures has gone.
  ///
  /// They matter where the rules hit one that both sums would give away, and so do amounts that add up to others.
  mutating func joinAmounts() -> [VariableReference: VariableReference] {
    differences = differences.filter { difference in
      let (larger, smaller) = (variable(difference.larger), variable(difference.smaller))
      guard larger.isShown, smaller.isShown else { return false }
      return difference.finding != nil && !(larger.isPublic && smaller.isPublic)
    }
    var leaders = Array(pools.indices)
    func leader(_ pool: Int) -> Int { leaders[pool] == pool ? pool : leader(leaders[pool]) }
    let linked =
      differences.map { [$0.larger.pool, $0.smaller.pool] } + identities.map { $0.terms.map(\.figure.pool) }
    for places in linked {
      for other in places.dropFirst() {
        let (left, right) = (leader(places[0]), leader(other))
        leaders[max(left, right)] = min(left, right)
      }
    }
    let groups = Dictionary(grouping: pools.indices, by: leader)
    guard groups.count < pools.count else { return [:] }
    var moved: [VariableReference: VariableReference] = [:]
    var joined: [VariablePool] = []
    for (_, places) in groups.sorted(by: { $0.key < $1.key }) {
      let members = places.sorted { pools[$0].key < pools[$1].key }
      var pool = pools[members[0]]
      if members.count > 1 {
        let formulas = members.map { pools[$0].kind.formula }.joined(separator: "; ")
        pool = VariablePool(key: PoolKey(origin: pool.key.origin, kind: .sum(formulas)), dataset: pool.origin)
      }
      for member in members {
        let offset = members.count > 1 ? pool.variables.count : 0
        if members.count > 1 {
          pool.take(pools[member], marking: conditions.number(Self.amountWords + pools[member].kind.formula))
        }
        for place in pools[member].variables.indices {
          moved[VariableReference(pool: member, place: place)] = VariableReference(
            pool: joined.count, place: offset + place)
        }
      }
      joined.append(pool)
    }
    replacePools(joined)
    for place in differences.indices {
      differences[place].larger = moved[differences[place].larger] ?? differences[place].larger
      differences[place].smaller = moved[differences[place].smaller] ?? differences[place].smaller
    }
    for identity in identities {
      let terms = identity.terms.compactMap { term in moved[term.figure].map { ($0, term.coefficient) } }
      guard let pool = terms.first?.0.pool else { continue }
      self[pool].add(LinearRelation(terms.map { .init($0.0.place, coefficient: $0.1) }))
    }
    return moved
  }

  /// Adds the differences that the rules hit.
  mutating func addDifferences() {
    for difference in differences {
      guard let finding = difference.finding else { continue }
      let pool = difference.larger.pool
      let names = [difference.larger, difference.smaller].map { conditions.text(of: variable($0).key) }
      let key = conditions.key([ReleaseProtection.Part.difference + names.joined(separator: "; less: ")])
      let place = self[pool].addHidden(value: difference.value, bounds: .nonNegative, key)
      self[pool].add(finding, to: place)
      self[pool].add(
        LinearRelation(total: difference.larger.place, parts: [difference.smaller.place, place]))
    }
  }

  private func variable(_ reference: VariableReference) -> VariablePool.Variable {
    pools[reference.pool].variables[reference.place]
  }

  /// What begins the condition that says which amount a figure of several is of.
  static let amountWords = "amount of "
}

extension FigureKind {
  /// The formula of what is added up; empty where rows are counted.
  fileprivate var formula: String { if case .sum(let formula) = self { formula } else { "" } }
}

extension VariablePool {
  /// Takes the figures and sums of another pool in, each under a further condition.
  fileprivate mutating func take(_ other: VariablePool, marking number: Int) {
    let offset = variables.count
    for dataset in other.datasets { add(dataset: dataset) }
    for variable in other.variables { append(variable, marking: number) }
    for relation in other.relations {
      add(LinearRelation(relation.terms.map { .init($0.variable + offset, coefficient: $0.coefficient) }))
    }
    for conflict in other.conflicts { noteConflict(conflict) }
  }
}
