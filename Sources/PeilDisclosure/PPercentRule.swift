public import PeilValues

/// The p% rule: no contributor may be estimated to within p% by another.
///
/// The one estimated is the largest that has not waived, x_s; the one that estimates is the largest of the others, x_r, and
/// knows its own. Unsafe when X − x_r − x_s < p/100 · x_s, equality being safe; then UPL = p/100 · x_s − (X − x_r − x_s).
/// Without waivers s and r are the two largest. Source: Hundepool et al. 2012, tables 4.2 and 4.3.
public struct PPercentRule: PrimaryRule, Hashable {
  /// How near an estimate may come, in percent, p; above nought.
  public let percent: Rational
  /// P%, or the rule it was made from.
  public let kind: PrimaryRuleKind

  /// A rule with this p; nil unless it lies above nought.
  public init?(percent: Rational) {
    guard percent > .zero else { return nil }
    self.percent = percent
    kind = .pPercent
  }

  /// The (p, q) rule: everybody knew every contribution to within q% before, and may not come to within p%.
  ///
  /// It is the p% rule with p* = 100p/q. Nil unless 0 < p < q ≤ 100. Source: Hundepool et al. 2012, 4.2.1.
  public init?(percent: Rational, priorPercent: Rational) {
    guard
      percent > .zero, percent < priorPercent, priorPercent <= Rational(100),
      let scaled = try? percent.multiplying(Rational(100)), let equal = try? scaled.dividing(by: priorPercent)
    else { return nil }
    self.percent = equal
    kind = .priorPosterior
  }

  /// What all but the estimated and the estimating contributor add, X − x_r − x_s; nil when all have waived.
  public func remainder(of contributions: CellContributions) -> Int? {
    pair(in: contributions).map { contributions.total - $0.estimated - $0.estimating }
  }

  /// The exact upper protection level; nil when the figure is safe, or when all have waived.
  public func upperLevel(for contributions: CellContributions) -> Rational? {
    guard let pair = pair(in: contributions) else { return nil }
    let remainder = contributions.total - pair.estimated - pair.estimating
    do throws(ArithmeticOverflow) {
      let share = try Rational(Int128(pair.estimated)).multiplying(percent).dividing(by: Rational(100)) ?? .zero
      let level = try share.subtracting(Rational(Int128(remainder)))
      return level > .zero ? level : nil
    } catch {
      // What cannot be computed is not safe.
      return Rational(Int128(contributions.total))
    }
  }

  /// The level both ways, rounded up; nil when the figure is safe.
  public func levels(for contributions: CellContributions) -> ProtectionLevels? {
    upperLevel(for: contributions).map { ProtectionLevels(bothWays: $0, of: contributions) }
  }

  private func pair(in contributions: CellContributions) -> (estimated: Int, estimating: Int)? {
    guard let target = contributions.contributors.firstIndex(where: { !$0.isWaived }) else { return nil }
    return (contributions.contributors[target].size, target == 0 ? contributions.second : contributions.largest)
  }
}
