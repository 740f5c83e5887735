import Glibc

/// The ratio of two independent rates, the first as a multiple of the second.
public struct RateRatio: Hashable, Sendable {
  /// The first rate divided by the second; nil where the second is nought, and then only the lower end means anything.
  public let value: Double?
  /// The interval; its upper end is infinite where the data set none.
  public let limits: ClosedRange<Double>

  /// The first rate as a multiple of the second, with Katz's interval where both have successes and Koopman's otherwise.
  ///
  /// Undefined where either group is empty, or the second has no successes.
  public static func standard(
    _ first: BinomialCount, _ second: BinomialCount, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> RateRatio {
    if second.trials > 0, second.successes == 0 { throw .zeroReferenceRate }
    return first.successes > 0
      ? try katz(first, second, level: level) : try koopman(first, second, level: level)
  }

  /// The interval on the logarithmic scale; it needs successes in both groups.
  ///
  /// Undefined where either group is empty or has no successes. Source: Katz et al. 1978.
  public static func katz(
    _ first: BinomialCount, _ second: BinomialCount, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> RateRatio {
    let (p1, p2) = (try first.rate(), try second.rate())
    guard second.successes > 0 else { throw .zeroReferenceRate }
    guard first.successes > 0 else { throw .noVariation }
    let value = p1 / p2
    let variance =
      Double(first.failures) / (Double(first.successes) * Double(first.trials))
      + Double(second.failures) / (Double(second.successes) * Double(second.trials))
    let spread = level.normalQuantile * sqrt(variance)
    return RateRatio(value: value, limits: value * exp(-spread)...value * exp(spread))
  }

  /// The score interval; it stands without successes too.
  ///
  /// Without successes in the second group the ratio has no value and the interval no upper end; without any successes
  /// it has no lower end either. Undefined where either group is empty. Source: Koopman 1984.
  public static func koopman(
    _ first: BinomialCount, _ second: BinomialCount, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> RateRatio {
    let (p1, p2) = (try first.rate(), try second.rate())
    let z = level.normalQuantile
    /// Above nought outside the interval, for a ratio written as a share of itself plus one.
    func excess(_ share: Double) -> Double {
      let ratio = share / (1 - share)
      let rate2 = constrainedSecondRate(first, second, ratio: ratio)
      let rate1 = min(1, ratio * rate2)
      let variance =
        rate1 * (1 - rate1) / Double(first.trials) + ratio * ratio * rate2 * (1 - rate2) / Double(second.trials)
      return (p1 - ratio * p2) * (p1 - ratio * p2) - z * z * variance
    }
    let value = p2 > 0 ? p1 / p2 : nil
    let centre = p1 + p2 > 0 ? p1 / (p1 + p2) : 0.5
    let lower = p1 > 0 ? Bisection.root(from: 0, to: centre, isRising: false, excess) : 0
    let upper = p2 > 0 ? Bisection.root(from: centre, to: 1, isRising: true, excess) : 1
    return RateRatio(value: value, limits: lower / (1 - lower)...(p2 > 0 ? upper / (1 - upper) : .infinity))
  }

  /// The second rate that makes the counts most likely when the first is `ratio` times as large.
  private static func constrainedSecondRate(
    _ first: BinomialCount, _ second: BinomialCount, ratio: Double
  ) -> Double {
    let (n1, n2, x1, x2) = (
      Double(first.trials), Double(second.trials), Double(first.successes), Double(second.successes)
    )
    let sum = ratio * (n1 + x2) + x1 + n2
    let root = sqrt(max(0, sum * sum - 4 * (n1 + n2) * ratio * (x1 + x2)))
    return min(1, 2 * (x1 + x2) / (sum + root))
  }
}
