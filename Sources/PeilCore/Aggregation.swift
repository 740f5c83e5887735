public import PeilExpression

/// How groups of rows become one row each.
public struct Aggregation: Hashable, Sendable {
  /// A column made of the rows of a group.
  public struct Made: Hashable, Sendable {
    /// The column's name.
    public let name: String
    /// How it follows from the group.
    public let formula: AggregateFormula

    /// Pairs a name with a formula.
    public init(name: String, formula: AggregateFormula) {
      self.name = name
      self.formula = formula
    }
  }

  /// The columns that make groups; a missing value makes a group of its own.
  public let by: [String]
  /// Columns with one value in each group, which the engine verifies.
  public let kept: [String]
  /// The columns made of each group.
  public let made: [Made]

  /// Describes an aggregation; the output has the group columns, the kept ones, then the made ones.
  public init(by: [String], kept: [String], made: [Made]) {
    self.by = by
    self.kept = kept
    self.made = made
  }
}
