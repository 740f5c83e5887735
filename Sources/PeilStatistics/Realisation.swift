/// What became of the money: requested, granted and settled are never mixed.
///
/// Sums are exact cents. A project with a grant of nought was not granted; one without a settlement is not settled yet.
public struct Realisation: Hashable, Sendable {
  /// One project's amounts in cents.
  public struct Project: Hashable, Sendable {
    /// What was asked for.
    public let requestedCents: Int128
    /// What was granted; nought where it was refused.
    public let grantedCents: Int128
    /// What the grant was settled at (vastgesteld); nil as long as it is not.
    public let settledCents: Int128?

    /// A project with these amounts.
    public init(requestedCents: Int128, grantedCents: Int128, settledCents: Int128?) {
      self.requestedCents = requestedCents
      self.grantedCents = grantedCents
      self.settledCents = settledCents
    }
  }

  /// The projects.
  public let projects: [Project]

  /// The realisation of these projects.
  public init(_ projects: [Project]) { self.projects = projects }

  private var granted: [Project] { projects.filter { $0.grantedCents > 0 } }
  private var settled: [Project] { granted.filter { $0.settledCents != nil } }

  /// Granted over requested, of all projects.
  public func grantRatio() throws(UndefinedReason) -> Double {
    try ratio(projects, \.grantedCents, projects, \.requestedCents)
  }

  /// Granted over requested, of granted projects only: 1 minus the cut (korting).
  public func grantRatioOfGranted() throws(UndefinedReason) -> Double {
    try ratio(granted, \.grantedCents, granted, \.requestedCents)
  }

  /// Settled over granted, of settled projects only; its coverage belongs beside it.
  public func realisationOfSettled() throws(UndefinedReason) -> Double {
    try ratio(settled, \.settledOrNought, settled, \.grantedCents)
  }

  /// The settled projects among the granted ones, by number.
  public func coverageByNumber() throws(UndefinedReason) -> Double {
    guard !granted.isEmpty else { throw .emptyDenominator }
    return try FinancingShares.ratio(Int128(settled.count), Int128(granted.count))
  }

  /// What was granted to settled projects, as a share of all that was granted.
  public func coverageByAmount() throws(UndefinedReason) -> Double {
    try ratio(settled, \.grantedCents, granted, \.grantedCents)
  }

  private func ratio(
    _ upper: [Project], _ numerator: (Project) -> Int128, _ lower: [Project], _ denominator: (Project) -> Int128
  ) throws(UndefinedReason) -> Double {
    guard !lower.isEmpty else { throw .emptyDenominator }
    return try FinancingShares.ratio(upper.map(numerator).reduce(0, +), lower.map(denominator).reduce(0, +))
  }
}

extension Realisation.Project {
  fileprivate var settledOrNought: Int128 { settledCents ?? 0 }
}
