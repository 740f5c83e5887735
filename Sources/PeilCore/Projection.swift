public import PeilExpression
public import PeilTable

/// One column that a projection makes.
public struct Projection: Hashable, Sendable {
  /// The column's name in the output.
  public let name: String
  /// How its value follows from the input row.
  public let expression: Expression

  /// Pairs a name with an expression.
  public init(name: String, expression: Expression) {
    self.name = name
    self.expression = expression
  }

  /// A column that passes as it is.
  public static func passing(_ column: Column) -> Projection {
    Projection(name: column.name, expression: Expression(.column(column.name), type: column.type))
  }
}
