internal import PeilCore
internal import PeilExpression
internal import PeilTable

/// The answers to one or more questions that allow several, as conditions and counts of a row.
struct Answers {
  private let sets: [Column]

  /// The answers in these sets, of which there is one at least.
  init(_ sets: [Column]) { self.sets = sets }

  /// Whether something is named in every set.
  var areNamed: Expression { all { Self.names($0) } }
  /// Whether every set is known.
  var areKnown: Expression { all { .isKnown($0) } }
  /// Whether one of the sets is missing.
  var lackOne: Expression { areKnown.negated }

  /// For every subset of the sets, by its bits from 1: how many mentions there are of all of it together.
  ///
  /// Units that were not asked all of the sets, or name nothing in one of them, have none.
  var mentions: [Component] {
    (1..<(1 << sets.count)).map { subset in
      let sizes = sets.indices.filter { subset & 1 << $0 != 0 }.map { Self.size(sets[$0]) }
      let product = sizes.dropFirst().reduce(sizes[0]) {
        Expression(.arithmetic(.multiply, $0, $1), type: .integer)
      }
      return .sum(product, where: sets.count == 1 ? nil : areNamed)
    }
  }

  private func all(_ condition: (Column) -> Expression) -> Expression {
    sets.dropFirst().reduce(condition(sets[0])) { $0.and(condition($1)) }
  }

  private static func size(_ set: Column) -> Expression {
    Expression(.call(.size, [.value(of: set)]), type: .integer)
  }

  private static func names(_ set: Column) -> Expression {
    Expression(
      .compare(.greater, size(set), Expression(.literal(.integer(0)), type: .integer)), type: .boolean)
  }
}
