/// The leading digits of a number's decimal expansion, and whether anything but zeros follows them.
struct DecimalDigits {
  let isNegative: Bool
  /// The digits, 0...9 each; the first is not zero, and there is none for nought.
  private(set) var digits: [UInt8]
  /// The power of ten the first digit stands for.
  private(set) var exponent: Int
  /// Whether a digit other than zero follows.
  private(set) var isInexact: Bool

  static let zero = DecimalDigits(isNegative: false, digits: [], exponent: 0, isInexact: false)

  init(isNegative: Bool, digits: [UInt8], exponent: Int, isInexact: Bool) {
    precondition(digits.first != 0, "the first digit is significant")
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
    self.isInexact = isInexact
  }

  /// Keeps `count` digits, rounded once.
  mutating func round(to count: Int, mode: RoundingMode) {
    precondition(count > 0, "a number has at least one significant digit")
    guard digits.count > count else {
      precondition(!isInexact, "rounding needs one digit more than it keeps")
      return
    }
    let discarded = discardedPart(from: count)
    digits.removeSubrange(count...)
    isInexact = false
    if mode.roundsUp(discarded: discarded, lastDigitIsOdd: digits[count - 1] % 2 == 1) { increment() }
  }

  private func discardedPart(from index: Int) -> DiscardedPart {
    let first = digits[index]
    guard first == 5 else { return first < 5 ? .belowHalf : .aboveHalf }
    return isInexact || digits[(index + 1)...].contains { $0 != 0 } ? .aboveHalf : .half
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits[0] = 1
      exponent += 1
    }
  }

  /// The notation C's `%.*g` chooses for `precision`, without trailing zeros.
  func generalNotation(precision: Int) -> String {
    let significant = digits.prefix(through: digits.lastIndex { $0 != 0 } ?? -1)
    guard !significant.isEmpty else { return "0" }
    let text = Array(significant.map { $0 + UInt8(ascii: "0") })
    let sign = isNegative ? "-" : ""
    return sign + (-4 <= exponent && exponent < precision ? plainNotation(text) : exponentNotation(text))
  }

  private func plainNotation(_ text: [UInt8]) -> String {
    func string(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + string(text) }
    let wholeDigits = exponent + 1
    if text.count <= wholeDigits { return string(text) + String(repeating: "0", count: wholeDigits - text.count) }
    return string(text[..<wholeDigits]) + "." + string(text[wholeDigits...])
  }

  private func exponentNotation(_ text: [UInt8]) -> String {
    let fraction = text.count > 1 ? "." + String(decoding: text[1...], as: UTF8.self) : ""
    let magnitude = exponent.magnitude
    return String(decoding: text[..<1], as: UTF8.self) + fraction + (exponent < 0 ? "e-" : "e+")
      + (magnitude < 10 ? "0" : "") + String(magnitude)
  }
}
