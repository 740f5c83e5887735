/// The two-sided coverage an interval claims.
public struct ConfidenceLevel: Hashable, Sendable {
  /// The coverage, between 0 and 1.
  public let coverage: Double

  /// A coverage strictly between 0 and 1; nil otherwise.
  public init?(_ coverage: Double) {
    guard coverage > 0, coverage < 1 else { return nil }
    self.coverage = coverage
  }

  private init(standard coverage: Double) { self.coverage = coverage }

  /// 95%, the standard throughout.
  public static let standard = ConfidenceLevel(standard: 0.95)

  /// What is left out on either side: 0.025 at 95%.
  public var tail: Double { (1 - coverage) / 2 }

  /// The quantile of the standard normal distribution that leaves half of the rest above it: 1.959963985 at 95%.
  public var normalQuantile: Double { -standardNormalQuantile(tail) }

  /// The quantile of Student's distribution that leaves half of the rest above it.
  public func studentQuantile(degreesOfFreedom: Double) -> Double {
    -StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(tail)
  }
}
