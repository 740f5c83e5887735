/// A quotient of 128-bit whole numbers in lowest terms, with a denominator above nought.
///
/// Unlike `Rational` it is compared without wide products where both terms are short, which the attacker does all the time.
struct Fraction: Hashable, Comparable {
  let numerator: Int128
  let denominator: Int128

  static let zero = Fraction(0)

  init(_ whole: Int128) {
    numerator = whole
    denominator = 1
  }

  /// The quotient; the denominator is above nought.
  init(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 1 else {
      self.numerator = numerator
      self.denominator = 1
      return
    }
    let divisor = Int128(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  var isZero: Bool { numerator == 0 }

  var negated: Fraction { Fraction(-numerator, over: denominator) }

  /// The greatest whole number that is no more.
  var floor: Int128 { numerator.floorDivided(by: denominator) }

  /// The least whole number that is no less.
  var ceiling: Int128 { numerator.ceilingDivided(by: denominator) }

  static func < (left: Fraction, right: Fraction) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let (first, firstOverflow) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (second, secondOverflow) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    if !firstOverflow, !secondOverflow { return first < second }
    // Whole parts decide, or the parts that are left do: both shrink, so that it ends.
    let (leftFloor, rightFloor) = (left.floor, right.floor)
    if leftFloor != rightFloor { return leftFloor < rightFloor }
    let leftRest = left.numerator - leftFloor * left.denominator
    let rightRest = right.numerator - rightFloor * right.denominator
    if rightRest == 0 { return false }
    if leftRest == 0 { return true }
    return Fraction(right.denominator, over: rightRest) < Fraction(left.denominator, over: leftRest)
  }

  static func greatestCommonDivisor<Number: FixedWidthInteger & UnsignedInteger>(
    _ left: Number, _ right: Number
  ) -> Number {
    var (larger, smaller) = (left, right)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}
