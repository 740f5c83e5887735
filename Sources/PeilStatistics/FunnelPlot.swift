import Glibc

/// The limits within which a group's rate stays, as often as said, if its true rate is the target.
///
/// Source: Spiegelhalter 2005, A.1.1 (exact, interpolated) and eq. 2 (normal).
public struct FunnelPlot: Hashable, Sendable {
  /// The rate every group is held against, 0 through 1.
  public let target: Double

  /// The limits around this target, a rate.
  public init(target: Double) {
    precondition(target >= 0 && target <= 1, "a rate")
    self.target = target
  }

  /// The exact limit of a group of `trials` below which its rate lies with the given probability, cut off at 0 and 1.
  ///
  /// The steps of the binomial distribution are joined by straight lines. Undefined without trials.
  public func exactLimit(trials: Int, probability: Double) throws(UndefinedReason) -> Double {
    guard trials > 0 else { throw .emptyDenominator }
    let distribution = BinomialDistribution(trials: trials, probability: target)
    let r = distribution.quantile(probability)
    let mass = distribution.mass(r)
    let part = mass > 0 ? (distribution.lowerTail(r) - probability) / mass : 0
    return min(1, max(0, (Double(r) - part) / Double(trials)))
  }

  /// The normal approximation of the same limit, cut off at 0 and 1, wider by √φ where groups vary more than by chance.
  public func normalLimit(
    trials: Int, probability: Double, overdispersion: Double = 1
  ) throws(UndefinedReason) -> Double {
    guard trials > 0 else { throw .emptyDenominator }
    let deviation = sqrt(overdispersion * target * (1 - target) / Double(trials))
    return min(1, max(0, target + standardNormalQuantile(probability) * deviation))
  }

  /// A group's distance from the target in standard deviations; undefined without trials or at a target of 0 or 1.
  public func score(_ group: BinomialCount) throws(UndefinedReason) -> Double {
    let rate = try group.rate()
    guard target > 0, target < 1 else { throw .noVariation }
    return (rate - target) / sqrt(target * (1 - target) / Double(group.trials))
  }
}
