public import PeilExpression

/// A parameter with the value it has in this run.
public struct PlannedParameter: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its typed value.
  public let value: Literal
  /// The value as it was written.
  public let text: String
  /// Whether the command line set it.
  public let isOverridden: Bool
  /// Whether rules of disclosure control use it: then its value stands in no output.
  public var isSecret = false

  /// Describes a parameter.
  public init(name: String, value: Literal, text: String, isOverridden: Bool) {
    self.name = name
    self.value = value
    self.text = text
    self.isOverridden = isOverridden
  }
}
