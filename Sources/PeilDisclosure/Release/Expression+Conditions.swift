import PeilCore
import PeilExpression
import PeilTable

extension Expression {
  /// The conditions that all hold where it does, each in one canonical form.
  var canonicalConditions: Set<String> {
    if case .and(let left, let right) = node { return left.canonicalConditions.union(right.canonicalConditions) }
    return [canonicalText]
  }

  /// Those of the conditions that all hold which say what became of an application, and nothing else.
  var outcomeConditions: Set<String> {
    if case .and(let left, let right) = node { return left.outcomeConditions.union(right.outcomeConditions) }
    return tellsOutcomes ? [canonicalText] : []
  }

  /// A choice from one word is an equality.
  private var canonicalText: String {
    if case .isIn(let value, let list) = node, list.count == 1, let only = list.first {
      return Expression(
        .compare(.equal, value, Expression(.literal(only), type: value.type)), type: .boolean
      ).formula
    }
    return formula
  }
}

extension Dimension {
  /// The condition of the rows in a category; nil where the dimension is summed out.
  func condition(of value: DimensionValue) -> String? {
    let name = column.name
    switch value {
    case .summedOut: return nil
    case .missing: return "\(name) is missing"
    case .text(let text): return equality(name, "'\(text)'")
    case .code, .integer: return equality(name, "'\(value.code(in: column.type) ?? "")'")
    }
  }

  /// A unit that names several codes of a set is in the rows of each: that is not an equality.
  private func equality(_ name: String, _ value: String) -> String {
    isSpread ? "has(\(name), \(value))" : "\(name) == \(value)"
  }
}

extension Expression {
  /// The columns whose values the condition tells of; that a value is filled in or not tells nothing of it.
  var toldColumns: Set<String> {
    switch node {
    case .isMissing: []
    case .not(let inner): inner.toldColumns
    case .and(let left, let right), .or(let left, let right): left.toldColumns.union(right.toldColumns)
    default: columns
    }
  }

  /// Whether the condition tells rows apart by what became of an application.
  var tellsOutcomes: Bool {
    switch node {
    case .not(let inner): inner.tellsOutcomes
    case .and(let left, let right), .or(let left, let right): left.tellsOutcomes || right.tellsOutcomes
    case .compare(_, let left, _), .isIn(let left, _):
      if case .column = left.node { left.type == .outcome } else { false }
    default: false
    }
  }

  /// Whether the condition tells no more of an application than whether it was decided.
  var tellsOnlyWhetherOpen: Bool {
    switch node {
    case .not(let inner): inner.tellsOnlyWhetherOpen
    case .compare(.equal, let left, let right), .compare(.notEqual, let left, let right):
      if left.isOutcomeColumn, case .literal(let literal) = right.node { literal.isOpen } else { false }
    case .isIn(let left, let list): left.isOutcomeColumn && list.count == 1 && list.allSatisfy(\.isOpen)
    default: false
    }
  }

  private var isOutcomeColumn: Bool {
    if case .column = node { type == .outcome } else { false }
  }
}

extension Literal {
  /// Whether it says of an application that it is not decided yet.
  fileprivate var isOpen: Bool {
    if case .code(let code, _) = self { code == Outcome.open.code } else { false }
  }
}
