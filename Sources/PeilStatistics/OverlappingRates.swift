import Glibc

/// The difference of the rates of two groups that share units, such as those who name one bottleneck and another.
///
/// u = A(y − p_A)/n_A − B(y − p_B)/n_B with variance n/(n−1)·Σu², so that shared units count once.
/// Source: Taylor's linearisation; R, `survey::svycontrast`.
public struct OverlappingRates: Hashable, Sendable {
  /// The first group's rate minus the second's.
  public let difference: Double
  /// Its standard error; nil with a single unit.
  public let standardError: Double?
  /// The normal interval of the difference, within −1 and 1; nil with a single unit.
  public let limits: ClosedRange<Double>?

  /// The difference over units that say whether they belong to either group and whether they succeeded.
  ///
  /// Undefined where either group is empty.
  public init(
    isFirst: [Bool], isSecond: [Bool], succeeded: [Bool], level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) {
    precondition(isFirst.count == succeeded.count && isSecond.count == succeeded.count, "three marks of every unit")
    let first = try Self.rate(isFirst, succeeded)
    let second = try Self.rate(isSecond, succeeded)
    let value = first.rate - second.rate
    difference = value
    guard succeeded.count > 1 else {
      (standardError, limits) = (nil, nil)
      return
    }
    let n = Double(succeeded.count)
    let scores = succeeded.indices.map { unit in
      let y = succeeded[unit] ? 1.0 : 0
      return (isFirst[unit] ? (y - first.rate) / first.count : 0)
        - (isSecond[unit] ? (y - second.rate) / second.count : 0)
    }
    let error = sqrt(n / (n - 1) * scores.map { $0 * $0 }.exactSum)
    let spread = level.normalQuantile * error
    standardError = error
    limits = max(-1, value - spread)...min(1, value + spread)
  }

  private static func rate(
    _ belongs: [Bool], _ succeeded: [Bool]
  ) throws(UndefinedReason) -> (rate: Double, count: Double) {
    let count = belongs.count { $0 }
    guard count > 0 else { throw .emptyDenominator }
    return (Double(zip(belongs, succeeded).count { $0 && $1 }) / Double(count), Double(count))
  }
}
