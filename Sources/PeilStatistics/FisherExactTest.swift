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
    let central = HypergeometricDistribution(
      successes: first.trials, failures: second.trials, drawn: first.successes + second.successes)
    let support = central.support
    let logMasses = support.map(central.logMass)
    let observed = central.logMass(first.successes)
    pValue = min(1, logMasses.filter { $0 <= observed + log1p(1e-7) }.map { exp($0) }.exactSum)

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
}
