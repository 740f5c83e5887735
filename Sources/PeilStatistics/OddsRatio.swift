import Glibc

/// The odds of the first group as a multiple of those of the second.
public struct OddsRatio: Hashable, Sendable {
  /// The ratio of the odds.
  public let value: Double
  /// Woolf's interval; nil where one of the four cells is empty.
  public let limits: ClosedRange<Double>?

  /// The ratio with Woolf's interval on the logarithmic scale.
  ///
  /// Undefined where a group is empty, or the ratio would be infinite. Source: Woolf 1955.
  public static func woolf(
    _ first: BinomialCount, _ second: BinomialCount, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> OddsRatio {
    guard first.trials > 0, second.trials > 0 else { throw .emptyDenominator }
    let cells = [first.successes, first.failures, second.successes, second.failures].map(Double.init)
    guard cells[1] > 0, cells[2] > 0 else { throw .zeroDenominator }
    let value = cells[0] * cells[3] / (cells[1] * cells[2])
    guard value > 0 else { return OddsRatio(value: value, limits: nil) }
    let spread = level.normalQuantile * sqrt(cells.map { 1 / $0 }.exactSum)
    return OddsRatio(value: value, limits: value * exp(-spread)...value * exp(spread))
  }
}
