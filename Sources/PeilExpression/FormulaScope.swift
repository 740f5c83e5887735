public import PeilTable

/// What the names of a formula stand for: the columns of a dataset and the parameters of the pipeline.
public struct FormulaScope: Sendable {
  /// The columns of the rows the formula is computed on, and their grain.
  public let schema: Schema
  /// The dataset's name, for messages.
  public let dataset: String
  /// The parameters' values by name, without the dollar sign.
  public let parameters: [String: Literal]
  /// What the parameters of a defined measure stand for in each row, by name without the dollar sign.
  public let arguments: [String: Expression]

  /// Describes what names stand for.
  public init(
    schema: Schema, dataset: String, parameters: [String: Literal] = [:], arguments: [String: Expression] = [:]
  ) {
    self.schema = schema
    self.dataset = dataset
    self.parameters = parameters
    self.arguments = arguments
  }

  /// The names that may stand after a dollar sign, in alphabetical order.
  var parameterNames: [String] { (Array(parameters.keys) + arguments.keys).sorted() }
}
