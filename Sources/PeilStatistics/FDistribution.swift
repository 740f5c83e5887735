import Glibc

/// Fisher's and Snedecor's F distribution.
public struct FDistribution: Hashable, Sendable {
  /// The degrees of freedom of the numerator, above nought, whole or not.
  public let numeratorDegrees: Double
  /// The degrees of freedom of the denominator, above nought, whole or not.
  public let denominatorDegrees: Double

  /// The distribution with these degrees of freedom, both above nought.
  public init(numeratorDegrees: Double, denominatorDegrees: Double) {
    precondition(numeratorDegrees > 0 && denominatorDegrees > 0, "degrees of freedom above nought")
    self.numeratorDegrees = numeratorDegrees
    self.denominatorDegrees = denominatorDegrees
  }

  /// The probability of a value of at least x, the p-value of a test statistic; 1 at and below nought.
  public func upperTail(_ x: Double) -> Double { tails(x).lower }

  /// The probability of a value of at most x.
  public func lowerTail(_ x: Double) -> Double { tails(x).upper }

  /// The value that leaves `probability` below it; 0 gives 0 and 1 infinity.
  public func quantile(_ probability: Double) -> Double {
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    let logit = BetaDistribution(numeratorDegrees / 2, denominatorDegrees / 2).logitQuantile(probability)
    return denominatorDegrees / numeratorDegrees * exp(logit)
  }

  private func tails(_ x: Double) -> Tails {
    guard x > 0 else { return Tails(upper: 0) }
    let numerator = numeratorDegrees * x
    let whole = denominatorDegrees + numerator
    guard whole.isFinite else { return Tails(lower: 0) }
    return BetaDistribution(denominatorDegrees / 2, numeratorDegrees / 2)
      .tails(denominatorDegrees / whole, complement: numerator / whole)
  }
}
