/// A rule that says of one figure, by what its contributors add to it, whether it may be shown.
public protocol PrimaryRule: Sendable {
  /// The kind of rule.
  var kind: PrimaryRuleKind { get }

  /// How well the figure must be protected; nil when it may be shown.
  func levels(for contributions: CellContributions) -> ProtectionLevels?
}

/// The kinds of primary rules, as reports name them; without their parameters, which stay secret.
public enum PrimaryRuleKind: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Too few contributors.
  case frequency
  /// A few contributors make up nearly all, (n, k).
  case dominance
  /// One contributor can estimate another too well, p%.
  case pPercent = "p-percent"
  /// The same with what was known before, (p, q).
  case priorPosterior = "prior-posterior"
  /// Nearly all of a group have the same outcome.
  case group
  /// Nought tells of everybody in the group.
  case zero

  /// In the order above.
  public static func < (left: PrimaryRuleKind, right: PrimaryRuleKind) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
