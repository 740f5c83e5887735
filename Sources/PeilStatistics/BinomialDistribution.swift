import Glibc

/// The binomial distribution: successes in a number of independent trials.
public struct BinomialDistribution: Hashable, Sendable {
  /// The number of trials, nought or more.
  public let trials: Int
  /// The probability of success, 0 through 1.
  public let probability: Double

  /// The distribution of so many trials with this probability of success.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0 && probability >= 0 && probability <= 1, "trials and a probability")
    self.trials = trials
    self.probability = probability
  }

  /// The probability of exactly so many successes.
  public func mass(_ successes: Int) -> Double { exp(logMass(successes)) }

  /// The probability of at most so many successes.
  public func lowerTail(_ successes: Int) -> Double { tails(successes).lower }

  /// The probability of at least so many successes.
  public func upperTail(_ successes: Int) -> Double { tails(successes - 1).upper }

  /// The smallest number of successes that at most so many have a probability of `level` or more.
  public func quantile(_ level: Double) -> Int {
    var (low, high) = (-1, trials)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if lowerTail(middle) >= level { high = middle } else { low = middle }
    }
    return high
  }

  func logMass(_ successes: Int) -> Double {
    guard successes >= 0, successes <= trials else { return -.infinity }
    let (x, n, p) = (Double(successes), Double(trials), probability)
    if p == 0 { return successes == 0 ? 0 : -.infinity }
    if p == 1 { return successes == trials ? 0 : -.infinity }
    if successes == 0 { return n * log1p(-p) }
    if successes == trials { return n * log(p) }
    return SaddlePoint.logBinomial(x, n - x, p: p, q: 1 - p)
  }

  /// At most so many, and more than that.
  private func tails(_ successes: Int) -> Tails {
    if successes < 0 { return Tails(lower: 0) }
    if successes >= trials { return Tails(upper: 0) }
    return BetaDistribution(Double(successes + 1), Double(trials - successes))
      .tails(probability, complement: 1 - probability).exchanged
  }
}
