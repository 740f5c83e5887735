/// Why a figure is not defined; the raw value is the code in the tidy tables.
public enum UndefinedWord: String, CaseIterable, Hashable, Sendable {
  case emptyDenominator
  case zeroDenominator
  case negativeDenominator
  case allMissing
  case zeroReferenceRate
  case notReached
  case expectedAgreementIsOne
  case tooFewUnits
  case noVariation
  case unbounded
  case separation
  case negativeValue
  case noAnswer
}
