import Glibc

/// The bias-corrected and accelerated bootstrap interval (BCa).
///
/// Source: Efron 1987, eq. 2.3; ties with the estimate count half, the ends are type-6 quantiles of the replicates.
public struct BiasCorrectedInterval: Hashable, Sendable {
  /// How many replicates lie below the estimate.
  public let below: Int
  /// How many are equal to it.
  public let equal: Int
  /// How many replicates were not defined and are left out.
  public let undefined: Int
  /// The correction for bias, in standard deviations.
  public let bias: Double
  /// How fast the standard error changes with the estimate.
  public let acceleration: Double
  /// The shares of replicates below the interval's lower and its upper end.
  public let shares: ClosedRange<Double>
  /// The interval.
  public let limits: ClosedRange<Double>
  /// The plain percentile interval, for comparison.
  public let percentileLimits: ClosedRange<Double>
  /// The standard deviation of the replicates.
  public let standardError: Double

  /// The interval of an estimate; undefined with fewer than two replicates, and where all lie on one side of it.
  public init(
    estimate: Double, replicates: [Double?], acceleration: Double, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) {
    let sorted = replicates.compactMap(\.self).sorted()
    guard sorted.count > 1 else { throw .tooFewUnits }
    below = sorted.count { $0 < estimate }
    equal = sorted.count { $0 == estimate }
    undefined = replicates.count - sorted.count
    let bias = standardNormalQuantile((Double(below) + Double(equal) / 2) / Double(sorted.count))
    guard bias.isFinite else { throw .unbounded }
    func share(_ z: Double) -> Double {
      standardNormalLowerTail(bias + (bias + z) / (1 - acceleration * (bias + z)))
    }
    let z = level.normalQuantile
    let lower = share(-z)
    let upper = share(z)
    self.bias = bias
    self.acceleration = acceleration
    shares = min(lower, upper)...max(lower, upper)
    limits = try Self.range(sorted, lower, upper)
    percentileLimits = try Self.range(sorted, level.tail, 1 - level.tail)
    standardError = sqrt(sorted.sumOfSquaredDeviations / Double(sorted.count - 1))
  }

  private static func range(
    _ sorted: [Double], _ lower: Double, _ upper: Double
  ) throws(UndefinedReason) -> ClosedRange<Double> {
    let low = try QuantileType.six.quantile(ofSorted: sorted, at: min(1, max(0, lower)))
    let high = try QuantileType.six.quantile(ofSorted: sorted, at: min(1, max(0, upper)))
    return min(low, high)...max(low, high)
  }
}
