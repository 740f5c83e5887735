/// How raw words of a source are written: signs, dates, and the words that mean nothing is known.
public struct FieldFormat: Hashable, Sendable {
  /// The decimal sign, `.` or `,`.
  public var decimal: UInt8
  /// The sign between groups of three digits; allowed in a value, not required; nil where none is allowed.
  public var thousands: UInt8?
  /// Signs and words that may stand before or after an amount, such as `€` and `EUR`.
  public var currency: [String]
  /// Date patterns in the letters of Unicode TR 35: `d-M-yyyy`, `dd-MM-yyyy`, `d MMMM yyyy`.
  public var dates: [String]
  /// The language of month names, `nl` or `en`.
  public var locale: String
  /// The words that stand for a missing value, matched after trimming and case folding.
  public var missing: [String]

  /// Describes how words are written; the defaults are those of a technical export.
  public init(
    decimal: UInt8 = UInt8(ascii: "."), thousands: UInt8? = nil, currency: [String] = [],
    dates: [String] = ["yyyy-MM-dd"], locale: String = "en", missing: [String] = [""]
  ) {
    self.decimal = decimal
    self.thousands = thousands
    self.currency = currency
    self.dates = dates
    self.locale = locale
    self.missing = missing
  }
}
