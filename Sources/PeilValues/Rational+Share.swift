extension Rational {
  /// A share between 0 and 1 as a pipeline file writes it, `0.05` or `5%`; nil for any other text.
  public init?(share text: String) {
    let isPercentage = text.hasSuffix("%")
    guard let value = ExactDecimal(parsing: isPercentage ? text.dropLast() : text[...]) else { return nil }
    let hundredth = isPercentage ? Int128(100) : 1
    guard let share = Rational(value.unscaled, hundredth * (0..<value.scale).reduce(1) { power, _ in power * 10 }),
      Rational.zero <= share, share <= Rational.one
    else { return nil }
    self = share
  }
}
