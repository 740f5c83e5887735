public import PeilExpression

/// How amounts add up along an order.
public struct RunningTotal: Hashable, Sendable {
  /// What is added up: money, an integer, a decimal or days; a missing value adds nothing.
  public let value: Expression
  /// What orders the rows; a row in which one of the values is missing has no total and adds to none.
  public let by: [SortKey]
  /// The columns whose values make the groups that are added up each by itself; a row in which one is missing has no total.
  public let within: [String]
  /// The column that holds the total.
  public let into: String

  /// Describes a running total.
  public init(_ value: Expression, by: [SortKey], within: [String], into: String) {
    self.value = value
    self.by = by
    self.within = within
    self.into = into
  }

  /// The columns it reads.
  public var columns: Set<String> {
    by.reduce(into: value.columns.union(within)) { $0.formUnion($1.value.columns) }
  }
}
