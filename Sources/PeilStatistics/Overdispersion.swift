/// How much more the groups of a funnel plot vary than chance alone would make them: φ, 1 when it is chance alone.
///
/// Source: Spiegelhalter 2005, §3.2: the mean of z², z winsorised so that a few outlying groups do not widen the limits.
public struct Overdispersion: Hashable, Sendable {
  /// Each group's distance from the target in standard deviations.
  public let scores: [Double]
  /// The mean square of the scores as they are.
  public let raw: Double
  /// The mean square of the scores, winsorised at both ends.
  public let winsorised: Double
  /// What the limits are widened by: the winsorised figure where it exceeds 1, and 1 otherwise.
  public var used: Double { max(1, winsorised) }

  /// The overdispersion of the groups around the funnel's target, `share` of them drawn in at either end (type 7).
  ///
  /// Undefined without groups, and as the scores are.
  public init(
    _ groups: [BinomialCount], around funnel: FunnelPlot, winsorising share: Double = 0.1
  )
    throws(UndefinedReason)
  {
    var scores: [Double] = []
    for group in groups { scores.append(try funnel.score(group)) }
    guard !scores.isEmpty else { throw .emptyDenominator }
    let low = try QuantileType.seven.quantile(of: scores, at: share)
    let high = try QuantileType.seven.quantile(of: scores, at: 1 - share)
    self.scores = scores
    raw = scores.map { $0 * $0 }.exactMean
    winsorised = scores.map { min(max($0, low), high) }.map { $0 * $0 }.exactMean
  }
}
