/// A tender whose ceiling is divided over compartments, each with its own ranking.
///
/// First every compartment is allocated by itself. With `transfersUnused`, what compartments leave over then goes, in the
/// order the compartments are given, to the best applications still without a grant, as long as they fit under the total;
/// the first that does not fit ends its compartment. That order is the scheme's; state it beside the figure.
public struct CompartmentAllocation: Hashable, Sendable {
  /// One compartment.
  public struct Compartment: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its part of the ceiling, in cents.
    public let ceilingCents: Int
    /// The applications to it.
    public let applications: [TenderApplication]

    /// A compartment with these applications.
    public init(name: String, ceilingCents: Int, applications: [TenderApplication]) {
      self.name = name
      self.ceilingCents = ceilingCents
      self.applications = applications
    }
  }

  /// Each compartment by itself, in the order they were given.
  public let allocations: [TenderAllocation]
  /// What each ranked application is granted after the transfer, in cents, by compartment.
  public let grantedCents: [[Int]]
  /// The total ceiling in cents.
  public let ceilingCents: Int

  /// Allocates the compartments; without `totalCents` the total is the sum of their ceilings.
  public init(
    _ compartments: [Compartment], totalCents: Int? = nil, minimumScore: Double? = nil, rule: AllocationRule = .stop,
    tieBreak: [String] = [], transfersUnused: Bool = false
  ) {
    let total = totalCents ?? compartments.map(\.ceilingCents).reduce(0, +)
    let allocations = compartments.map {
      TenderAllocation(
        $0.applications, ceilingCents: $0.ceilingCents, minimumScore: minimumScore, rule: rule, tieBreak: tieBreak)
    }
    var granted = allocations.map(\.grantedCents)
    var left = total - granted.joined().reduce(0, +)
    if transfersUnused {
      for index in allocations.indices {
        let waiting = granted[index].indices.filter { granted[index][$0] == 0 }
        let further = rule.grants(waiting.map { allocations[index].ranking[$0].requestedCents }, ceiling: max(0, left))
        for (place, grant) in zip(waiting, further) { granted[index][place] = grant }
        left -= further.reduce(0, +)
      }
    }
    self.allocations = allocations
    grantedCents = granted
    ceilingCents = total
  }

  /// What is left of the total ceiling, in cents.
  public var unspentCents: Int { ceilingCents - grantedCents.joined().reduce(0, +) }
}
