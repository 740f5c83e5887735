/// The chi-squared distribution.
public struct ChiSquareDistribution: Hashable, Sendable {
  /// The degrees of freedom, above nought, whole or not.
  public let degreesOfFreedom: Double

  /// The distribution with so many degrees of freedom, above nought.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom above nought")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at least x, the p-value of a test statistic; 1 at and below nought.
  public func upperTail(_ x: Double) -> Double { GammaDistribution(shape: degreesOfFreedom / 2).upperTail(x / 2) }

  /// The probability of a value of at most x.
  public func lowerTail(_ x: Double) -> Double { GammaDistribution(shape: degreesOfFreedom / 2).lowerTail(x / 2) }

  /// The value that leaves `probability` below it.
  public func quantile(_ probability: Double) -> Double {
    2 * GammaDistribution(shape: degreesOfFreedom / 2).quantile(probability)
  }
}
