public import PeilValues

/// The rule on dominance, (n, k): the n largest may not make up more than k% of the total.
///
/// Unsafe when x₁ + … + xₙ > kX/100; then UPL = 100/k · (x₁ + … + xₙ) − X. Source: Hundepool et al. 2012, tables 4.2 and 4.3.
public struct DominanceRule: PrimaryRule, Hashable {
  /// How many of the largest, n.
  public let number: Int
  /// The part that they may make up at most, in percent, k; above nought.
  public let percent: Rational

  /// A rule on so many of the largest; nil unless 0 < k ≤ 100 and n is one or more.
  public init?(number: Int, percent: Rational) {
    guard number >= 1, percent > .zero, percent <= Rational(100) else { return nil }
    self.number = number
    self.percent = percent
  }

  /// Dominance.
  public var kind: PrimaryRuleKind { .dominance }

  /// The exact upper protection level 100/k · Σ − X; nil when the figure is safe, or when all of the n largest have waived.
  public func upperLevel(for contributions: CellContributions) -> Rational? {
    guard !contributions.contributors.prefix(number).allSatisfy(\.isWaived) else { return nil }
    do throws(ArithmeticOverflow) {
      let top = try Rational(Int128(contributions.top(number))).multiplying(Rational(100))
      let allowed = try top.dividing(by: percent) ?? .zero
      let level = try allowed.subtracting(Rational(Int128(contributions.total)))
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
}
