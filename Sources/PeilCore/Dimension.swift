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

/// The value of a dimension in one cell.
public enum DimensionValue: Hashable, Sendable {
  /// A code of the dimension's closed list.
  case code(UInt32)
  /// A text, for open dimensions.
  case text(String)
  /// An integer, days since 1970-01-01, cents or an unscaled decimal, by the dimension's type.
  case integer(Int64)
  /// The units for which the dimension is missing.
  case missing
  /// All units, whatever their value.
  case summedOut
}
