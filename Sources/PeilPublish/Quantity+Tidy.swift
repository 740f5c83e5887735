public import PeilCore
import PeilValues

extension Quantity {
  /// The value as tidy CSV writes it: money with two decimals, whole counts whole, dates as ISO 8601 has them, all else
  /// with twelve significant digits; rounded once, exact values half away from zero.
  public var tidyText: String {
    switch (magnitude, unit) {
    case (.date(let date), _): date.description
    case (.exact(let value), .money): value.centsText ?? value.significantDigits(12, mode: .halfAwayFromZero)
    case (.exact(let value), .count) where value.isWhole: value.description
    case (.exact(let value), _): value.significantDigits(12, mode: .halfAwayFromZero)
    case (.approximate(let value), .money): Rational(exactly: value)?.centsText ?? value.tidyDescription
    case (.approximate(let value), _): value.tidyDescription
    }
  }
}

extension Rational {
  /// The amount with two decimals; nil beyond 38 digits.
  var centsText: String? {
    (try? rounded(toScale: 2, mode: .halfAwayFromZero))?.description
  }

  /// The exact value of a binary64 number; nil where 128 bits do not hold it.
  ///
  /// A magnitude below 2⁻⁷³, which no format shows but as nought, becomes nought.
  init?(exactly number: Double) {
    guard number.isFinite else { return nil }
    guard number.magnitude >= 0x1p-73 else {
      self = .zero
      return
    }
    // The significand as a whole number of 53 bits, and the power of two that belongs to it.
    let whole = Int128((number.significand * 0x1p52).rounded(.towardZero))
    let power = Int(number.exponent) - 52
    let signed = number < 0 ? -whole : whole
    if power >= 0 {
      guard power <= 73 else { return nil }
      self.init(signed << Int128(power))
    } else {
      guard let value = Rational(signed, Int128(1) << Int128(-power)) else { return nil }
      self = value
    }
  }
}
