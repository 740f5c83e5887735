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
