/// The functions of the formula language that work on one row.
public enum ScalarFunction: String, CaseIterable, Hashable, Sendable {
  /// The calendar year of a date, an integer.
  case year
  /// The month of a date, 1 to 12.
  case month
  /// The quarter of a date, 1 to 4.
  case quarter
  /// A number without its sign.
  case abs
  /// The first of its arguments that is known.
  case coalesce
  /// The smallest of its arguments; missing when one is.
  case least
  /// The greatest of its arguments; missing when one is.
  case greatest
  /// Text in small letters.
  case lower
  /// Text in capitals.
  case upper
  /// Text without blanks at its ends.
  case trim
  /// The number of characters of a text.
  case length
  /// Whether a text begins with another.
  case startsWith = "starts_with"
  /// Whether a text ends with another.
  case endsWith = "ends_with"
  /// Whether a text holds another.
  case contains
  /// Whether a set holds a code.
  case has
  /// How many codes a set holds.
  case size
  /// An exact number as binary64.
  case toNumber = "to_number"
}
