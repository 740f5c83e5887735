/// Whether a crude comparison of two groups survives the comparison within strata.
///
/// On any flag the crude comparison does not leave the house without the adjusted one.
/// Sources: Simpson 1951; Bickel, Hammel & O'Connell 1975; van der Lee & Ellemers 2015; Albers 2015.
public struct SimpsonCheck: Hashable, Sendable {
  /// What the check comes to.
  public enum Flag: String, Hashable, Sendable, CaseIterable {
    /// The adjusted picture is that of the crude comparison.
    case none = "NONE"
    /// No stratum points the way the crude comparison does, and at least one points the other way.
    case reversalInAllStrata = "REVERSAL_ALL_STRATA"
    /// The adjusted difference has the other sign.
    case reversalWhenAdjusted = "REVERSAL_ADJUSTED"
    /// The adjusted difference is less than half the crude one, or no longer distinguishable from nought.
    case attenuated = "ATTENUATED"
  }

  /// The difference of the rates over all strata, with Newcombe's interval.
  public let crude: RateDifference
  /// The Mantel–Haenszel difference within strata.
  public let adjusted: StratifiedComparison.Effect
  /// The difference of the rates standardised to the pooled sizes of the strata.
  public let standardised: Double
  /// No stratum has the crude difference's sign, and at least one has the opposite.
  public let isReversedInAllStrata: Bool
  /// The Mantel–Haenszel difference has the opposite sign.
  public let isReversedByMantelHaenszel: Bool
  /// The standardised difference has the opposite sign.
  public let isReversedByStandardisation: Bool
  /// The Mantel–Haenszel difference is less than half the crude one.
  public let isBelowHalf: Bool
  /// The crude interval excludes nought, and the adjusted one does not.
  public let losesSignificance: Bool
  /// The Mantel–Haenszel weight of the strata that point the other way, as a share of all.
  public let opposingWeightShare: Double
  /// How many strata say nothing because a group does not occur in them.
  public let uninformativeStrata: Int

  /// The check over these strata; undefined where either group is empty or no stratum has both.
  public init(_ comparison: StratifiedComparison, level: ConfidenceLevel = .standard) throws(UndefinedReason) {
    crude = try .newcombe(comparison.all.map(\.first).pooled, comparison.all.map(\.second).pooled, level: level)
    adjusted = try comparison.rateDifference(level: level)
    standardised = try DirectStandardisation(comparison, level: level).difference.value
    let direction = Self.sign(crude.value)
    let signs = comparison.strata.map { Self.sign($0.first, $0.second) }
    let opposing = zip(comparison.strata, signs).filter { $0.1 * direction < 0 }.map(\.0.weight).exactSum
    isReversedInAllStrata = !signs.contains { $0 * direction > 0 } && signs.contains { $0 * direction < 0 }
    isReversedByMantelHaenszel = Self.sign(adjusted.value) * direction < 0
    isReversedByStandardisation = Self.sign(standardised) * direction < 0
    isBelowHalf = abs(adjusted.value) < abs(crude.value) / 2
    losesSignificance = Self.excludesNought(crude.limits) && !Self.excludesNought(adjusted.limits)
    opposingWeightShare = opposing / comparison.sum(\.weight)
    uninformativeStrata = comparison.leftOut
  }

  /// The gravest of what the check found.
  public var flag: Flag {
    if isReversedInAllStrata { return .reversalInAllStrata }
    if isReversedByMantelHaenszel || isReversedByStandardisation { return .reversalWhenAdjusted }
    return isBelowHalf || losesSignificance ? .attenuated : .none
  }

  private static func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }

  /// Which of two rates is the larger, exactly.
  private static func sign(_ first: BinomialCount, _ second: BinomialCount) -> Int {
    let left = first.successes.multipliedFullWidth(by: second.trials)
    let right = second.successes.multipliedFullWidth(by: first.trials)
    return (left.high, left.low) == (right.high, right.low)
      ? 0 : (left.high, left.low) > (right.high, right.low) ? 1 : -1
  }

  private static func excludesNought(_ limits: ClosedRange<Double>) -> Bool {
    limits.lowerBound > 0 || limits.upperBound < 0
  }
}
