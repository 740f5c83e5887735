import Glibc

/// Figures of a list of numbers that a few extreme ones do not move; for sensitivity output.
public struct RobustLocation: Hashable, Sendable {
  private let sorted: [Double]

  /// The numbers, of which there is one at least.
  public init(_ numbers: [Double]) throws(UndefinedReason) {
    guard !numbers.isEmpty else { throw .emptyDenominator }
    sorted = numbers.sorted()
  }

  /// The mean of all.
  public var mean: Double { sorted.exactMean }

  /// The mean without ⌊n·share⌋ numbers at either end; from one half on the median.
  ///
  /// Source: R, `mean(trim =)`.
  public func trimmedMean(_ share: Double) throws(UndefinedReason) -> Double {
    guard share < 0.5 else { return try QuantileType.seven.quantile(ofSorted: sorted, at: 0.5) }
    let cut = Int(floor(Double(sorted.count) * max(0, share)))
    return sorted[cut..<(sorted.count - cut)].exactMean
  }

  /// The median distance from the median.
  ///
  /// Times 1.4826 it estimates the standard deviation of normal numbers. Source: R, `stats::mad`.
  public func medianAbsoluteDeviation() throws(UndefinedReason) -> Double {
    let median = try QuantileType.seven.quantile(ofSorted: sorted, at: 0.5)
    return try QuantileType.seven.quantile(of: sorted.map { abs($0 - median) }, at: 0.5)
  }

  /// How many numbers winsorising by count replaces at the lower and the upper end.
  public func replaced(_ lower: Double, _ upper: Double) -> (low: Int, high: Int) {
    let n = Double(sorted.count)
    return (Int(lower * n), Int(upper * n))
  }

  /// The mean after the lowest and the highest numbers have been replaced by the nearest that stay.
  ///
  /// Source: SciPy, `stats.mstats.winsorize`.
  public func winsorisedMeanByCount(_ lower: Double, _ upper: Double) throws(UndefinedReason) -> Double {
    let (low, high) = replaced(lower, upper)
    guard low + high < sorted.count else { throw .tooFewUnits }
    let (floor, ceiling) = (sorted[low], sorted[sorted.count - high - 1])
    return sorted.map { min(max($0, floor), ceiling) }.exactMean
  }

  /// The mean after all numbers have been drawn in to the type-7 quantiles at these shares from either end.
  public func winsorisedMeanByQuantile(_ lower: Double, _ upper: Double) throws(UndefinedReason) -> Double {
    let low = try QuantileType.seven.quantile(ofSorted: sorted, at: lower)
    let high = try QuantileType.seven.quantile(ofSorted: sorted, at: 1 - upper)
    return sorted.map { min(max($0, low), high) }.exactMean
  }
}
