/// What everybody knows of a figure before the release is out: that it is no less and no more than this.
public struct KnownBounds: Hashable, Sendable {
  /// The least it can be; nil when nothing is known of that.
  public let lower: Int?
  /// The most it can be; nil when nothing is known of that.
  public let upper: Int?

  /// Bounds in the units of the figure, cents or a number.
  public init(lower: Int?, upper: Int?) {
    self.lower = lower
    self.upper = upper
  }

  /// Nought or more: what is known of a number, and of an amount that cannot be negative.
  public static let nonNegative = KnownBounds(lower: 0, upper: nil)

  /// Nothing is known.
  public static let unknown = KnownBounds(lower: nil, upper: nil)

  /// The figure itself is known, from another source than the release.
  public static func exactly(_ value: Int) -> KnownBounds { KnownBounds(lower: value, upper: value) }

  /// Whether one value is left.
  public var isExact: Bool { lower != nil && lower == upper }

  /// Whether a value lies within.
  public func holds(_ value: Int) -> Bool { (lower.map { $0 <= value } ?? true) && (upper.map { value <= $0 } ?? true) }

  /// What is known when both are.
  public func narrowed(to other: KnownBounds) -> KnownBounds {
    let lowest = [lower, other.lower].compactMap { $0 }.max()
    let highest = [upper, other.upper].compactMap { $0 }.min()
    return KnownBounds(lower: lowest, upper: highest)
  }
}
