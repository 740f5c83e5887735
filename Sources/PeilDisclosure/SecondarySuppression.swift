/// A way to choose which further figures are hidden, so that the primary ones cannot be had from the sums.
///
/// The attacker audits what it chooses, whatever the method.
public protocol SecondarySuppression: Sendable {
  /// The name of the method, as reports and certificates have it.
  var method: SuppressionMethod { get }

  /// Chooses the figures to hide.
  ///
  /// Throws where no choice protects every figure, naming those that cannot be, or where a solver fails.
  func choose(for system: DisclosureSystem) throws(SuppressionError) -> SuppressionChoice
}

/// How secondary suppressions are chosen.
public enum SuppressionMethod: String, Hashable, Sendable, CaseIterable {
  /// The cheapest choice there is: Fischetti & Salazar 2000, with Benders' cuts.
  case exact
  /// One linear programme a protected figure, and what is not needed published again.
  case sequential
}

/// What a method chose.
public struct SuppressionChoice: Hashable, Sendable {
  /// The figures to hide.
  public let pattern: SuppressionPattern
  /// What no choice can cost less than; nil when the method cannot tell.
  public let lowerBound: Int?
  /// Whether the time ended before the method did.
  public let endedEarly: Bool

  /// Describes a choice.
  public init(pattern: SuppressionPattern, lowerBound: Int?, endedEarly: Bool = false) {
    self.pattern = pattern
    self.lowerBound = lowerBound
    self.endedEarly = endedEarly
  }
}
