/// How far from its true value an attacker's interval for a figure must reach.
///
/// With a the true value the interval [f, g] must have f ≤ a − lower, g ≥ a + upper and g − f ≥ sliding. Source: Fischetti
/// & Salazar 2000, LPL, UPL and SPL.
public struct ProtectionLevels: Hashable, Sendable {
  /// How far the interval must reach below the value, LPL; in the units of the figure.
  public let lower: Int
  /// How far the interval must reach above the value, UPL; in the units of the figure.
  public let upper: Int
  /// How wide the interval must be at the least, wherever it lies, SPL; in the units of the figure.
  public let sliding: Int

  /// Levels of nought or more; what is below nought counts as nought.
  public init(lower: Int = 0, upper: Int = 0, sliding: Int = 0) {
    self.lower = max(0, lower)
    self.upper = max(0, upper)
    self.sliding = max(0, sliding)
  }

  /// Nothing is asked.
  public static let none = ProtectionLevels()

  /// The value cannot be told from the next one: what a rule on frequency asks.
  public static let inexact = ProtectionLevels(sliding: 1)

  /// Whether nothing is asked.
  public var isNone: Bool { self == .none }

  /// The stricter of each.
  public func union(_ other: ProtectionLevels) -> ProtectionLevels {
    ProtectionLevels(
      lower: max(lower, other.lower), upper: max(upper, other.upper), sliding: max(sliding, other.sliding))
  }

  /// Whether an attacker's interval is as wide as is asked.
  public func areMet(by interval: FeasibilityInterval, of value: Int) -> Bool {
    // Sums are taken apart so that no bound of a column overflows.
    let reachesDown = interval.lower.map { $0 <= value.subtractingCapped(lower) } ?? true
    let reachesUp = interval.upper.map { $0 >= value.addingCapped(upper) } ?? true
    return reachesDown && reachesUp && (interval.width.map { $0 >= sliding } ?? true)
  }
}
