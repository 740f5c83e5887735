/// A decimal number without rounding: an integer and the number of its digits that follow the decimal point.
///
/// Values compare by what they are worth: 1.5 equals 1.50. The scale is kept for printing.
public struct ExactDecimal: Sendable {
  /// The number without its decimal point: −1250 for −12.50.
  public let unscaled: Int128
  /// How many digits follow the decimal point, in 0...18.
  public let scale: Int

  /// The scales a value may have.
  public static let scales = 0...18

  /// The value of `unscaled` divided by ten to the power `scale`, which lies in 0...18.
  @inlinable
  public init(unscaled: Int128, scale: Int) {
    precondition(0 <= scale && scale <= 18, "a scale lies in 0...18")
    self.unscaled = unscaled
    self.scale = scale
  }

  /// The same value with `scale` digits after the point; nil when digits other than zero would be lost.
  ///
  /// Throws when more digits are asked for than 128 bits hold.
  public func rescaled(to scale: Int) throws(ArithmeticOverflow) -> ExactDecimal? {
    if scale >= self.scale {
      let factor = Int128(PowerOfTen.value(scale - self.scale))
      let (product, overflow) = unscaled.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw ArithmeticOverflow(.rescaling, of: .decimal) }
      return ExactDecimal(unscaled: product, scale: scale)
    }
    let (quotient, remainder) = unscaled.quotientAndRemainder(
      dividingBy: Int128(PowerOfTen.value(self.scale - scale)))
    return remainder == 0 ? ExactDecimal(unscaled: quotient, scale: scale) : nil
  }

  /// The nearest value with `scale` digits after the point.
  ///
  /// Throws when more digits are asked for than 128 bits hold.
  public func rounded(toScale scale: Int, mode: RoundingMode) throws(ArithmeticOverflow) -> ExactDecimal {
    if let exact = try rescaled(to: scale) { return exact }
    let divisor = UInt128(PowerOfTen.value(self.scale - scale))
    let (quotient, remainder) = unscaled.magnitude.quotientAndRemainder(dividingBy: divisor)
    let up = mode.roundsUp(
      discarded: DiscardedPart(remainder: remainder, divisor: divisor),
      lastDigitIsOdd: !quotient.isMultiple(of: 2))
    let magnitude = Int128(quotient) + (up ? 1 : 0)
    return ExactDecimal(unscaled: unscaled < 0 ? -magnitude : magnitude, scale: scale)
  }

  /// The sum, with the larger of the two scales.
  public func adding(_ other: ExactDecimal) throws(ArithmeticOverflow) -> ExactDecimal {
    let (left, right, scale) = try aligned(with: other, for: .addition)
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw ArithmeticOverflow(.addition, of: .decimal) }
    return ExactDecimal(unscaled: sum, scale: scale)
  }

  /// The difference, with the larger of the two scales.
  public func subtracting(_ other: ExactDecimal) throws(ArithmeticOverflow) -> ExactDecimal {
    let (left, right, scale) = try aligned(with: other, for: .subtraction)
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    guard !overflow else { throw ArithmeticOverflow(.subtraction, of: .decimal) }
    return ExactDecimal(unscaled: difference, scale: scale)
  }

  /// The value with its sign turned.
  public func negated() throws(ArithmeticOverflow) -> ExactDecimal {
    guard unscaled != .min else { throw ArithmeticOverflow(.negation, of: .decimal) }
    return ExactDecimal(unscaled: -unscaled, scale: scale)
  }

  private func aligned(
    with other: ExactDecimal, for operation: ArithmeticOverflow.Operation
  ) throws(ArithmeticOverflow) -> (Int128, Int128, scale: Int) {
    let scale = max(self.scale, other.scale)
    let left = unscaled.multipliedReportingOverflow(by: Int128(PowerOfTen.value(scale - self.scale)))
    let right = other.unscaled.multipliedReportingOverflow(by: Int128(PowerOfTen.value(scale - other.scale)))
    guard !left.overflow, !right.overflow else { throw ArithmeticOverflow(operation, of: .decimal) }
    return (left.partialValue, right.partialValue, scale)
  }
}

extension ExactDecimal: Comparable {
  /// Whether both are worth the same, whatever their scales.
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.scale == right.scale ? left.unscaled == right.unscaled : left.crosswise(right) { $0 == $1 }
  }

  /// Whether the left value is the smaller one, whatever their scales.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.scale == right.scale ? left.unscaled < right.unscaled : left.crosswise(right) { $0 < $1 }
  }

  private func crosswise(_ other: ExactDecimal, _ compare: (SignedWideProduct, SignedWideProduct) -> Bool) -> Bool {
    compare(
      SignedWideProduct(unscaled, Int128(PowerOfTen.value(other.scale))),
      SignedWideProduct(other.unscaled, Int128(PowerOfTen.value(scale))))
  }
}

extension ExactDecimal: Hashable {
  /// Feeds the value without its trailing zeros, so that equal values hash alike.
  public func hash(into hasher: inout Hasher) {
    var digits = unscaled
    var places = scale
    while places > 0, digits.isMultiple(of: 10) {
      digits /= 10
      places -= 1
    }
    hasher.combine(digits)
    hasher.combine(places)
  }
}
