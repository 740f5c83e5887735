public import PeilValues

/// The rule on group disclosure: no outcome may be that of all, or of nearly all, of a group.
///
/// Unsafe when an outcome that is possible has nobody or everybody, or more than `largestShare`. Source: Bond, Brandt & de
/// Wolf 2015, the rule of thumb of 90%.
public struct GroupRule: Hashable, Sendable {
  /// The part of a group that one outcome may have at most.
  public let largestShare: Rational

  /// A rule with this part; nil unless it lies between nought and one.
  public init?(largestShare: Rational) {
    guard largestShare > .zero, largestShare <= .one else { return nil }
    self.largestShare = largestShare
  }

  /// Whether some outcome has nobody while others have somebody.
  public func hasZero(_ outcomes: [Int]) -> Bool { outcomes.contains(0) && outcomes.contains { $0 > 0 } }

  /// Whether one outcome has more than its part of all.
  public func exceedsShare(_ outcomes: [Int]) -> Bool {
    let total = outcomes.reduce(0, +)
    guard total > 0, let largest = outcomes.max() else { return false }
    return isTooMuch(largest, of: total)
  }

  /// By outcome, how well its number must be protected; nil throughout when the group may be shown.
  ///
  /// The dominant outcome must be able to be as small as the rule allows, and an outcome of nobody to be one or more.
  public func levels(for outcomes: [Int]) -> [ProtectionLevels?] {
    let total = outcomes.reduce(0, +)
    guard total > 0, outcomes.count > 1, hasZero(outcomes) || exceedsShare(outcomes) else {
      return outcomes.map { _ in nil }
    }
    return outcomes.map { count in
      if count == 0 { return ProtectionLevels(upper: 1, sliding: 1) }
      guard count == total || isTooMuch(count, of: total) else { return nil }
      var allowed = Int(clamping: Int128(total) * largestShare.numerator / largestShare.denominator)
      allowed = min(allowed, total - 1)
      return ProtectionLevels(lower: max(1, count - allowed), sliding: 1)
    }
  }

  private func isTooMuch(_ count: Int, of total: Int) -> Bool {
    // Both are numbers of units, and the share a short fraction: the products keep within 128 bits.
    Int128(count) * largestShare.denominator > Int128(total) * largestShare.numerator
  }
}
