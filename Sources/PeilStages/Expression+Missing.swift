internal import PeilExpression

extension Expression {
  /// Whether the formula says itself what becomes of missing values, by `is missing`, `is known` or `coalesce`.
  var handlesMissing: Bool {
    switch node {
    case .isMissing: true
    case .call(let function, let arguments): function == .coalesce || arguments.contains(where: \.handlesMissing)
    case .column, .literal: false
    case .not(let one), .isIn(let one, _), .negate(let one), .lookup(let one, _, _): one.handlesMissing
    case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
      .arithmetic(_, let left, let right):
      left.handlesMissing || right.handlesMissing
    case .conditional(let condition, let then, let other):
      condition.handlesMissing || then.handlesMissing || other.handlesMissing
    }
  }
}
