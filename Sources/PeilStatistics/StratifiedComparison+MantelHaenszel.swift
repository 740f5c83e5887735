extension StratifiedComparison {
  /// The common odds ratio, R/S with R = Σad/N and S = Σbc/N.
  ///
  /// Undefined without a stratum that has both groups, and where the ratio would be nought over nought or infinite.
  /// Sources: Mantel & Haenszel 1959; Robins, Breslow & Greenland 1986 (variance of the logarithm).
  public func oddsRatio(level: ConfidenceLevel = .standard) throws(UndefinedReason) -> Effect {
    try requireStrata()
    let r = sum { $0.a * $0.d / $0.total }
    let s = sum { $0.b * $0.c / $0.total }
    guard s > 0 else { throw .zeroDenominator }
    guard r > 0 else { return Effect(value: 0, standardError: .infinity, limits: 0 ... .infinity) }
    let first = sum { ($0.a + $0.d) / $0.total * ($0.a * $0.d / $0.total) }
    let cross = sum {
      ($0.a + $0.d) / $0.total * ($0.b * $0.c / $0.total) + ($0.b + $0.c) / $0.total * ($0.a * $0.d / $0.total)
    }
    let second = sum { ($0.b + $0.c) / $0.total * ($0.b * $0.c / $0.total) }
    let variance = first / (2 * r * r) + cross / (2 * r * s) + second / (2 * s * s)
    return .ratio(r / s, logVariance: variance, level)
  }

  /// The common ratio of rates, Σ(a n₂/N) / Σ(c n₁/N).
  ///
  /// Undefined without a stratum that has both groups, and where the second group has no successes.
  /// Source: Greenland & Robins 1985.
  public func rateRatio(level: ConfidenceLevel = .standard) throws(UndefinedReason) -> Effect {
    try requireStrata()
    let first = sum { $0.a * $0.n2 / $0.total }
    let second = sum { $0.c * $0.n1 / $0.total }
    guard second > 0 else { throw .zeroReferenceRate }
    guard first > 0 else { return Effect(value: 0, standardError: .infinity, limits: 0 ... .infinity) }
    let excess = sum {
      ($0.successes * $0.n1 * $0.n2 - $0.a * $0.c * $0.total) / ($0.total * $0.total)
    }
    return .ratio(first / second, logVariance: excess / (first * second), level)
  }

  /// The common difference of rates, Σ(a n₂ − c n₁)/N divided by Σ n₁n₂/N, in shares.
  ///
  /// Undefined without a stratum that has both groups. Sources: Greenland & Robins 1985; Sato 1989 (variance).
  public func rateDifference(level: ConfidenceLevel = .standard) throws(UndefinedReason) -> Effect {
    try requireStrata()
    let weight = sum(\.weight)
    let value = sum { ($0.a * $0.n2 - $0.c * $0.n1) / $0.total } / weight
    let p = sum {
      ($0.n1 * $0.n1 * $0.c - $0.n2 * $0.n2 * $0.a + $0.n1 * $0.n2 * ($0.n2 - $0.n1) / 2) / ($0.total * $0.total)
    }
    let q = sum { ($0.a * $0.d + $0.c * $0.b) / (2 * $0.total) }
    return .difference(value, variance: (value * p + q) / (weight * weight), level)
  }
}
