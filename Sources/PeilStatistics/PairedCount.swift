import Glibc

/// Two yes-or-no marks of the same units, counted: both, only one of them, neither.
public struct PairedCount: Hashable, Sendable {
  /// Units with both marks.
  public let both: Int
  /// Units with the first mark only.
  public let firstOnly: Int
  /// Units with the second mark only.
  public let secondOnly: Int
  /// Units with neither mark.
  public let neither: Int

  /// The four counts, each nought or more.
  public init(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
    precondition(min(both, firstOnly, secondOnly, neither) >= 0, "counts of nought or more")
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }

  private var first: Double { Double(both + firstOnly) }
  private var second: Double { Double(both + secondOnly) }
  private var all: Double { Double(both + firstOnly + secondOnly + neither) }

  /// Both as a share of either; undefined where no unit has a mark.
  ///
  /// Source: Jaccard 1912.
  public func jaccard() throws(UndefinedReason) -> Double {
    let either = both + firstOnly + secondOnly
    guard either > 0 else { throw .zeroDenominator }
    return Double(both) / Double(either)
  }

  /// How many times as often both occur as they would by chance; undefined where a mark does not occur.
  public func lift() throws(UndefinedReason) -> Double {
    guard first > 0, second > 0 else { throw .zeroDenominator }
    return Double(both) * all / (first * second)
  }

  /// The correlation of the two marks; undefined where a mark occurs always or never.
  ///
  /// Source: Yule 1912.
  public func phi() throws(UndefinedReason) -> Double {
    guard all > 0 else { throw .emptyDenominator }
    guard first > 0, second > 0, first < all, second < all else { throw .noVariation }
    let cross = Double(both) * Double(neither) - Double(firstOnly) * Double(secondOnly)
    return cross / (sqrt(first) * sqrt(all - first) * sqrt(second) * sqrt(all - second))
  }

  /// The odds ratio of the four cells; undefined where only one mark never occurs alone.
  public func oddsRatio() throws(UndefinedReason) -> Double {
    guard firstOnly > 0, secondOnly > 0 else { throw .zeroDenominator }
    return Double(both) * Double(neither) / (Double(firstOnly) * Double(secondOnly))
  }

  /// Fisher's exact test that the marks go together no more than by chance; undefined where a mark decides the group.
  public func fisherTest(level: ConfidenceLevel = .standard) throws(UndefinedReason) -> FisherExactTest {
    try FisherExactTest(
      BinomialCount(checked: both, of: both + firstOnly), BinomialCount(checked: secondOnly, of: secondOnly + neither),
      level: level)
  }

  /// The p-value of that test alone.
  public func fisherPValue() throws(UndefinedReason) -> Double {
    try FisherExactTest.pValue(
      BinomialCount(checked: both, of: both + firstOnly), BinomialCount(checked: secondOnly, of: secondOnly + neither))
  }

  /// McNemar's test that both marks are equally frequent, such as an answer in two calls of the same respondents.
  ///
  /// The correction takes 1 off the difference, unless there is none. Undefined where no unit has just one mark.
  /// Source: McNemar 1947; R, `stats::mcnemar.test`.
  public func mcNemarTest(continuityCorrected: Bool = false) throws(UndefinedReason) -> ChiSquareTest {
    let discordant = Double(firstOnly + secondOnly)
    guard discordant > 0 else { throw .noVariation }
    let difference = abs(Double(firstOnly - secondOnly))
    let distance = continuityCorrected && difference > 0 ? difference - 1 : difference
    return ChiSquareTest(distance * distance / discordant, degreesOfFreedom: 1)
  }

  /// The exact p-value of the same; 1 where no unit has just one mark.
  public var exactMcNemarPValue: Double {
    BinomialTest(BinomialCount(checked: firstOnly, of: firstOnly + secondOnly), probability: 0.5).pValue
  }
}
