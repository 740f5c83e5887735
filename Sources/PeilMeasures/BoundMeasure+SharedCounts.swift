internal import PeilCore
internal import PeilExpression
internal import PeilTable

extension BoundMeasure {
  /// What is counted above and below the line of a rate; nil for a figure that is no part of a number of rows.
  ///
  /// A formula is one where it divides two counts, and what is counted above is counted below too: the condition above
  /// has the whole of the condition below among the parts that `and` ties together.
  var sharedCounts: (part: Expression, whole: Expression)? {
    guard unit == .ratio, case .cell(let finisher) = finisher else { return nil }
    guard let formula = (finisher as? FormulaFinisher)?.formula else {
      guard components.count >= 2, case .count(.some(let part)) = components[0],
        case .count(.some(let whole)) = components[1]
      else { return nil }
      return (part, whole)
    }
    guard case .arithmetic(.divide, .aggregate(let above), .aggregate(let below)) = formula.body,
      formula.aggregates[above].isPart(of: formula.aggregates[below]), case .count(.some(let part)) = components[above],
      case .count(let whole) = components[below]
    else { return nil }
    // A row for which the condition is unknown is not counted above, and is one of those below all the same.
    let isTrue = part.isKnown.and(part)
    return (isTrue, whole ?? Expression(.literal(.boolean(true)), type: .boolean))
  }
}

extension Aggregate {
  /// Whether it counts some of the rows that another counts, and no others.
  fileprivate func isPart(of other: Aggregate) -> Bool {
    guard [self, other].allSatisfy({ $0.kind == .count && $0.argument == nil && $0.per.isEmpty }), let condition else {
      return false
    }
    let parts = Set(condition.conjuncts)
    return (other.condition?.conjuncts ?? []).allSatisfy(parts.contains)
  }
}

extension Expression {
  /// The parts that `and` ties together.
  fileprivate var conjuncts: [Expression] {
    if case .and(let left, let right) = node { left.conjuncts + right.conjuncts } else { [self] }
  }
}
