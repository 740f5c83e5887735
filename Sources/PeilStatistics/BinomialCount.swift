/// Successes out of trials, such as applications granted out of applications submitted.
public struct BinomialCount: Hashable, Sendable {
  /// The number of successes, 0 through `trials`.
  public let successes: Int
  /// The number of trials, nought or more.
  public let trials: Int

  /// So many successes out of so many trials; nil where there are more successes than trials, or either is below nought.
  public init?(_ successes: Int, of trials: Int) {
    guard successes >= 0, successes <= trials else { return nil }
    self.successes = successes
    self.trials = trials
  }

  init(checked successes: Int, of trials: Int) {
    precondition(successes >= 0 && successes <= trials, "successes out of trials")
    self.successes = successes
    self.trials = trials
  }

  /// The trials without success.
  public var failures: Int { trials - successes }

  /// The share of successes; undefined without trials.
  public func rate() throws(UndefinedReason) -> Double {
    guard trials > 0 else { throw .emptyDenominator }
    return Double(successes) / Double(trials)
  }

  /// The same count with failures for successes.
  public var reversed: BinomialCount { BinomialCount(checked: failures, of: trials) }

  static func + (left: BinomialCount, right: BinomialCount) -> BinomialCount {
    BinomialCount(checked: left.successes + right.successes, of: left.trials + right.trials)
  }
}

extension Sequence<BinomialCount> {
  /// All of them taken together.
  var pooled: BinomialCount { reduce(BinomialCount(checked: 0, of: 0), +) }
}
