extension Double {
  /// The number with at most 12 significant digits, as tidy CSV writes binary64: C's `%.12g`, whatever the locale.
  ///
  /// Negative zero is written `0`. Infinities and NaN are no figures: passing one is the caller's fault.
  public var tidyDescription: String { significantDigits(12) }

  /// The number with at most `count` significant digits, rounded half to even from its exact binary value.
  ///
  /// The notation is that of C's `%.*g`, trailing zeros trimmed; negative zero is written `0`. Infinities and NaN are no
  /// figures: passing one is the caller's fault.
  public func significantDigits(_ count: Int) -> String {
    precondition(isFinite, "only finite numbers are written")
    var digits = exactDigits
    digits.round(to: count, mode: .halfEven)
    return digits.generalNotation(precision: count)
  }

  /// All digits of the exact value, of which a binary fraction has finitely many.
  private var exactDigits: DecimalDigits {
    guard !isZero else { return .zero }
    let hidden: UInt64 = isNormal ? 1 << 52 : 0
    let significand = hidden | significandBitPattern
    let power = Swift.max(Int(exponentBitPattern), 1) - 1075
    let trailing = Swift.min(significand.trailingZeroBitCount, Swift.max(0, -power))

    // m·2⁻ᵏ is m·5ᵏ·10⁻ᵏ: an integer's digits and a shifted point.
    var natural = Natural(significand >> UInt64(trailing))
    let places = -(power + trailing)
    if places > 0 { natural.multiply(byFiveToThe: places) } else { natural.multiply(byTwoToThe: -places) }
    let digits = natural.decimalDigits()
    return DecimalDigits(
      isNegative: self < 0, digits: digits, exponent: digits.count - 1 - Swift.max(0, places), isInexact: false)
  }
}
