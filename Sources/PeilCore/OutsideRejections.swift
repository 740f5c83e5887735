public import PeilTable

/// Rows that a stage on an outside engine rejects: where they came from, and the key or rule at fault.
public struct OutsideRejections: Sendable {
  /// The dataset's place in the plan.
  public let dataset: Int
  /// The stage's place, from 1.
  public let stage: Int
  /// Why, as a stable word.
  public let reason: String
  /// The columns at fault, or the rule.
  public let names: [String]
  /// The columns' values; none for a rule.
  public let columns: [ColumnBuffer]
  /// The columns' types.
  public let types: [ValueType]
  /// Where each row came from.
  public let origins: [RowOrigin]

  /// Describes rejected rows.
  public init(
    dataset: Int, stage: Int, reason: String, names: [String], columns: [ColumnBuffer] = [], types: [ValueType] = [],
    origins: [RowOrigin]
  ) {
    self.dataset = dataset
    self.stage = stage
    self.reason = reason
    self.names = names
    self.columns = columns
    self.types = types
    self.origins = origins
  }
}
