import PeilTable

/// Reads the digits of a number under one reading: the declared decimal sign, and a thousands sign that may be left out
/// but, where it stands, stands before every group of three.
struct AmountScanner {
  let decimal: UInt8
  let thousands: UInt8?
  let isSingleByte: Bool
  /// Currency signs and words in the bytes of the encoding, ASCII letters small, longest first.
  private let currency: [[UInt8]]

  init(_ format: ColumnFormat, _ encoding: TextEncoding) throws(ColumnFormatError) {
    let fields = format.fields
    decimal = fields.decimal
    thousands = fields.thousands
    isSingleByte = encoding.isSingleByte
    let signs = [fields.decimal] + (fields.thousands.map { [$0] } ?? [])
    let isUsable = signs.allSatisfy { sign in
      sign < 0x80 && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign) && sign != UInt8(ascii: "-")
        && sign != UInt8(ascii: "+")
    }
    guard isUsable, fields.decimal != fields.thousands else {
      throw ColumnFormatError(column: format.name, reason: .unusableNumberSigns)
    }
    currency = fields.currency.compactMap { encoding.bytes(of: $0) }.filter { !$0.isEmpty }
      .map { $0.map(Self.small) }.sorted { $0.count > $1.count }
  }

  /// Reads a trimmed field; the reason why it is no number, or nil.
  @inline(__always)
  func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into amount: inout ScannedAmount, allowsExponent: Bool = false
  ) -> FieldProblem.Reason? {
    var index = 0
    var hasCurrency = false
    if let first = bytes.first, !isDigit(first), first != decimal {
      guard skipPrefix(bytes, &index, &amount, &hasCurrency) else { return .notANumber }
    }
    let start = index
    if let reason = scanWhole(bytes, &index, &amount) { return reason }
    let wholeDigits = index - start
    if index < bytes.count && bytes[index] == decimal {
      index += 1
      let reason = scanDecimals(bytes, &index, &amount)
      if let reason { return reason }
    } else if wholeDigits == 0 {
      return .notANumber
    }
    amount.end = index
    if index == bytes.count || allowsExponent { return nil }
    return isSuffix(bytes, from: index, hasCurrency) ? nil : .notANumber
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Digits up to the decimal sign, in groups where the thousands sign stands.
  @inline(__always)
  private func scanWhole(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ amount: inout ScannedAmount
  ) -> FieldProblem.Reason? {
    var group = 0
    var groups = 0
    while index < bytes.count {
      if isDigit(bytes[index]) {
        append(bytes[index], to: &amount)
        group += 1
        index += 1
        continue
      }
      let sign = thousandsLength(bytes, index)
      guard sign > 0 else { break }
      guard groups == 0 ? (1...3).contains(group) : group == 3 else { return .wrongGrouping }
      groups += 1
      group = 0
      index += sign
    }
    return groups > 0 && group != 3 ? .wrongGrouping : nil
  }

  @inline(__always)
  private func scanDecimals(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ amount: inout ScannedAmount
  ) -> FieldProblem.Reason? {
    let start = index
    while index < bytes.count, isDigit(bytes[index]) {
      append(bytes[index], to: &amount)
      index += 1
    }
    amount.decimals = index - start
    guard amount.decimals > 0 else { return .notANumber }
    return index < bytes.count && thousandsLength(bytes, index) > 0 ? .wrongGrouping : nil
  }

  /// The length of the thousands sign at `index`; a blank is one only before a digit, since blanks also end a number.
  @inline(__always)
  private func thousandsLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard let thousands else { return 0 }
    if thousands != UInt8(ascii: " ") { return bytes[index] == thousands ? 1 : 0 }
    let blank = Blanks.length(bytes, at: index, isSingleByte: isSingleByte)
    return blank > 0 && index + blank < bytes.count && isDigit(bytes[index + blank]) ? blank : 0
  }

  @inline(__always)
  private func append(_ digit: UInt8, to amount: inout ScannedAmount) {
    if amount.mantissa > (UInt64.max - 9) / 10 {
      amount.isTooLong = true
    } else {
      amount.mantissa = amount.mantissa * 10 + UInt64(digit &- UInt8(ascii: "0"))
    }
  }

  /// A sign and a currency, each once, in either order, and blanks.
  private func skipPrefix(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ amount: inout ScannedAmount, _ hasCurrency: inout Bool
  ) -> Bool {
    var hasSign = false
    while index < bytes.count, !isDigit(bytes[index]), bytes[index] != decimal {
      let blank = Blanks.length(bytes, at: index, isSingleByte: isSingleByte)
      if blank > 0 {
        index += blank
      } else if !hasSign && (bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")) {
        hasSign = true
        amount.isNegative = bytes[index] == UInt8(ascii: "-")
        index += 1
      } else {
        let length = hasCurrency ? 0 : currencyLength(bytes, index)
        guard length > 0 else { return false }
        hasCurrency = true
        index += length
      }
    }
    return true
  }

  /// Blanks and a currency, unless one stood before.
  private func isSuffix(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ hasCurrencyBefore: Bool) -> Bool {
    var index = start
    var hasCurrency = hasCurrencyBefore
    while index < bytes.count {
      var length = Blanks.length(bytes, at: index, isSingleByte: isSingleByte)
      if length == 0 && !hasCurrency {
        length = currencyLength(bytes, index)
        hasCurrency = true
      }
      guard length > 0 else { return false }
      index += length
    }
    return true
  }

  private func currencyLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    for word in currency where index + word.count <= bytes.count {
      if word.indices.allSatisfy({ Self.small(bytes[index + $0]) == word[$0] }) { return word.count }
    }
    return 0
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
