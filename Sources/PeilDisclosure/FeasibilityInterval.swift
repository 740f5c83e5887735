/// Every whole value that a figure can have for one who knows all that is published: what an attacker is left with.
public struct FeasibilityInterval: Hashable, Sendable, CustomStringConvertible {
  /// The least possible value, rounded up to a whole one; nil when there is no least.
  public let lower: Int?
  /// The greatest possible value, rounded down to a whole one; nil when there is no greatest.
  public let upper: Int?

  /// An interval in the units of the figure.
  public init(lower: Int?, upper: Int?) {
    self.lower = lower
    self.upper = upper
  }

  /// Its width; nil when an end is open.
  public var width: Int? {
    guard let lower, let upper else { return nil }
    return upper.subtractingCapped(lower)
  }

  /// Whether one value is left: the figure is disclosed.
  public var isExact: Bool { width == 0 }

  /// Whether a value lies within.
  public func holds(_ value: Int) -> Bool { (lower.map { $0 <= value } ?? true) && (upper.map { value <= $0 } ?? true) }

  /// Whether all of another interval lies within.
  public func holds(_ other: FeasibilityInterval) -> Bool {
    let below = lower.map { own in other.lower.map { own <= $0 } ?? false } ?? true
    let above = upper.map { own in other.upper.map { own >= $0 } ?? false } ?? true
    return below && above
  }

  /// The ends in brackets; an open end as infinity.
  public var description: String { "[\(lower.map(String.init) ?? "-∞"), \(upper.map(String.init) ?? "∞")]" }
}
