extension Rational {
  /// The nearest decimal with `scale` digits after the point, rounded once from the exact value.
  ///
  /// Throws when 128 bits do not hold the digits; `scale` lies in 0...18.
  public func rounded(toScale scale: Int, mode: RoundingMode) throws(ArithmeticOverflow) -> ExactDecimal {
    let divisor = denominator.magnitude
    let dividend = numerator.magnitude.multipliedFullWidth(by: UInt128(PowerOfTen.value(scale)))
    guard dividend.high < divisor else { throw ArithmeticOverflow(.rounding, of: .rational) }

    let (quotient, remainder) = divisor.dividingFullWidth(dividend)
    let up = mode.roundsUp(
      discarded: DiscardedPart(remainder: remainder, divisor: divisor),
      lastDigitIsOdd: !quotient.isMultiple(of: 2))
    let (magnitude, overflow) = quotient.addingReportingOverflow(up ? 1 : 0)
    guard !overflow, let unscaled = Self.signed(magnitude, negative: numerator < 0) else {
      throw ArithmeticOverflow(.rounding, of: .rational)
    }
    return ExactDecimal(unscaled: unscaled, scale: scale)
  }

  /// The value with at most `count` significant digits, rounded once from the exact value, trailing zeros trimmed.
  ///
  /// The notation is that of C's `%.*g`: plain between 10⁻⁴ and 10 to the power `count`, with an exponent otherwise.
  public func significantDigits(_ count: Int, mode: RoundingMode) -> String {
    var digits = leadingDigits(atLeast: count + 1)
    digits.round(to: count, mode: mode)
    return digits.generalNotation(precision: count)
  }

  /// The nearest binary64 number, ties to even.
  public var doubleValue: Double {
    guard !isZero else { return 0 }
    // Both are shifted to the top bit; the quotient then has 127 or 128 bits, and what is left over is one sticky bit.
    let topShift = numerator.magnitude.leadingZeroBitCount
    let bottomShift = denominator.magnitude.leadingZeroBitCount
    let top = numerator.magnitude << topShift
    let bottom = denominator.magnitude << bottomShift
    let (quotient, remainder) = bottom.dividingFullWidth((high: top >> 1, low: top << 127))

    let shift = quotient.leadingZeroBitCount
    let aligned = quotient << shift
    let lost = remainder != 0 || UInt64(truncatingIfNeeded: aligned) != 0
    let significand = UInt64(truncatingIfNeeded: aligned >> 64) | (lost ? 1 : 0)
    return Double(
      sign: numerator < 0 ? .minus : .plus,
      exponent: 64 - shift - 127 + bottomShift - topShift,
      significand: Double(significand))
  }

  /// The first digits of the decimal expansion by long division, and whether anything follows them.
  private func leadingDigits(atLeast count: Int) -> DecimalDigits {
    guard !isZero else { return .zero }
    let divisor = denominator.magnitude
    var (whole, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
    var digits = whole == 0 ? [] : String(whole).utf8.map { $0 - UInt8(ascii: "0") }
    var exponent = digits.count - 1
    while remainder != 0, digits.count < count {
      (whole, remainder) = divisor.dividingFullWidth(remainder.multipliedFullWidth(by: 10))
      if digits.isEmpty, whole == 0 {
        exponent -= 1
      } else {
        digits.append(UInt8(truncatingIfNeeded: whole))
      }
    }
    return DecimalDigits(isNegative: numerator < 0, digits: digits, exponent: exponent, isInexact: remainder != 0)
  }
}
