import Glibc

/// Fisher's exact test of two rates, with the odds ratio that is most likely given all margins.
public struct FisherExactTest: Hashable, Sendable {
  /// The probability of a table that is as improbable as this one or more so.
  public let pValue: Double
  /// The conditional maximum-likelihood odds ratio, 0 or infinite at the end of what is possible.
  ///
  /// It is not the odds ratio of the four cells.
  public let conditionalOddsRatio: Double
  /// The exact interval of the odds ratio.
  public let limits: ClosedRange<Double>

  /// The test of two independent counts; undefined where either group is empty.
  ///
  /// Tables within 1e-7 relative of the observed probability count as equally improbable, as R has it.
  /// Source: Fisher 1935; R, `stats::fisher.test`.
  public init(
    _ first: BinomialCount, _ second: BinomialCount, level: ConfidenceLevel = .standard,
    search: OddsRatioSearch = .exact
  ) throws(UndefinedReason) {
    guard first.trials > 0, second.trials > 0 else { throw .emptyDenominator }
    let central = HypergeometricDistribution(ofFirstOf: first, second)
    let support = central.support
    pValue = central.asImprobable(as: first.successes)

    let logMasses = support.map(central.logMass)
    let x = first.successes
    let family = NoncentralHypergeometric(logMasses: logMasses, lowest: support.lowerBound)
    let isLowest = x == support.lowerBound
    let isHighest = x == support.upperBound
    conditionalOddsRatio =
      isLowest ? 0 : isHighest ? .infinity : search.root(isRising: true) { family.expectation($0) - Double(x) }
    let lower = isLowest ? 0 : search.root(isRising: true) { family.upperTail(x, $0) - level.tail }
    let upper = isHighest ? .infinity : search.root(isRising: false) { family.lowerTail(x, $0) - level.tail }
    limits = lower...max(lower, upper)
  }

  /// The p-value alone, which of a million units takes a thousandth of what the odds ratio and its interval take.
  ///
  /// Undefined where either group is empty.
  public static func pValue(_ first: BinomialCount, _ second: BinomialCount) throws(UndefinedReason) -> Double {
    guard first.trials > 0, second.trials > 0 else { throw .emptyDenominator }
    return HypergeometricDistribution(ofFirstOf: first, second).asImprobable(as: first.successes)
  }
}

extension HypergeometricDistribution {
  /// How the successes of two groups fall to the first, given all margins.
  fileprivate init(ofFirstOf first: BinomialCount, _ second: BinomialCount) {
    self.init(
      successes: first.trials, failures: second.trials, drawn: first.successes + second.successes)
  }

  /// The probability of all numbers that are as improbable as this one or more so, at most 1.
  ///
  /// Masses rise to the mode and fall from it, so that these are what lies beyond two places, each found by halving.
  fileprivate func asImprobable(as count: Int) -> Double {
    let most = logMass(count) + log1p(1e-7)
    // In floating point, for the product of large margins has no integer of a machine word.
    let peak = Double(drawn + 1) * Double(successes + 1) / Double(successes + failures + 2)
    let mode = min(max(Int(peak), support.lowerBound), support.upperBound)
    let below = support.lowerBound..<(mode + 1)
    let above = (mode + 1)..<(support.upperBound + 1)
    let lowest = below.firstAfter { logMass($0) <= most }
    let highest = above.firstAfter { logMass($0) > most }
    let lower = (support.lowerBound..<lowest).reversed().lazy.map(mass).prefix { $0 > 0 }
    let upper = (highest..<(support.upperBound + 1)).lazy.map(mass).prefix { $0 > 0 }
    return min(1, (Array(lower) + Array(upper)).exactSum)
  }
}

extension Range<Int> {
  /// The place behind the last number for which a condition holds that holds up to a place and not from it on.
  fileprivate func firstAfter(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
