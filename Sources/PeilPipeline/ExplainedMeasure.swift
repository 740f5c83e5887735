/// A measure of a table whose figures are explained.
public struct ExplainedMeasure: Hashable, Sendable {
  /// The table.
  public let table: String
  /// The measure's name in the table.
  public let measure: String

  /// Names a measure.
  public init(table: String, measure: String) {
    self.table = table
    self.measure = measure
  }

  /// The name of the table with the figures of other reasonable choices.
  public var otherTable: String { Planner.otherDefinitionsName(of: table) }
}
