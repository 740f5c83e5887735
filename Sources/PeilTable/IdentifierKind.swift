/// A kind of identifier with a form, and often a check digit, that a raw word is held against.
public enum IdentifierKind: String, CaseIterable, Hashable, Sendable {
  /// Number of the Dutch trade register: eight digits.
  case kvk
  /// Dutch number of legal entities: nine digits that pass the eleven-test.
  case rsin
  /// Dutch postcode: four digits, the first not zero, and two letters, which are never SA, SD or SS.
  case postcode
  /// Dutch Standard Industrial Classification SBI 2008: two to five digits, of which the first two are a division.
  case sbi
  /// International bank account number, with its country's length, checked modulo 97 (ISO 13616).
  case iban
}
