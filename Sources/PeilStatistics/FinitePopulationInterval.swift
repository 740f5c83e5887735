/// What a partly decided register says about the rate once everything is decided.
///
/// The exact interval takes the decided cases for a random sample of all, which the order of decisions seldom is; the
/// certain bounds take nothing for granted (Manski): every open case failing, every open case succeeding. When all are
/// decided both come down to the rate of the census.
/// Source: inversion of the hypergeometric tails; J. P. Buonaccorsi, The American Statistician 41 (1987).
public struct FinitePopulationInterval: Hashable, Sendable {
  /// The fewest and the most successes in the population that the sample does not contradict.
  public let successes: ClosedRange<Int>
  /// The same as rates.
  public let rates: ClosedRange<Double>
  /// The rates that no outcome of the open cases can leave.
  public let certain: ClosedRange<Double>

  /// The interval from `decided` cases out of a `population` of at least as many; undefined without a population.
  public init(
    _ decided: BinomialCount, population: Int, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) {
    precondition(population >= decided.trials, "a population that holds the decided cases")
    guard population > 0 else { throw .emptyDenominator }
    let possible = decided.successes...(population - decided.failures)
    func distribution(_ successes: Int) -> HypergeometricDistribution {
      HypergeometricDistribution(
        successes: successes, failures: population - successes, drawn: decided.trials)
    }
    let lower = Self.first(in: possible) {
      distribution($0).upperTail(decided.successes) > level.tail
    }
    let upper = Self.first(in: possible) {
      !(distribution($0).lowerTail(decided.successes) > level.tail)
    }
    let most = upper.map { $0 - 1 } ?? possible.upperBound
    let least = min(lower ?? possible.upperBound, most)
    let size = Double(population)
    successes = least...most
    rates = Double(least) / size...Double(most) / size
    certain = Double(possible.lowerBound) / size...Double(possible.upperBound) / size
  }

  /// The first number for which a condition holds that, once true, stays true.
  private static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
    guard holds(range.upperBound) else { return nil }
    var (low, high) = (range.lowerBound - 1, range.upperBound)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
