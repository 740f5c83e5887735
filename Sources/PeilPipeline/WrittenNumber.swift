import PeilValues

/// Numbers as a pipeline file writes them, in every language: `-?[0-9][0-9_]*(\.[0-9]+)?`.
enum WrittenNumber {
  /// A whole number, or nil.
  static func integer(_ text: String) -> Int? {
    guard let value = ExactDecimal(parsing: text), value.scale == 0 else { return nil }
    return Int(exactly: value.unscaled)
  }

  /// Whether a text is a number.
  static func isNumber(_ text: String) -> Bool { ExactDecimal(parsing: text) != nil }

  /// A share between 0 and 1, written as `0.05` or `5%`; nil for any other text.
  static func share(_ text: String) -> Rational? {
    Rational(share: text)
  }
}
