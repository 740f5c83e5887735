internal import PeilExpression

extension Expression {
  /// The expression with some of its columns replaced by what they are made of.
  func substituting(_ made: [String: Expression]) -> Expression {
    guard !made.isEmpty, !columns.isDisjoint(with: made.keys) else { return self }
    return Expression(node.substituting(made), type: type, span: span)
  }
}

extension Expression.Node {
  fileprivate func substituting(_ made: [String: Expression]) -> Expression.Node {
    func replaced(_ expression: Expression) -> Expression { expression.substituting(made) }
    switch self {
    case .column(let name): return made[name]?.node ?? self
    case .literal: return self
    case .not(let one): return .not(replaced(one))
    case .and(let left, let right): return .and(replaced(left), replaced(right))
    case .or(let left, let right): return .or(replaced(left), replaced(right))
    case .compare(let comparison, let left, let right): return .compare(comparison, replaced(left), replaced(right))
    case .isIn(let one, let values): return .isIn(replaced(one), values)
    case .isMissing(let one): return .isMissing(replaced(one))
    case .arithmetic(let sign, let left, let right): return .arithmetic(sign, replaced(left), replaced(right))
    case .negate(let one): return .negate(replaced(one))
    case .conditional(let condition, let then, let other):
      return .conditional(replaced(condition), then: replaced(then), else: replaced(other))
    case .lookup(let one, let entries, let otherwise): return .lookup(replaced(one), entries, otherwise: otherwise)
    case .call(let function, let arguments): return .call(function, arguments.map(replaced))
    }
  }
}
