import Glibc

/// The mean and the median of each unit's own ratio: what a typical project looks like, and secondary to the ratio of sums.
public struct MeanOfRatios: Hashable, Sendable {
  /// The mean of the ratios.
  public let mean: Double
  /// Their median.
  public let median: Double
  /// Their standard deviation; nil with a single unit.
  public let standardDeviation: Double?
  /// The standard error of the mean; nil with a single unit.
  public let standardError: Double?
  /// The interval of the mean by Student's distribution; nil with a single unit.
  public let limits: ClosedRange<Double>?
  /// How many units have a ratio.
  public let count: Int
  /// How many units have none because they would be divided by nought or less; they stay in the ratio of sums.
  public let leftOut: Int

  /// The mean over units with a positive denominator; undefined where there are none.
  public init(
    _ numerators: [Double], over denominators: [Double], level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) {
    precondition(numerators.count == denominators.count, "both numbers of every unit")
    let ratios = zip(numerators, denominators).filter { $0.1 > 0 }.map { $0 / $1 }
    guard !ratios.isEmpty else { throw numerators.isEmpty ? .emptyDenominator : .zeroDenominator }
    let n = Double(ratios.count)
    mean = ratios.exactMean
    median = try QuantileType.seven.quantile(of: ratios, at: 0.5)
    count = ratios.count
    leftOut = numerators.count - ratios.count
    guard ratios.count > 1 else {
      (standardDeviation, standardError, limits) = (nil, nil, nil)
      return
    }
    let deviation = sqrt(ratios.sumOfSquaredDeviations / (n - 1))
    let error = deviation / sqrt(n)
    let spread = level.studentQuantile(degreesOfFreedom: n - 1) * error
    standardDeviation = deviation
    standardError = error
    limits = mean - spread...mean + spread
  }
}
