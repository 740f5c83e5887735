extension Rational {
  /// The exact sum.
  public func adding(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    try combined(with: other, .addition) { $0.addingReportingOverflow($1) }
  }

  /// The exact difference.
  public func subtracting(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    try combined(with: other, .subtraction) { $0.subtractingReportingOverflow($1) }
  }

  /// The exact product.
  public func multiplying(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    // Common factors go out before the multiplication, so that it overflows only if the result does.
    let crossLeft = Self.commonFactor(numerator, other.denominator)
    let crossRight = Self.commonFactor(other.numerator, denominator)
    let top = (numerator / crossLeft).multipliedReportingOverflow(by: other.numerator / crossRight)
    let bottom = (denominator / crossRight).multipliedReportingOverflow(by: other.denominator / crossLeft)
    guard !top.overflow, !bottom.overflow else { throw ArithmeticOverflow(.multiplication, of: .rational) }
    return Rational(lowestTerms: top.partialValue, bottom.partialValue)
  }

  /// The exact quotient; nil when `other` is nought.
  public func dividing(by other: Rational) throws(ArithmeticOverflow) -> Rational? {
    guard !other.isZero else { return nil }
    // The reciprocal of −2¹²⁷ cannot be held, though its quotients can: the factors go out of the magnitudes.
    let crossTop = Self.greatestCommonDivisor(numerator.magnitude, other.numerator.magnitude)
    let crossBottom = Self.greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude)
    let top = (numerator.magnitude / crossTop)
      .multipliedReportingOverflow(by: other.denominator.magnitude / crossBottom)
    let bottom = (denominator.magnitude / crossBottom)
      .multipliedReportingOverflow(by: other.numerator.magnitude / crossTop)
    guard
      !top.overflow, !bottom.overflow,
      let signedTop = Self.signed(top.partialValue, negative: (numerator < 0) != (other.numerator < 0)),
      let signedBottom = Int128(exactly: bottom.partialValue)
    else { throw ArithmeticOverflow(.division, of: .rational) }
    return Rational(lowestTerms: signedTop, signedBottom)
  }

  /// The value with its sign turned.
  public func negated() throws(ArithmeticOverflow) -> Rational {
    guard numerator != .min else { throw ArithmeticOverflow(.negation, of: .rational) }
    return Rational(lowestTerms: -numerator, denominator)
  }

  /// Adds or subtracts over the least common denominator.
  ///
  /// Source: Knuth, *The Art of Computer Programming* 2, §4.5.1: only a factor of the denominators' common divisor can
  /// be left to take out afterwards.
  private func combined(
    with other: Rational, _ operation: ArithmeticOverflow.Operation,
    _ combine: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) throws(ArithmeticOverflow) -> Rational {
    let shared = Self.commonFactor(denominator, other.denominator)
    let left = numerator.multipliedReportingOverflow(by: other.denominator / shared)
    let right = other.numerator.multipliedReportingOverflow(by: denominator / shared)
    let top = combine(left.partialValue, right.partialValue)
    guard !left.overflow, !right.overflow, !top.overflow else { throw ArithmeticOverflow(operation, of: .rational) }

    let residue = Self.commonFactor(top.partialValue, shared)
    let bottom = (denominator / shared).multipliedReportingOverflow(by: other.denominator / residue)
    guard !bottom.overflow else { throw ArithmeticOverflow(operation, of: .rational) }
    return Rational(lowestTerms: top.partialValue / residue, bottom.partialValue)
  }

  /// The greatest common divisor of two integers of which at least the second is positive, or both not zero.
  private static func commonFactor(_ left: Int128, _ right: Int128) -> Int128 {
    Int128(greatestCommonDivisor(left.magnitude, right.magnitude))
  }
}
