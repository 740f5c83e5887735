internal import PeilValues

/// The four ratios of a project's money, each named so that it cannot be taken for another.
///
/// What the EU calls the co-financing rate is the EU's share; the Dutch "cofinanciering" is the part the subsidy does not
/// pay. Amounts are exact cents; each ratio is one division.
public struct FinancingShares: Hashable, Sendable {
  /// The subsidy in cents.
  public let subsidyCents: Int128
  /// The cost in cents: of the project, or what is eligible of it; which of the two belongs beside the figure.
  public let costCents: Int128

  /// The ratios of this subsidy and this cost, sums over projects mostly.
  public init(subsidyCents: Int128, costCents: Int128) {
    self.subsidyCents = subsidyCents
    self.costCents = costCents
  }

  /// What the subsidy does not pay, in cents; below nought where it exceeds the cost.
  public var otherCents: Int128 { costCents - subsidyCents }

  /// Whether the subsidy exceeds the cost.
  public var isOverfunded: Bool { subsidyCents > costCents }

  /// ΣSub/ΣCost; undefined where the cost is nought or below.
  public func subsidyShare() throws(UndefinedReason) -> Double { try Self.ratio(subsidyCents, costCents) }

  /// 1 − ΣSub/ΣCost; undefined where the cost is nought or below.
  public func cofinancingRate() throws(UndefinedReason) -> Double { try Self.ratio(otherCents, costCents) }

  /// ΣCost/ΣSub; undefined where the subsidy is nought or below.
  public func multiplier() throws(UndefinedReason) -> Double { try Self.ratio(costCents, subsidyCents) }

  /// Σother/ΣSub; undefined where the subsidy is nought or below.
  public func leverage() throws(UndefinedReason) -> Double { try Self.ratio(otherCents, subsidyCents) }

  static func ratio(_ numerator: Int128, _ denominator: Int128) throws(UndefinedReason) -> Double {
    guard denominator != 0 else { throw .zeroDenominator }
    guard denominator > 0 else { throw .negativeDenominator }
    guard let exact = Rational(numerator, denominator) else { throw .zeroDenominator }
    return exact.doubleValue
  }
}
