import PeilStatistics

/// How often each draw of a bootstrap has a unit, from the seed, the unit's key and the draw alone.
///
/// In so many draws of n from n, each unit comes as often as a number from Poisson's distribution with mean 1 says, nearly
/// independently of the others where there are many (Chamandy and others 2012).
enum PoissonWeights {
  /// The seeds of so many draws.
  static func seeds(_ count: Int, seed: UInt64) -> [UInt64] {
    guard count > 0 else { return [] }
    return Bootstrap(replicates: count, seed: seed).seeds()
  }

  /// How often the unit whose key has this hash comes in each draw.
  static func of(_ hash: UInt64, _ seeds: [UInt64]) -> [UInt8] {
    seeds.map { seed in
      var source = SplitMix64(seed: seed ^ hash)
      return times(source.next())
    }
  }

  /// The number that 64 random bits stand for: the first whose cumulative probability, Σ e⁻¹/k!, exceeds them.
  @inline(__always)
  private static func times(_ bits: UInt64) -> UInt8 {
    var times: UInt8 = 0
    while Int(times) < bounds.count, bits >= bounds[Int(times)] { times += 1 }
    return times
  }

  /// ⌊2⁶⁴·Σ e⁻¹/k!⌋ up to 0, 1, 2 … 19: what lies beyond has a probability of less than 2⁻⁶³.
  private static let bounds: [UInt64] = {
    // e⁻¹ as a fraction of 2¹²⁶, from its alternating series; exact whole-number division throughout.
    let one = Int128(1) << 126
    var reciprocal: Int128 = 0
    var term = one
    for k in 1...40 {
      reciprocal += k % 2 == 1 ? term : -term
      term /= Int128(k)
    }
    var bounds: [UInt64] = []
    var (mass, sum) = (reciprocal, Int128(0))
    for k in 1...20 {
      sum += mass
      bounds.append(UInt64(truncatingIfNeeded: sum >> 62))
      mass /= Int128(k)
    }
    return bounds
  }()
}
