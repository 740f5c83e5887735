import PeilTable

/// Exact numbers with the signs a format declares: a whole number of units of ten to the minus `scale`.
struct AmountParser: FieldParser {
  static let empty: Int64 = 0

  private let scanner: AmountScanner
  private let scale: Int

  init(_ format: ColumnFormat, scale: Int, _ encoding: TextEncoding) throws(ColumnFormatError) {
    scanner = try AmountScanner(format, encoding)
    self.scale = scale
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
