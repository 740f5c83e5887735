public import PeilDiagnostics
public import PeilTable

/// One stage of a dataset.
public struct PlannedStage: Sendable {
  /// Its place among the dataset's stages, from 1.
  public let number: Int
  /// The word the pipeline file uses for it.
  public let kind: String
  /// The columns and the grain before it.
  public let input: Schema
  /// What it does, and the schema after it.
  public let relation: Relation
  /// Where it stands in the pipeline file.
  public let span: SourceSpan?

  /// Describes a stage.
  public init(number: Int, kind: String, input: Schema, relation: Relation, span: SourceSpan?) {
    self.number = number
    self.kind = kind
    self.input = input
    self.relation = relation
    self.span = span
  }
}
