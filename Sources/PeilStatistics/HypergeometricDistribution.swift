import Glibc

/// The hypergeometric distribution: successes in a sample drawn without replacement.
public struct HypergeometricDistribution: Hashable, Sendable {
  /// The successes in the population.
  public let successes: Int
  /// The failures in the population.
  public let failures: Int
  /// The size of the sample, at most the population.
  public let drawn: Int

  /// The distribution of a sample of `drawn` out of so many successes and failures.
  public init(successes: Int, failures: Int, drawn: Int) {
    precondition(successes >= 0 && failures >= 0 && drawn >= 0 && drawn <= successes + failures, "a sample")
    self.successes = successes
    self.failures = failures
    self.drawn = drawn
  }

  /// The numbers of successes that can occur.
  public var support: ClosedRange<Int> { max(0, drawn - failures)...min(successes, drawn) }

  /// The probability of exactly so many successes in the sample.
  public func mass(_ count: Int) -> Double { exp(logMass(count)) }

  /// The probability of at most so many successes in the sample.
  public func lowerTail(_ count: Int) -> Double { tails(count).lower }

  /// The probability of at least so many successes in the sample.
  public func upperTail(_ count: Int) -> Double { tails(count - 1).upper }

  func logMass(_ count: Int) -> Double {
    guard support.contains(count) else { return -.infinity }
    if support.lowerBound == support.upperBound { return 0 }
    // Any probability serves; that of the sample keeps the three densities near their middle.
    let p = Double(drawn) / Double(successes + failures)
    return BinomialDistribution(trials: successes, probability: p).logMass(count)
      + BinomialDistribution(trials: failures, probability: p).logMass(drawn - count)
      - BinomialDistribution(trials: successes + failures, probability: p).logMass(drawn)
  }

  private func tails(_ count: Int) -> Tails {
    if count < support.lowerBound { return Tails(lower: 0) }
    if count >= support.upperBound { return Tails(upper: 0) }
    let mean = Double(drawn) * Double(successes) / Double(successes + failures)
    if Double(count) < mean { return Tails(lower: sum(from: count, step: -1)) }
    return Tails(upper: sum(from: count + 1, step: 1))
  }

  /// The mass from a number outwards, which falls all the way: what no longer counts is left out.
  private func sum(from count: Int, step: Int) -> Double {
    var term = mass(count)
    var sum = term
    var x = count
    while support.contains(x + step), term > sum * 1e-18 {
      term *= step > 0 ? ratio(x) : 1 / ratio(x - 1)
      x += step
      sum += term
    }
    return sum
  }

  /// How the mass of x + 1 compares with that of x.
  private func ratio(_ x: Int) -> Double {
    Double(successes - x) * Double(drawn - x) / (Double(x + 1) * Double(failures - drawn + x + 1))
  }
}
