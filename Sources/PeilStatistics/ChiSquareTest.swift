/// The outcome of a test whose statistic follows the chi-squared distribution.
public struct ChiSquareTest: Hashable, Sendable {
  /// The statistic.
  public let statistic: Double
  /// The degrees of freedom.
  public let degreesOfFreedom: Double
  /// The probability of such a statistic or a larger one if there is nothing to find.
  public let pValue: Double

  init(_ statistic: Double, degreesOfFreedom: Double) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    pValue = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(statistic)
  }
}
