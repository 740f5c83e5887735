import Glibc

/// The difference of two independent rates, in shares (0.1 is ten percentage points), with its interval.
public struct RateDifference: Hashable, Sendable {
  /// The first rate minus the second.
  public let value: Double
  /// The interval of the difference.
  public let limits: ClosedRange<Double>

  /// Newcombe's interval, which squares and adds the distances to the ends of both rates' own intervals.
  ///
  /// With `ProportionInterval.wilson` it is method 10, the default; with `wilsonContinuityCorrected` method 11.
  /// Undefined where either group is empty. Source: Newcombe 1998b.
  public static func newcombe(
    _ first: BinomialCount, _ second: BinomialCount, of interval: ProportionInterval = .wilson,
    level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> RateDifference {
    let (p1, p2) = (try first.rate(), try second.rate())
    let (own1, own2) = (try interval.limits(first, level: level), try interval.limits(second, level: level))
    let value = p1 - p2
    let down = hypot(p1 - own1.lowerBound, own2.upperBound - p2)
    let up = hypot(own1.upperBound - p1, p2 - own2.lowerBound)
    return RateDifference(value: value, limits: max(-1, value - down)...min(1, value + up))
  }

  /// Miettinen's and Nurminen's score interval, by the likelihood that is largest given the difference.
  ///
  /// Undefined where either group is empty. Source: Miettinen & Nurminen 1985, eq. 6–8.
  public static func miettinenNurminen(
    _ first: BinomialCount, _ second: BinomialCount, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> RateDifference {
    let value = try first.rate() - second.rate()
    let z = level.normalQuantile
    let all = Double(first.trials + second.trials)
    let scale = z * z * (all > 1 ? all / (all - 1) : 1)
    func excess(_ difference: Double) -> Double {
      let p2 = constrainedSecondRate(first, second, difference: difference)
      let p1 = min(1, max(0, p2 + difference))
      let variance = p1 * (1 - p1) / Double(first.trials) + p2 * (1 - p2) / Double(second.trials)
      return (value - difference) * (value - difference) - scale * variance
    }
    let lower = value <= -1 ? -1 : Bisection.root(from: -1, to: value, isRising: false, excess)
    let upper = value >= 1 ? 1 : Bisection.root(from: value, to: 1, isRising: true, excess)
    return RateDifference(value: value, limits: lower...upper)
  }

  /// The second rate that makes the counts most likely when the first is larger by `difference`.
  ///
  /// The slope of the likelihood falls throughout, so that its one zero is found by halving; the closed form of the cubic
  /// gives the same and loses digits near the ends.
  private static func constrainedSecondRate(
    _ first: BinomialCount, _ second: BinomialCount, difference: Double
  ) -> Double {
    func slope(_ p2: Double) -> Double {
      let p1 = p2 + difference
      return share(first.successes, p1) - share(first.failures, 1 - p1) + share(second.successes, p2)
        - share(second.failures, 1 - p2)
    }
    let (low, high) = (max(0, -difference), min(1, 1 - difference))
    guard low < high else { return low }
    // Where nothing pulls away from an end the likelihood is largest there.
    let (middleLow, middleHigh) = (low.nextUp, high.nextDown)
    if slope(middleLow) <= 0 { return low }
    if slope(middleHigh) >= 0 { return high }
    return Bisection.root(from: low, to: high, isRising: false, slope)
  }

  private static func share(_ count: Int, _ rate: Double) -> Double { count == 0 ? 0 : Double(count) / max(rate, 0) }
}
