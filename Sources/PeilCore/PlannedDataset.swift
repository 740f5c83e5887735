public import PeilTable

/// A dataset: rows of a source or another dataset, taken through stages.
public struct PlannedDataset: Sendable {
  /// Its name.
  public let name: String
  /// The source or dataset its rows come from.
  public let from: String
  /// The stages in order.
  public let stages: [PlannedStage]
  /// The columns and the grain after the last stage.
  public let schema: Schema

  /// Describes a dataset.
  public init(name: String, from: String, stages: [PlannedStage], schema: Schema) {
    self.name = name
    self.from = from
    self.stages = stages
    self.schema = schema
  }
}
