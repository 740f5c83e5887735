extension ExactDecimal: CustomStringConvertible {
  /// Reads `-?[0-9][0-9_]*(\.[0-9]+)?`, the number notation of pipeline files.
  ///
  /// Nil for any other text, for more than 18 digits after the point, and for more digits than 128 bits hold.
  public init?(parsing text: some StringProtocol) {
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    let negative = next == UInt8(ascii: "-")
    if negative { next = bytes.next() }

    var value: Int128 = 0
    var scale = 0
    var digitsInPart = 0
    var afterPoint = false
    while let byte = next {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // Built up on the negative side, which reaches one further.
        guard let longer = Self.appending(byte - UInt8(ascii: "0"), to: value) else { return nil }
        value = longer
        digitsInPart += 1
        if afterPoint { scale += 1 }
      case UInt8(ascii: "_") where !afterPoint && digitsInPart > 0:
        break
      case UInt8(ascii: ".") where !afterPoint && digitsInPart > 0:
        afterPoint = true
        digitsInPart = 0
      default:
        return nil
      }
      next = bytes.next()
    }
    guard digitsInPart > 0, Self.scales.contains(scale), negative || value != .min else { return nil }
    self.init(unscaled: negative ? value : -value, scale: scale)
  }

  private static func appending(_ digit: UInt8, to negativeValue: Int128) -> Int128? {
    let (shifted, tooLong) = negativeValue.multipliedReportingOverflow(by: 10)
    let (result, tooLarge) = shifted.subtractingReportingOverflow(Int128(digit))
    return tooLong || tooLarge ? nil : result
  }

  /// The value in plain notation with all digits of its scale: `-12.50`.
  public var description: String {
    let digits = String(unscaled.magnitude)
    let sign = unscaled < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
