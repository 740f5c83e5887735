/// A natural number of any size, with just the operations that printing a binary fraction exactly needs.
struct Natural {
  /// Digits to the base 2³², the lowest first; the last is not zero.
  private var limbs: [UInt32]

  init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    trim()
  }

  mutating func multiply(byTwoToThe exponent: Int) {
    multiply(by: 1 << UInt32(exponent % 32))
    limbs.insert(contentsOf: repeatElement(0, count: exponent / 32), at: 0)
    trim()
  }

  mutating func multiply(byFiveToThe exponent: Int) {
    // 5¹³ is the largest power of five below 2³².
    for _ in 0..<(exponent / 13) { multiply(by: 1_220_703_125) }
    for _ in 0..<(exponent % 13) { multiply(by: 5) }
  }

  /// The decimal digits, highest first; none for nought.
  consuming func decimalDigits() -> [UInt8] {
    var reversed: [UInt8] = []
    while !limbs.isEmpty {
      var group = divide(by: 1_000_000_000)
      for _ in 0..<9 {
        reversed.append(UInt8(truncatingIfNeeded: group % 10))
        group /= 10
      }
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }

  private mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry != 0 { limbs.append(UInt32(carry)) }
  }

  /// Divides in place and returns the remainder.
  private mutating func divide(by divisor: UInt32) -> UInt32 {
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      let dividend = remainder << 32 | UInt64(limbs[index])
      limbs[index] = UInt32(dividend / UInt64(divisor))
      remainder = dividend % UInt64(divisor)
    }
    trim()
    return UInt32(remainder)
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}
