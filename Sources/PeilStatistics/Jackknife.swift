import Glibc

/// The spread of a figure over what it is without each unit, or each group of units, in turn.
public struct Jackknife: Hashable, Sendable {
  /// The figure without each of them, in their order.
  public let replicates: [Double]
  /// The standard error around the mean of the replicates, √[(g−1)/g·Σ(R₍₋ᵢ₎−R̄)²].
  public let standardError: Double
  /// The acceleration of the BCa interval, ΣL³/6(ΣL²)^1.5 with L = mean − replicate.
  public let acceleration: Double

  /// The jackknife of these replicates; undefined with fewer than two of them, and where one is not defined (nil).
  ///
  /// Source: Efron & Tibshirani 1993, chapter 11; with groups of equal chance Kott 2001.
  public init(_ replicates: [Double?]) throws(UndefinedReason) {
    guard replicates.count > 1 else { throw .tooFewUnits }
    let values = replicates.compactMap(\.self)
    guard values.count == replicates.count, values.allSatisfy(\.isFinite) else { throw .zeroDenominator }
    let n = Double(values.count)
    let mean = values.exactMean
    let influences = values.map { mean - $0 }
    let squares = influences.map { $0 * $0 }.exactSum
    let cubes = influences.map { $0 * $0 * $0 }.exactSum
    self.replicates = values
    standardError = sqrt((n - 1) / n * squares)
    acceleration = squares > 0 ? cubes / (6 * squares * sqrt(squares)) : 0
  }

  /// The interval around an estimate, with Student's t and one degree of freedom fewer than there are replicates.
  public func limits(around estimate: Double, level: ConfidenceLevel = .standard) -> ClosedRange<Double> {
    let spread = level.studentQuantile(degreesOfFreedom: Double(replicates.count - 1)) * standardError
    return estimate - spread...estimate + spread
  }
}
