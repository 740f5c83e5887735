import Glibc

/// Tests whether several groups can have one rate.
public struct HeterogeneityTest: Hashable, Sendable {
  /// The groups with trials; empty ones say nothing and are left out.
  public let groups: [BinomialCount]
  /// How many groups were left out because they are empty.
  public let emptyGroups: Int

  /// The test of these groups.
  public init(_ groups: [BinomialCount]) {
    self.groups = groups.filter { $0.trials > 0 }
    emptyGroups = groups.count - self.groups.count
  }

  /// The smallest number of successes or failures expected in a group under one rate; below 5, take the exact test.
  public func smallestExpected() throws(UndefinedReason) -> Double {
    let pooled = groups.pooled
    let rarer = try Double(min(pooled.successes, pooled.failures)) / Double(nonZero(pooled.trials))
    return groups.map { Double($0.trials) * rarer }.min() ?? 0
  }

  /// Pearson's test on (groups − 1) degrees of freedom.
  ///
  /// `continuityCorrected` takes Yates's ½, or less where the difference is less, and only counts with two groups.
  /// Undefined with fewer than two groups, and where all succeeded or none did. Source: R, `stats::prop.test`.
  public func pearson(continuityCorrected: Bool = false) throws(UndefinedReason) -> ChiSquareTest {
    let rate = try pooledRate()
    let correction = continuityCorrected && groups.count == 2 ? yates() : 0
    let terms = groups.flatMap { group in
      let n = Double(group.trials)
      let distance = max(0, abs(Double(group.successes) - n * rate) - correction)
      return [distance * distance / (n * rate), distance * distance / (n * (1 - rate))]
    }
    return ChiSquareTest(terms.exactSum, degreesOfFreedom: Double(groups.count - 1))
  }

  /// The likelihood-ratio test, G = 2 Σ O ln(O/E).
  ///
  /// Undefined as Pearson's. Source: Sokal & Rohlf 1995, ch. 17.
  public func likelihoodRatio() throws(UndefinedReason) -> ChiSquareTest {
    let rate = try pooledRate()
    let terms = groups.flatMap { group in
      let n = Double(group.trials)
      return [
        Self.term(Double(group.successes), expected: n * rate),
        Self.term(Double(group.failures), expected: n * (1 - rate)),
      ]
    }
    return ChiSquareTest(max(0, 2 * terms.exactSum), degreesOfFreedom: Double(groups.count - 1))
  }

  /// The rate of all groups together; undefined where there is nothing to compare.
  func pooledRate() throws(UndefinedReason) -> Double {
    let pooled = groups.pooled
    guard pooled.trials > 0 else { throw .emptyDenominator }
    guard groups.count > 1 else { throw .tooFewUnits }
    guard pooled.successes > 0, pooled.failures > 0 else { throw .noVariation }
    return Double(pooled.successes) / Double(pooled.trials)
  }

  private func yates() -> Double {
    let (first, second) = (groups[0], groups[1])
    let (n1, n2) = (Double(first.trials), Double(second.trials))
    let difference = abs(Double(first.successes) / n1 - Double(second.successes) / n2)
    return min(0.5, difference / (1 / n1 + 1 / n2))
  }

  private func nonZero(_ trials: Int) throws(UndefinedReason) -> Int {
    guard trials > 0 else { throw .emptyDenominator }
    return trials
  }

  private static func term(_ observed: Double, expected: Double) -> Double {
    observed == 0 ? 0 : observed * log(observed / expected)
  }
}
