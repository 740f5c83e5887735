public import PeilValues

/// How keys are drawn, and with them all rows that have them.
///
/// The draw depends on the seed and the keys alone: whoever has both can repeat it. The digest of a key is the SHA-256
/// of the UTF-8 text that begins with the seed's decimal digits and goes on, for each key column, with U+001F and the
/// value as a tidy table writes it.
public struct Sampling: Hashable, Sendable {
  /// How much is drawn.
  public enum Size: Hashable, Sendable {
    /// The keys with so many smallest digests, compared as 256-bit big-endian numbers; all where there are no more.
    case keys(Int)
    /// The keys whose first eight digest bytes, as a big-endian number, are less than the share times two to the power 64.
    case share(Rational)
  }

  /// The columns whose values are drawn; a row in which one is missing cannot be.
  public let by: [String]
  /// How much is drawn.
  public let size: Size
  /// What makes this draw another than the next.
  public let seed: Int

  /// Describes a draw.
  public init(by: [String], size: Size, seed: Int) {
    self.by = by
    self.size = size
    self.seed = seed
  }
}
