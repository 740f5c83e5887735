/// The rule on frequency: a figure with contributors, and fewer than `minimum` of them, may not be shown.
///
/// A figure without contributors is not its business; see `ZeroRule`. Source: Hundepool et al. 2012, table 4.2.
public struct FrequencyRule: PrimaryRule, Hashable {
  /// The least number of contributors, f.
  public let minimum: Int

  /// A rule with this least number.
  public init(minimum: Int) { self.minimum = minimum }

  /// Frequency.
  public var kind: PrimaryRuleKind { .frequency }

  /// Whether so many contributors are too few.
  public func isUnsafe(count: Int) -> Bool { 0 < count && count < minimum }

  /// An interval of two values or more; nil when there are contributors enough, or none, or all have waived.
  public func levels(for contributions: CellContributions) -> ProtectionLevels? {
    guard isUnsafe(count: contributions.count), !contributions.contributors.allSatisfy(\.isWaived) else { return nil }
    return .inexact
  }
}
