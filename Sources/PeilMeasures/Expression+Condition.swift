internal import PeilExpression
internal import PeilTable

extension Expression {
  /// The value of a column.
  static func value(of column: Column) -> Expression { Expression(.column(column.name), type: column.type) }

  /// Whether a column is known.
  static func isKnown(_ column: Column) -> Expression {
    Expression(.not(Expression(.isMissing(.value(of: column)), type: .boolean)), type: .boolean)
  }

  /// Whether an outcome is one of several.
  static func outcome(_ column: Column, in outcomes: [Outcome]) -> Expression {
    Expression(.isIn(.value(of: column), outcomes.map { .code($0.code, .outcome) }), type: .boolean)
  }

  /// Both conditions.
  func and(_ other: Expression) -> Expression { Expression(.and(self, other), type: .boolean) }

  /// One or both conditions.
  func or(_ other: Expression) -> Expression { Expression(.or(self, other), type: .boolean) }

  /// The opposite.
  var negated: Expression { Expression(.not(self), type: .boolean) }
}
