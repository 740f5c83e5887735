public import PeilExpression

/// A value that rows are put in order by.
///
/// Numbers and dates go from small to large, codes in the declared order, text by byte; a missing value comes last in
/// both directions.
public struct SortKey: Hashable, Sendable {
  /// What is compared.
  public let value: Expression
  /// Whether the largest value comes first.
  public let isDescending: Bool

  /// Pairs a value with a direction.
  public init(_ value: Expression, isDescending: Bool = false) {
    self.value = value
    self.isDescending = isDescending
  }
}
