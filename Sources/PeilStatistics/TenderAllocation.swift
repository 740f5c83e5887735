/// Who is granted what when a tender is replayed from its scores, its minimum, its tie-break and its ceiling.
///
/// The recorded order decides between equal scores; the program never draws one itself.
public struct TenderAllocation: Hashable, Sendable {
  /// The applications at or above the minimum, best first.
  public let ranking: [TenderApplication]
  /// What each of them is granted, in cents, in the order of the ranking.
  public let grantedCents: [Int]
  /// The applications below the minimum, in the order they came in.
  public let belowMinimum: [TenderApplication]
  /// The ceiling in cents.
  public let ceilingCents: Int
  /// Scores that several applications share, of which the recorded order does not name all.
  public let undecidedTies: [Double]

  /// Replays a tender; `tieBreak` is the recorded order of names, the order of the input comes after it.
  public init(
    _ applications: [TenderApplication], ceilingCents: Int, minimumScore: Double? = nil, rule: AllocationRule = .stop,
    tieBreak: [String] = []
  ) {
    let places = Dictionary(tieBreak.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let admitted = applications.enumerated().filter { entry in minimumScore.map { entry.element.score >= $0 } ?? true }
    func place(_ entry: (offset: Int, element: TenderApplication)) -> (Double, Int, Int) {
      (-entry.element.score, places[entry.element.id] ?? Int.max, entry.offset)
    }
    let ranking = admitted.sorted { place($0) < place($1) }.map(\.element)
    self.ranking = ranking
    self.ceilingCents = ceilingCents
    belowMinimum = applications.filter { application in minimumScore.map { application.score < $0 } ?? false }
    grantedCents = rule.grants(ranking.map(\.requestedCents), ceiling: ceilingCents)
    let unplaced = ranking.filter { places[$0.id] == nil }.map(\.score)
    undecidedTies = Set(unplaced).filter { score in ranking.count { $0.score == score } > 1 }.sorted(by: >)
  }

  /// What is left of the ceiling, in cents; below nought where it was overshot.
  public var unspentCents: Int { ceilingCents - grantedCents.reduce(0, +) }

  /// The score of the last application that got something; nil where none did.
  public var lowestGrantedScore: Double? { granted.map(\.score).min() }

  /// The best score that got nothing because of the ceiling; nil where all got something.
  public var highestRejectedScore: Double? { rejected.map(\.score).max() }

  /// Whether no application lost to one with a lower score.
  public var isScoreMonotone: Bool {
    guard let lowest = lowestGrantedScore, let highest = highestRejectedScore else { return true }
    return lowest >= highest
  }

  /// The applications with the score at the line, of which some got something and others nothing.
  public var tiesAtLine: [TenderApplication] {
    guard let score = lowestGrantedScore, score == highestRejectedScore else { return [] }
    return ranking.filter { $0.score == score }
  }

  private var granted: [TenderApplication] { zip(ranking, grantedCents).filter { $0.1 > 0 }.map(\.0) }
  private var rejected: [TenderApplication] { zip(ranking, grantedCents).filter { $0.1 <= 0 }.map(\.0) }
}

extension AllocationRule {
  /// What applications in this order get under a ceiling, in cents.
  public func grants(_ requested: [Int], ceiling: Int) -> [Int] {
    var left = ceiling
    var isOpen = true
    return requested.map { amount in
      guard isOpen else { return 0 }
      guard amount > left else {
        left -= amount
        return amount
      }
      if self != .skip { isOpen = false }
      let grant =
        switch self {
        case .stop, .skip: 0
        case .partial: max(0, left)
        case .overshoot: left > 0 ? amount : 0
        }
      left -= grant
      return grant
    }
  }
}
