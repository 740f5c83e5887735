import Glibc

/// Two groups compared within strata, such as compartments or calls.
///
/// Strata in which a group does not occur say nothing about a difference; they are left out and counted.
public struct StratifiedComparison: Hashable, Sendable {
  /// The strata in which both groups occur.
  public let strata: [ComparisonStratum]
  /// All strata, as they came.
  public let all: [ComparisonStratum]
  /// How many strata were left out because a group does not occur in them.
  public var leftOut: Int { all.count - strata.count }

  /// The comparison over these strata.
  public init(_ strata: [ComparisonStratum]) {
    all = strata
    self.strata = strata.filter(\.hasBothGroups)
  }

  /// An estimate with its standard error and interval.
  public struct Effect: Hashable, Sendable {
    /// The estimate.
    public let value: Double
    /// The standard error: of a ratio that of its natural logarithm, of a difference its own.
    public let standardError: Double
    /// The interval: of a ratio on the logarithmic scale.
    public let limits: ClosedRange<Double>

    static func ratio(_ value: Double, logVariance: Double, _ level: ConfidenceLevel) -> Effect {
      let error = sqrt(max(0, logVariance))
      let spread = level.normalQuantile * error
      return Effect(value: value, standardError: error, limits: value * exp(-spread)...value * exp(spread))
    }

    static func difference(_ value: Double, variance: Double, _ level: ConfidenceLevel) -> Effect {
      let error = sqrt(max(0, variance))
      let spread = level.normalQuantile * error
      return Effect(value: value, standardError: error, limits: value - spread...value + spread)
    }
  }

  func sum(_ term: (ComparisonStratum) -> Double) -> Double { strata.map(term).exactSum }

  func requireStrata() throws(UndefinedReason) {
    guard !strata.isEmpty else { throw .emptyDenominator }
  }
}
