import PeilValues

/// A binary64 number as an integer that orders as the numbers do; both noughts are one.
enum OrderedNumber {
  static func word(of number: Double) -> Int64 {
    let bits = Int64(bitPattern: number == 0 ? 0 : number.bitPattern)
    return bits < 0 ? bits ^ .max : bits
  }

  static func number(of word: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: word < 0 ? word ^ .max : word))
  }
}

/// An exact quotient as a text: equal quotients have equal texts.
enum RatioText {
  static func of(_ ratio: Rational) -> String { "\(ratio.numerator)/\(ratio.denominator)" }

  static func ratio(_ text: some StringProtocol) -> Rational? {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let numerator = Int128(parts[0]), let denominator = Int128(parts[1]) else { return nil }
    return Rational(numerator, denominator)
  }
}
