public import PeilValues

/// A share or percentage that is published with so many decimals beside its base: what it tells of its numerator.
public struct DerivedShare: Hashable, Sendable {
  /// The base, n; one or more.
  public let base: Int
  /// The decimals of the percentage, d, 0 to 15.
  public let decimals: Int

  /// A percentage with this base and so many decimals; nil unless n ≥ 1 and 0 ≤ d ≤ 15.
  public init?(base: Int, decimals: Int) {
    guard base >= 1, (0...15).contains(decimals) else { return nil }
    self.base = base
    self.decimals = decimals
  }

  /// How many steps the percentage has from 0% to 100%: 10^(d+2).
  private var steps: Int128 { (0..<(decimals + 2)).reduce(1) { power, _ in power * 10 } }

  /// Whether every numerator can be had back from base and percentage: n ≤ 10^(d+2).
  ///
  /// A percentage that reveals its numerator is suppressed with it.
  public var revealsNumerator: Bool { Int128(base) <= steps }

  /// How many numerators share a percentage at the most.
  public var mostCandidates: Int {
    // The numerators of one percentage lie in a half-open interval n/10^(d+2) long.
    Int((Int128(base) + steps - 1) / steps)
  }

  /// The numerators that give this percentage, as everybody can work out; nil when none does.
  ///
  /// The percentage is taken as rounded half up, and the ends are taken in, so that no numerator is left out.
  public func numerators(percentage: ExactDecimal) -> KnownBounds? {
    guard let exact = try? Rational(percentage).multiplying(Rational(steps / 100)), exact.isWhole else { return nil }
    let step = exact.numerator
    let (base, twice) = (Int128(base), 2 * steps)
    let lower = max(0, ((2 * step - 1) * base + twice - 1).floorDivided(by: twice))
    let upper = min(base, ((2 * step + 1) * base).floorDivided(by: twice))
    guard lower <= upper else { return nil }
    return KnownBounds(lower: Int(clamping: lower), upper: Int(clamping: upper))
  }
}

extension Int128 {
  /// The quotient rounded down; the divisor lies above nought.
  func floorDivided(by divisor: Int128) -> Int128 {
    let quotient = self / divisor
    return quotient * divisor > self ? quotient - 1 : quotient
  }

  /// The quotient rounded up; the divisor lies above nought.
  func ceilingDivided(by divisor: Int128) -> Int128 {
    let quotient = self / divisor
    return quotient * divisor < self ? quotient + 1 : quotient
  }
}
