internal import PeilStatistics
internal import PeilValues

/// A mean of exact values with its extremes drawn in or left out, exact itself; see `RobustLocation` for binary64.
struct ExactRobustMean {
  /// The values, ascending; one or more.
  let sorted: [Rational]

  /// The figure; nil where its form cannot hold it.
  ///
  /// `share` is below a half.
  func value(_ method: RobustMeanMeasure.Method, _ share: Rational) -> Rational? {
    let count = sorted.count
    let cut = Int(Int128(count) * share.numerator / share.denominator)
    switch method {
    case .trimmed: return Self.mean(sorted[cut..<(count - cut)])
    case .winsorisedByCount: return drawnIn(to: sorted[cut], sorted[count - cut - 1])
    case .winsorisedByQuantile:
      guard let rest = try? Rational.one.subtracting(share), let low = Self.quantile(sorted, share),
        let high = Self.quantile(sorted, rest)
      else { return nil }
      return drawnIn(to: low, high)
    case .medianDeviation:
      guard let half = Rational(1, 2), let median = Self.quantile(sorted, half) else { return nil }
      let distances = sorted.compactMap { value in
        value < median ? try? median.subtracting(value) : try? value.subtracting(median)
      }
      return distances.count == count ? Self.quantile(distances.sorted(), half) : nil
    }
  }

  private func drawnIn(to low: Rational, _ high: Rational) -> Rational? {
    Self.mean(sorted.map { min(max($0, low), high) }[...])
  }

  private static func mean(_ values: ArraySlice<Rational>) -> Rational? {
    var sum = Rational.zero
    for value in values {
      guard let next = try? sum.adding(value) else { return nil }
      sum = next
    }
    return try? sum.dividing(by: Rational(Int128(values.count)))
  }

  /// The type-7 quantile.
  private static func quantile(_ sorted: [Rational], _ share: Rational) -> Rational? {
    guard let (rank, fraction) = QuantileType.seven.position(of: share, among: sorted.count) else { return nil }
    guard !fraction.isZero, rank < sorted.count else { return sorted[rank - 1] }
    guard let step = try? sorted[rank].subtracting(sorted[rank - 1]).multiplying(fraction) else { return nil }
    return try? sorted[rank - 1].adding(step)
  }
}
