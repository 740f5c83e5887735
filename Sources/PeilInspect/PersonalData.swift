import PeilCSV
import PeilTable

/// Personal data that a column seems to hold.
public enum PersonalData: String, CaseIterable, Sendable {
  /// Dutch citizen service numbers: nine digits that pass the eleven-test, under no header of organisations.
  case citizenNumber = "citizen service number (BSN)"
  /// E-mail addresses.
  case email = "e-mail address"
  /// International bank account numbers.
  case account = "bank account (IBAN)"

  /// Nil where fewer than nine of ten known words are such data.
  init?(_ finding: ColumnFinding) {
    let words = finding.survey.known.map(\.text)
    guard !words.isEmpty else { return nil }
    func most(_ test: (String) -> Bool) -> Bool { words.count(where: test) * 10 >= words.count * 9 }
    if most(Self.isEmail) {
      self = .email
    } else if finding.type.value == .iban || most(IdentifierKind.iban.admits) {
      self = .account
    } else if !Self.isOrganisation(finding.header), most(Self.isCitizenNumber) {
      self = .citizenNumber
    } else {
      return nil
    }
  }

  /// Organisations have nine digits with the same test.
  private static func isOrganisation(_ header: String) -> Bool {
    let small = header.lowercased()
    return ["rsin", "fiscaal", "btw", "organisation", "organisatie", "vestiging"].contains { small.contains($0) }
  }

  /// Nine digits whose sum under the weights 9 to 2 and −1 is a multiple of eleven.
  static func isCitizenNumber(_ word: String) -> Bool {
    let digits = word.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }
    guard digits.count == 9, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }), Set(digits).count > 1 else {
      return false
    }
    let values = digits.map { Int($0 - UInt8(ascii: "0")) }
    let sum = values.enumerated().reduce(0) { $0 + $1.element * ($1.offset == 8 ? -1 : 9 - $1.offset) }
    return sum.isMultiple(of: 11)
  }

  static func isEmail(_ word: String) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let dot = parts[1].lastIndex(of: "."), !word.contains(" ") else {
      return false
    }
    return dot != parts[1].startIndex && parts[1][dot...].count > 2
  }
}
