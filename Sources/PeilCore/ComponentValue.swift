public import PeilExpression

/// The value of one component of a state, for one cell.
public struct ComponentValue: Hashable, Sendable {
  /// The value: a count, a sum, an extreme; undefined where an extreme or sum has no known value.
  public let value: AggregateValue
  /// How many units the condition admitted.
  public let admitted: Int
  /// How many of them lacked the value.
  public let missing: Int

  /// Pairs a value with its counts.
  public init(_ value: AggregateValue, admitted: Int, missing: Int) {
    self.value = value
    self.admitted = admitted
    self.missing = missing
  }

  /// How many units carried a known value.
  public var known: Int { admitted - missing }
}
