/// What every word of a column must fulfil beyond being a value of its type; a row with one that does not is rejected.
///
/// Bounds are written with a decimal point and days as ISO 8601 has them, whatever the column's own signs are.
public struct ColumnConstraints: Hashable, Sendable {
  /// Whether a missing value is one too few.
  public var isRequired = false
  /// The fewest characters of a text.
  public var minimumLength: Int?
  /// The most characters of a text.
  public var maximumLength: Int?
  /// The least value.
  public var minimum: String?
  /// The greatest value.
  public var maximum: String?
  /// A bound that every value lies above.
  public var above: String?
  /// A bound that every value lies below.
  public var below: String?
  /// A regular expression that the whole word matches, as it stands in the field.
  public var pattern: String?
  /// The only values there may be; nil where any may.
  public var values: [String]?

  /// No constraints.
  public init() {}
}
