import Glibc

/// Repeats of a figure over units drawn again, each from its own seed: the same bits however the work is spread.
///
/// Replicate b draws as many units as there are with the generator seeded by the b-th number of the report's generator.
public struct Bootstrap: Hashable, Sendable {
  /// How many times it is repeated; 9,999 leaves its ends at whole replicates.
  public let replicates: Int
  /// The seed that is printed with the report.
  public let seed: UInt64

  /// So many replicates from this seed.
  public init(replicates: Int = 9999, seed: UInt64) {
    precondition(replicates > 0, "a replicate or more")
    self.replicates = replicates
    self.seed = seed
  }

  /// The seeds of the replicates in their order.
  public func seeds() -> [UInt64] {
    var master = SplitMix64(seed: seed)
    return (0..<replicates).map { _ in master.next() }
  }

  /// The figure of every replicate in its order, nil where it is not defined; `statistic` gets the drawn units.
  public func values(units: Int, _ statistic: ([Int]) -> Double?) -> [Double?] {
    seeds().map { seed in
      var source = SplitMix64(seed: seed)
      return statistic((0..<units).map { _ in source.index(below: units) })
    }
  }
}
