public import PeilTable

/// A way in which a table tells its units apart.
public struct Dimension: Hashable, Sendable {
  /// Where the dimension's values stand.
  public enum Place: Hashable, Sendable {
    /// Down the side.
    case row
    /// Across the top.
    case column
  }

  /// The column whose values make the categories.
  public let column: Column
  /// Whether a set is spread: a unit counts in every category its set holds.
  public let isSpread: Bool
  /// Down the side or across the top.
  public let place: Place

  /// Describes a dimension.
  public init(column: Column, isSpread: Bool, place: Place) {
    self.column = column
    self.isSpread = isSpread
    self.place = place
  }
}
