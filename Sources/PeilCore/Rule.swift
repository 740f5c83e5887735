public import PeilExpression

/// A rule that every row should meet.
public struct Rule: Hashable, Sendable {
  /// What happens to a row that breaks the rule; a row for which it is unknown passes and is counted.
  public enum Consequence: String, CaseIterable, Hashable, Sendable {
    /// The row is rejected.
    case reject
    /// The row stays; the run ends with exit status 1.
    case warn
    /// The run stops.
    case stop
  }

  /// The rule's name.
  public let name: String
  /// What must be true.
  public let condition: Expression
  /// What happens otherwise.
  public let otherwise: Consequence

  /// Describes a rule.
  public init(name: String, condition: Expression, otherwise: Consequence) {
    self.name = name
    self.condition = condition
    self.otherwise = otherwise
  }
}
