internal import PeilCore
internal import PeilStatistics

extension Estimate.Interval {
  /// The limits of a method at the level of the specification, 95%.
  init(_ limits: ClosedRange<Double>, _ method: String) {
    self.init(
      lower: limits.lowerBound, upper: limits.upperBound, method: method, level: ConfidenceLevel.standard.coverage)
  }
}

extension Estimate {
  /// A figure that has no value, for a reason of the statistics.
  static func undefined(_ reason: UndefinedReason, n: Int, missing: Int) -> Estimate {
    Estimate(value: nil, n: n, missing: missing, status: .undefined, reason: reason.rawValue)
  }

  /// A value with a flag beside it, and an interval where it has one; undefined where it is not finite.
  static func flagged(
    _ value: Double, _ unit: FigureUnit, n: Int, missing: Int, interval: Interval? = nil, flag: String = ""
  ) -> Estimate {
    guard value.isFinite else { return .undefined(UndefinedReason.unbounded, n: n, missing: missing) }
    return Estimate(
      value: Quantity(.approximate(value), unit), n: n, missing: missing, interval: interval,
      status: missing > 0 ? .partial : .ok, reason: flag)
  }
}
