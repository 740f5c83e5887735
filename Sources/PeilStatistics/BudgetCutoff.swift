/// The line between the lowest score that was granted and the highest that was refused on the ceiling.
///
/// Such a line depends on the scores themselves and stands at two of them; both are the donut that an estimate leaves
/// out. Sources: Cattaneo, Idrobo & Titiunik 2020.
public struct BudgetCutoff: Hashable, Sendable {
  /// The score midway between the two.
  public let score: Double
  /// The lowest score that was granted.
  public let lowestGranted: Double
  /// The highest score that was refused on the ceiling.
  public let highestRejected: Double
  /// Whether every score above the line was granted and every one below refused.
  public let isSharp: Bool

  private let scores: [Double]

  /// The line through these scores; those refused for other reasons are the caller's to leave out.
  ///
  /// Undefined where all were granted, or none.
  public init(_ applications: [(score: Double, isGranted: Bool)]) throws(UndefinedReason) {
    guard let lowest = applications.filter(\.isGranted).map(\.score).min(),
      let highest = applications.filter({ !$0.isGranted }).map(\.score).max()
    else { throw .notReached }
    lowestGranted = lowest
    highestRejected = highest
    score = (lowest + highest) / 2
    isSharp = lowest > highest
    scores = applications.map(\.score)
  }

  /// Each score's distance from the line, positive above it.
  public var running: [Double] { scores.map { $0 - score } }

  /// How many scores lie within `bandwidth` of the line, below it and at it or above.
  public func nearMisses(within bandwidth: Double) -> (below: Int, above: Int) {
    (running.count { $0 < 0 && $0 >= -bandwidth }, running.count { $0 >= 0 && $0 <= bandwidth })
  }

  /// Whether a score is one of the two that made the line.
  public func isInDonut(_ score: Double) -> Bool { score == lowestGranted || score == highestRejected }
}
