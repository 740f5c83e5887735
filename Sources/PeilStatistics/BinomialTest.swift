import Glibc

/// The exact test that successes come with a given probability.
public struct BinomialTest: Hashable, Sendable {
  /// The probability of a number of successes that is as improbable as this one or more so.
  public let pValue: Double

  /// The two-sided test; without trials nothing contradicts anything, and p is 1.
  ///
  /// Numbers within 1e-7 relative of the observed probability count as equally improbable.
  /// Source: R, `stats::binom.test`.
  public init(_ count: BinomialCount, probability: Double) {
    let distribution = BinomialDistribution(trials: count.trials, probability: probability)
    let bound = distribution.logMass(count.successes) + log1p(1e-7)
    let x = count.successes
    let mean = Double(count.trials) * probability
    // The masses rise to the mean and fall after it: what is as improbable on the other side begins at one place.
    if Double(x) == mean {
      pValue = 1
    } else if Double(x) < mean {
      let mirror = Self.firstImprobable(in: distribution, from: Int(mean.rounded(.up)), bound)
      pValue = min(1, distribution.lowerTail(x) + distribution.upperTail(mirror))
    } else {
      let mirror = Self.lastImprobable(in: distribution, through: Int(mean.rounded(.down)), bound)
      pValue = min(1, distribution.upperTail(x) + distribution.lowerTail(mirror))
    }
  }

  private static func firstImprobable(in distribution: BinomialDistribution, from start: Int, _ bound: Double) -> Int {
    var (low, high) = (start - 1, distribution.trials + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if distribution.logMass(middle) <= bound { high = middle } else { low = middle }
    }
    return high
  }

  private static func lastImprobable(in distribution: BinomialDistribution, through end: Int, _ bound: Double) -> Int {
    var (low, high) = (-1, end + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if distribution.logMass(middle) <= bound { low = middle } else { high = middle }
    }
    return low
  }
}
