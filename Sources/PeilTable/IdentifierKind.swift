/// A kind of identifier with a form, and often a check digit, that a raw word is held against.
public enum IdentifierKind: String, CaseIterable, Hashable, Sendable {
  /// Number of the Dutch trade register: eight digits.
  case kvk
  /// Dutch number of legal entities: nine digits that pass the eleven-test.
  case rsin
  /// Dutch postcode: four digits, the first not zero, and two letters.
  case postcode
  /// Dutch Standard Industrial Classification: two to five digits.
  case sbi
  /// International bank account number, checked modulo 97 (ISO 13616).
  case iban
}
