import Glibc

extension RatioOfSums {
  /// Fieller's interval, which takes into account that the denominator varies too.
  public struct Fieller: Hashable, Sendable {
    /// How uncertain the denominator is, t²·Var(x̄)/x̄²; from 1 on the interval is no interval.
    public let g: Double
    /// The interval; nil where g is 1 or more.
    public let limits: ClosedRange<Double>?
  }

  /// The interval of independent units without weights, by Student's distribution on n − 1 degrees of freedom.
  ///
  /// Undefined as the ratio, and with fewer than two units. Source: Fieller 1954.
  public func fieller(level: ConfidenceLevel = .standard) throws(UndefinedReason) -> Fieller {
    let ratio = try value()
    guard count > 1 else { throw .tooFewUnits }
    let n = Double(count)
    let (meanX, meanY) = (denominators.exactMean, numerators.exactMean)
    let scale = 1 / (n * (n - 1))
    let xx = denominators.sumOfSquaredDeviations * scale
    let yy = numerators.sumOfSquaredDeviations * scale
    let xy = zip(denominators, numerators).map { ($0 - meanX) * ($1 - meanY) }.exactSum * scale
    let t = level.studentQuantile(degreesOfFreedom: n - 1)
    let g = t * t * xx / (meanX * meanX)
    guard g < 1 else { return Fieller(g: g, limits: nil) }
    let root = max(0, yy - 2 * ratio * xy + ratio * ratio * xx - g * (yy - xy * xy / (xx > 0 ? xx : 1)))
    let centre = ratio - (xx > 0 ? g * xy / xx : 0)
    let spread = t / meanX * sqrt(root)
    return Fieller(g: g, limits: (centre - spread) / (1 - g)...(centre + spread) / (1 - g))
  }
}
