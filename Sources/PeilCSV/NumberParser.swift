import PeilTable

/// Binary64 numbers, correctly rounded; an exponent may follow (`1,5E-3`).
struct NumberParser: FieldParser {
  static let empty = 0.0

  private let scanner: AmountScanner

  init(_ format: ColumnFormat, _ encoding: TextEncoding) throws(ColumnFormatError) {
    scanner = try AmountScanner(format, encoding)
  }

  /// Powers of ten that binary64 holds exactly.
  private static let exactPowers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  @inline(__always)
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> ParsedField<Double> {
    var amount = ScannedAmount()
    if scanner.scan(bytes, into: &amount) == nil {
      // Two numbers that are exact have a quotient that is rounded once (W. D. Clinger, 1990).
      if !amount.isTooLong, amount.mantissa <= 1 << 53, amount.decimals <= 22 {
        let value = Double(amount.mantissa) / Self.exactPowers[amount.decimals]
        return .value(amount.isNegative ? -value : value)
      }
      return convert(bytes, amount, exponent: "")
    }
    amount = ScannedAmount()
    if let reason = scanner.scan(bytes, into: &amount, allowsExponent: true) { return .invalid(reason) }
    guard let exponent = exponent(bytes, from: amount.end) else { return .invalid(.notANumber) }
    return convert(bytes, amount, exponent: exponent)
  }

  /// `E` or `e`, perhaps a sign, and at most six digits.
  private func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
    guard start < bytes.count, bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    let text = String(decoding: bytes[(start + 1)...], as: UTF8.self)
    guard text.utf8.count <= 6, let value = Int(text) else { return nil }
    return "e\(value)"
  }

  /// The standard library rounds correctly and knows no locale; it gets the digits and nothing else.
  private func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ amount: ScannedAmount, exponent: String
  ) -> ParsedField<Double> {
    var text = amount.isNegative ? "-" : ""
    for byte in bytes[..<amount.end] {
      if byte == scanner.decimal {
        text.append(".")
      } else if byte &- UInt8(ascii: "0") < 10 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    if text.hasPrefix(".") || text.hasPrefix("-.") { text.replace(".", with: "0.") }
    guard let value = Double(text + exponent) else { return .invalid(.notANumber) }
    return value.isFinite ? .value(value) : .invalid(.overflow)
  }
}
