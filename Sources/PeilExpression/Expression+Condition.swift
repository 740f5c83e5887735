public import PeilTable

extension Expression {
  /// The value of a column in each row.
  public static func value(of column: Column) -> Expression { Expression(.column(column.name), type: column.type) }

  /// Whether a column has a value; never missing itself.
  public static func isKnown(_ column: Column) -> Expression { value(of: column).isKnown }

  /// Whether an outcome is one of several; missing where there is no outcome.
  public static func outcome(_ column: Column, in outcomes: [Outcome]) -> Expression {
    Expression(.isIn(.value(of: column), outcomes.map { .code($0.code, .outcome) }), type: .boolean)
  }

  /// Whether there is a value; never missing itself.
  public var isKnown: Expression { Expression(.isMissing(self), type: .boolean).negated }

  /// Both conditions; missing where neither is false and one is missing.
  public func and(_ other: Expression) -> Expression { Expression(.and(self, other), type: .boolean) }

  /// One or both conditions; missing where neither is true and one is missing.
  public func or(_ other: Expression) -> Expression { Expression(.or(self, other), type: .boolean) }

  /// The opposite of a condition; missing where it is missing.
  public var negated: Expression { Expression(.not(self), type: .boolean) }
}
