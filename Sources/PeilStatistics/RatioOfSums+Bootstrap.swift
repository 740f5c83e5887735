extension RatioOfSums {
  /// The ratio of every replicate; nil where the drawn units have no positive denominator.
  ///
  /// The sums are rounded once, so that equal draws give equal bits; weights count, clusters and strata do not.
  public func bootstrap(_ bootstrap: Bootstrap) -> [Double?] {
    let top = numerators.indices.map { design.weight($0) * numerators[$0] }
    let bottom = denominators.indices.map { design.weight($0) * denominators[$0] }
    return bootstrap.values(units: count) { units in
      let sum = units.lazy.map { bottom[$0] }.exactSum
      return sum > 0 ? units.lazy.map { top[$0] }.exactSum / sum : nil
    }
  }

  /// The BCa interval, the default below 30 units; undefined as the ratio, the jackknife and the interval.
  public func biasCorrected(
    _ bootstrap: Bootstrap, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> BiasCorrectedInterval {
    let ratio = try value()
    let acceleration = try jackknife().acceleration
    return try BiasCorrectedInterval(
      estimate: ratio, replicates: self.bootstrap(bootstrap), acceleration: acceleration, level: level)
  }
}
