/// The share of successes whatever those who did not answer would have said.
///
/// Source: Horowitz & Manski 1995.
public struct MissingBounds: Hashable, Sendable {
  /// The answers.
  public let answered: BinomialCount
  /// How many did not answer.
  public let missing: Int

  /// The bounds of these answers with so many missing, nought or more.
  public init(_ answered: BinomialCount, missing: Int) {
    precondition(missing >= 0, "nought or more missing")
    self.answered = answered
    self.missing = missing
  }

  private var all: Int { answered.trials + missing }

  /// The share of those who answered; undefined where none did.
  public func completeCase() throws(UndefinedReason) -> Double { try answered.rate() }

  /// The share that answered, of all that were asked; undefined where none was.
  public func itemResponse() throws(UndefinedReason) -> Double {
    try BinomialCount(checked: answered.trials, of: all).rate()
  }

  /// The share if all the missing had failed, through the share if they had succeeded; undefined where none was asked.
  public func limits() throws(UndefinedReason) -> ClosedRange<Double> {
    let lower = try BinomialCount(checked: answered.successes, of: all).rate()
    return lower...(try BinomialCount(checked: answered.successes + missing, of: all).rate())
  }

  /// How far the bounds lie apart, which is the share that is missing; undefined where none was asked.
  public func width() throws(UndefinedReason) -> Double { try BinomialCount(checked: missing, of: all).rate() }
}
