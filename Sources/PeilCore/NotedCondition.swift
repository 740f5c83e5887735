public import PeilExpression

/// A count that a stage's ledger entry shows beside its rows: of how many incoming rows a condition is true.
///
/// Rows for which the condition is unknown do not count. An outside engine prints it as a count where.
public struct NotedCondition: Hashable, Sendable {
  /// What the ledger calls the count.
  public let name: String
  /// The condition, over the columns that come into the stage.
  public let condition: Expression

  /// Pairs a name with a condition.
  public init(name: String, condition: Expression) {
    self.name = name
    self.condition = condition
  }
}
