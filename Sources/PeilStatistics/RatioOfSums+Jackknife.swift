import Glibc

extension RatioOfSums {
  /// The delete-one standard error, √[(n−1)/n·Σ(R₍₋ᵢ₎ − c)²].
  public struct RatioJackknife: Hashable, Sendable {
    /// The ratio without each unit in turn.
    public let replicates: [Double]
    /// The standard error around the mean of the replicates; the one to print.
    public let standardError: Double
    /// The standard error around the ratio of all units.
    public let standardErrorAroundValue: Double
    /// The acceleration of the BCa interval, ΣL³/6(ΣL²)^1.5 with L = mean − replicate.
    public let acceleration: Double
  }

  /// Leaves out one unit at a time; weights count, clusters and strata do not.
  ///
  /// Undefined as the ratio, with fewer than two units, and where the ratio without a unit is not defined.
  /// Source: Cochran 1977, §6.17; R, `survey::as.svrepdesign(type = "JK1")`.
  public func jackknife() throws(UndefinedReason) -> RatioJackknife {
    let ratio = try value()
    guard count > 1 else { throw .tooFewUnits }
    let top = numerators.indices.map { design.weight($0) * numerators[$0] }
    let bottom = denominators.indices.map { design.weight($0) * denominators[$0] }
    let (topSum, bottomSum) = (top.exactSum, bottom.exactSum)
    var replicates: [Double] = []
    for unit in numerators.indices {
      let rest = bottomSum - bottom[unit]
      guard rest != 0 else { throw .zeroDenominator }
      guard rest > 0 else { throw .negativeDenominator }
      replicates.append((topSum - top[unit]) / rest)
    }
    let jackknife = try Jackknife(replicates.map(Optional.some))
    let n = Double(count)
    let around = replicates.map { ($0 - ratio) * ($0 - ratio) }.exactSum
    return RatioJackknife(
      replicates: replicates, standardError: jackknife.standardError,
      standardErrorAroundValue: sqrt((n - 1) / n * around), acceleration: jackknife.acceleration)
  }
}
