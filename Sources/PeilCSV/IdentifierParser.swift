import PeilTable

/// Checked identifiers, in their normal form.
struct IdentifierParser: Sendable {
  private let kind: IdentifierKind
  private let isSingleByte: Bool

  init(_ kind: IdentifierKind, isSingleByte: Bool) {
    self.kind = kind
    self.isSingleByte = isSingleByte
  }

  /// Appends the normal form of a trimmed field; nothing is appended when it is no such identifier, and why is returned.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) -> FieldProblem.Reason? {
    let start = text.count
    let isValid =
      switch kind {
      case .kvk: appendDigits(bytes, to: &text) && bytes.count == 8
      case .rsin: appendDigits(bytes, to: &text) && passesElevenTest(text[start...])
      case .postcode: appendWithoutBlanks(bytes, to: &text) && isPostcode(text[start...])
      case .sbi: appendIndustry(bytes, to: &text) && isIndustry(text[start...])
      case .iban: appendWithoutBlanks(bytes, to: &text) && isAccount(text[start...])
      }
    if isValid { return nil }
    text.removeSubrange(start...)
    return hasLostZero(bytes) ? .leadingZeroLost : .badIdentifier
  }

  /// Whether the field would be such a number with the zero that a spreadsheet takes off the front of one.
  private func hasLostZero(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.allSatisfy(isDigit) else { return false }
    switch kind {
    case .kvk: return bytes.count == 7
    case .rsin: return bytes.count == 8 && passesElevenTest(([UInt8(ascii: "0")] + bytes)[...])
    case .sbi: return bytes.count == 1 && IndustryDivisions.contains(UInt8(ascii: "0"), bytes[0])
    case .postcode, .iban: return false
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

  private func appendDigits(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) -> Bool {
    text.append(contentsOf: bytes)
    return bytes.allSatisfy(isDigit)
  }

  /// ASCII letters become capitals.
  private func appendWithoutBlanks(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let blank = Blanks.length(bytes, at: index, isSingleByte: isSingleByte)
      if blank == 0 {
        let byte = bytes[index]
        text.append((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte)
      }
      index += max(blank, 1)
    }
    return true
  }

  /// Nine digits whose sum with weights 9, 8, … 2, −1 is a multiple of eleven, and not all zero.
  private func passesElevenTest(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count == 9 else { return false }
    var sum = 0
    var isZero = true
    for (place, digit) in digits.enumerated() {
      let value = Int(digit - UInt8(ascii: "0"))
      sum += value * (place == 8 ? -1 : 9 - place)
      isZero = isZero && value == 0
    }
    return sum % 11 == 0 && !isZero
  }

  private func isPostcode(_ code: ArraySlice<UInt8>) -> Bool {
    code.count == 6 && code.prefix(4).allSatisfy(isDigit) && code.first != UInt8(ascii: "0")
      && code.suffix(2).allSatisfy(isCapital) && !Self.neverGiven.contains(Array(code.suffix(2)))
  }

  /// The pairs of letters that no postcode has.
  private static let neverGiven = ["SA", "SD", "SS"].map { Array($0.utf8) }

  private func isIndustry(_ code: ArraySlice<UInt8>) -> Bool {
    guard (2...5).contains(code.count) else { return false }
    return IndustryDivisions.contains(code[code.startIndex], code[code.startIndex + 1])
  }

  /// Two to five digits; points may stand where the classification has its levels: `62.01`, `62.01.1`.
  private func appendIndustry(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) -> Bool {
    var digits = 0
    for (index, byte) in bytes.enumerated() {
      if isDigit(byte) {
        text.append(byte)
        digits += 1
      } else {
        let isAfterDigit = index > 0 && isDigit(bytes[index - 1])
        let isLevel = digits == 2 || digits == 4
        guard byte == UInt8(ascii: "."), isAfterDigit, isLevel, index + 1 < bytes.count else { return false }
      }
    }
    return true
  }

  /// ISO 13616: country, two check digits, up to thirty letters and digits, as many as the country has; 1 modulo 97 (ISO
  /// 7064).
  private func isAccount(_ account: ArraySlice<UInt8>) -> Bool {
    guard (15...34).contains(account.count), account.allSatisfy({ isDigit($0) || isCapital($0) }) else { return false }
    guard account.prefix(2).allSatisfy(isCapital), account.dropFirst(2).prefix(2).allSatisfy(isDigit) else {
      return false
    }
    let start = account.startIndex
    if let length = AccountLengths.length(account[start], account[start + 1]), account.count != length { return false }
    var remainder = 0
    for byte in account.dropFirst(4) + account.prefix(4) {
      remainder =
        isDigit(byte)
        ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
        : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
    }
    return remainder == 1
  }
}
