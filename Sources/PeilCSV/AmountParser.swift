import PeilTable

/// Exact numbers with the signs a format declares: a whole number of units of ten to the minus `scale`.
struct AmountParser: FieldParser {
  static let empty: Int64 = 0

  private let scanner: AmountScanner
  private let scale: Int
  /// What joins the digits before and after the decimal sign; nil where a plain amount cannot be read in words.
  private let joint: Joint?

  /// Where the decimal sign stands among the last eight bytes, and how the digits close up behind it.
  private struct Joint {
    let shift: UInt64
    let sign: UInt64
    let before: UInt64
    let unit: UInt64
  }

  init(_ format: ColumnFormat, scale: Int, _ encoding: TextEncoding) throws(ColumnFormatError) {
    scanner = try AmountScanner(format, encoding)
    self.scale = scale
    joint = (0...4).contains(scale) ? Self.joint(scale, sign: scanner.decimal) : nil
  }

  private static func joint(_ scale: Int, sign: UInt8) -> Joint {
    guard scale > 0 else { return Joint(shift: 0, sign: 0, before: .max, unit: 100_000_000) }
    let shift = UInt64(7 - scale) * 8
    return Joint(
      shift: shift, sign: UInt64(sign), before: (1 << shift) - 1, unit: 10_000_000)
  }

  /// Up to sixteen bytes: digits, and where there are decimals all of them behind the decimal sign.
  @inline(__always)
  func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    let count = bytes.count
    guard let joint, let base = UnsafeRawPointer(bytes.baseAddress), count > (scale == 0 ? 0 : scale &+ 1), count <= 16
    else { return nil }
    // Right-aligned, with noughts for what is not there.
    var low: UInt64
    var high = FieldWord.zeros
    if count < 8 {
      let missing = UInt64(truncatingIfNeeded: (8 &- count) &* 8)
      low = FieldWord.first(base, count: count) &<< missing | FieldWord.zeros & ((1 &<< missing) &- 1)
    } else {
      low = FieldWord.last(base, count: count)
      if count > 8 {
        let missing = UInt64(truncatingIfNeeded: (16 &- count) &* 8)
        high = FieldWord.first(base, count: count) &<< missing | FieldWord.zeros & ((1 &<< missing) &- 1)
      }
    }
    if scale > 0 {
      guard low &>> joint.shift & 0xFF == joint.sign else { return nil }
      low = (low & joint.before) &<< 8 | low & ~(joint.before &<< 8 | 0xFF) | 0x30
    }
    guard FieldWord.isDigits(low) else { return nil }
    var value = FieldWord.number(ofDigits: low)
    if count > 8 {
      guard FieldWord.isDigits(high) else { return nil }
      value &+= FieldWord.number(ofDigits: high) &* joint.unit
    }
    return Int64(truncatingIfNeeded: value)
  }

  @inline(__always)
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> ParsedField<Int64> {
    var amount = ScannedAmount()
    if let reason = scanner.scan(bytes, into: &amount) { return .invalid(reason) }
    guard amount.decimals <= scale else { return .invalid(.tooManyDecimals) }
    var magnitude = amount.mantissa
    var overflow = amount.isTooLong
    for _ in amount.decimals..<scale {
      let product = magnitude.multipliedReportingOverflow(by: 10)
      overflow = overflow || product.overflow
      magnitude = product.partialValue
    }
    guard !overflow, magnitude <= UInt64(Int64.max) else { return .invalid(.overflow) }
    let value = Int64(truncatingIfNeeded: magnitude)
    return .value(amount.isNegative ? -value : value)
  }
}
