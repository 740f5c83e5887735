public import PeilExpression

/// What disclosure control needs of the rows behind a table: for every cell, by holding and by the conditions that its
/// figures tell rows apart with, how many rows there are and what they contribute.
public struct TableProtection: Sendable {
  /// Whose contributions are one; empty where every row is a contributor of its own.
  public let holding: [Expression]
  /// The conditions of the table's figures, each once.
  public let conditions: [Expression]
  /// The place among the conditions of the one that says which rows anybody knows; nil for none.
  public let known: Int?
  /// The values that are added up, each once.
  public let values: [Expression]
  /// The keys by which something is counted, or added up, once for each unit, each once.
  public let keys: [[Expression]]
  /// Whether all its figures are public, whatever they are.
  public let isPublic: Bool

  /// Describes what is needed.
  public init(
    holding: [Expression], conditions: [Expression], known: Int?, values: [Expression], keys: [[Expression]] = [],
    isPublic: Bool
  ) {
    self.holding = holding
    self.conditions = conditions
    self.known = known
    self.values = values
    self.keys = keys
    self.isPublic = isPublic
  }

  /// The component an engine computes for it: unit-level, and for inside the house.
  public var component: Component { .tally(holding + conditions + values + keys.joined(), where: nil) }
}
