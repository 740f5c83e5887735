/// Tests that tell identifiers from other words.
enum Identifiers {
  private static func digits(_ word: String) -> [Int]? {
    let values = word.utf8.map { Int($0) - 48 }
    return values.allSatisfy { (0...9).contains($0) } ? values : nil
  }

  static func isChamberNumber(_ word: String) -> Bool { word.utf8.count == 8 && digits(word) != nil }

  static func isIndustry(_ word: String) -> Bool {
    let digits = word.utf8.filter { $0 != UInt8(ascii: ".") }
    return (2...5).contains(digits.count) && digits.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
  }

  /// Nine digits whose sum with weights 9 to 2 and −1 is a multiple of eleven: RSIN and BSN.
  static func passesElevenTest(_ word: String) -> Bool {
    guard let digits = digits(word), digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
    let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset == 8 ? -1 : 9 - $1.offset) }
    return sum % 11 == 0
  }

  static func isPostcode(_ word: String) -> Bool {
    let letters = Array(word.uppercased().utf8.filter { $0 != 0x20 })
    guard letters.count == 6, letters[0] != UInt8(ascii: "0") else { return false }
    return letters.prefix(4).allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
      && letters.suffix(2).allSatisfy { $0 &- UInt8(ascii: "A") < 26 }
  }

  /// ISO 13616 with the check of ISO 7064.
  static func isAccount(_ word: String) -> Bool {
    let letters = Array(word.uppercased().utf8.filter { $0 != 0x20 })
    guard (15...34).contains(letters.count), letters.prefix(2).allSatisfy({ $0 &- UInt8(ascii: "A") < 26 }) else {
      return false
    }
    var remainder = 0
    for byte in letters.dropFirst(4) + letters.prefix(4) {
      if byte &- UInt8(ascii: "0") < 10 {
        remainder = (remainder * 10 + Int(byte) - 48) % 97
      } else if byte &- UInt8(ascii: "A") < 26 {
        remainder = (remainder * 100 + Int(byte) - 55) % 97
      } else {
        return false
      }
    }
    return remainder == 1
  }

  static func isAddress(_ word: String) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !word.contains(" ")
  }
}
