/// Why a figure has no value.
///
/// A figure that is not defined is never 0, NaN or infinity; what stands here is printed in its place.
public enum UndefinedReason: String, Error, Hashable, Sendable, CaseIterable {
  /// There is no unit to divide by: n = 0.
  case emptyDenominator
  /// The units are there, and what they add up to is nought.
  case zeroDenominator
  /// What is divided by is below nought.
  case negativeDenominator
  /// The reference group has a rate of nought, so nothing is a multiple of it.
  case zeroReferenceRate
  /// The curve never comes down to the level that was asked for.
  case notReached
  /// Chance alone already gives full agreement.
  case expectedAgreementIsOne
  /// A variance needs more units, clusters or strata than there are.
  case tooFewUnits
  /// All values are equal, so nothing can vary together with them.
  case noVariation
  /// Both ends of the interval lie at infinity, or it is not an interval.
  case unbounded
  /// A group of the model has nothing but successes or nothing but failures: the estimate does not exist.
  case separation
  /// A share of a whole has no meaning where parts lie below nought.
  case negativeValue
  /// The program that makes the figure gave none.
  case noAnswer
}
