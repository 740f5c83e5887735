public import PeilValues

/// How much of a release is hidden, for those who read it.
public struct DisclosureSummary: Hashable, Sendable {
  /// The set of defaults that was taken.
  public let profile: DisclosureSettings.Profile
  /// How many different contributors a cell must have.
  public let minimum: Int
  /// How many figures there are.
  public let figures: Int
  /// How many of them their own rules hide.
  public let hiddenByOwnRule: Int
  /// How many are hidden to protect others.
  public let hiddenForOthers: Int
  /// Which share of the amounts of money in tables with a total is hidden; nil where there are none.
  public let hiddenShareOfMoney: Rational?

  /// Describes how much is hidden.
  public init(
    profile: DisclosureSettings.Profile, minimum: Int, figures: Int, hiddenByOwnRule: Int, hiddenForOthers: Int,
    hiddenShareOfMoney: Rational?
  ) {
    self.profile = profile
    self.minimum = minimum
    self.figures = figures
    self.hiddenByOwnRule = hiddenByOwnRule
    self.hiddenForOthers = hiddenForOthers
    self.hiddenShareOfMoney = hiddenShareOfMoney
  }

  /// How many figures are hidden.
  public var hidden: Int { hiddenByOwnRule + hiddenForOthers }
}
