public import PeilValues

/// How a release is made safe: the rules by which a cell may not be shown, and what anybody knows already.
///
/// The parameters of dominance, p% and (p,q) are secret: they stand in no output.
public struct DisclosureSettings: Hashable, Sendable {
  /// A set of defaults by who will see the release.
  public enum Profile: String, CaseIterable, Hashable, Sendable {
    /// Register tables inside the house.
    case `internal`
    /// A ministry's publication.
    case ministry
    /// Open data and dashboards, which anybody may combine with anything.
    case openData = "open-data"
  }

  /// The largest `count` contributors may not have more than a share of a cell.
  public struct Dominance: Hashable, Sendable {
    /// How many contributors are looked at together.
    public let count: Int
    /// The share of the cell that they may have.
    public let share: Rational

    /// Describes a rule.
    public init(count: Int, share: Rational) {
      self.count = count
      self.share = share
    }
  }

  /// What becomes of a cell in which there is nothing.
  public enum Zeros: String, CaseIterable, Hashable, Sendable {
    /// It is shown, and taken as known.
    case `public`
    /// It is as sensitive as a cell with one contributor.
    case confidential
  }

  /// How secondary suppression is worked out.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// Exactly up to some 300 open cells, by the heuristic above.
    case automatic
    /// Exactly, whatever it takes.
    case exact
    /// By the heuristic.
    case heuristic
  }

  /// What it costs to hide a cell.
  public enum Weight: String, CaseIterable, Hashable, Sendable {
    /// Its value.
    case value
    /// One, so that the fewest cells are hidden.
    case unit
    /// The logarithm of its value.
    case logarithm
  }

  /// The set of defaults.
  public let profile: Profile
  /// How many different contributors a cell that is not empty must have.
  public let minimum: Int
  /// The (n,k) rules.
  public let dominance: [Dominance]
  /// The share of the largest contribution by which nobody may be able to estimate it; nil for no such rule.
  public let estimate: Rational?
  /// What everybody is taken to know of a contribution beforehand, as a share of it; 1 for nothing.
  public let prior: Rational
  /// The share of a group that may have one and the same outcome; nil for no such rule.
  public let group: Rational?
  /// The column of the contributor; nil where every row is one.
  public let holding: String?
  /// The formula of the rows that anybody knows; nil for none.
  public let known: String?
  /// The columns of which anybody knows the values of these rows.
  public let publicFields: Set<String>
  /// The tables whose figures are all public.
  public let publicTables: Set<String>
  /// What becomes of empty cells.
  public let zeros: Zeros
  /// How secondary suppression is worked out.
  public let method: Method
  /// What it costs to hide a cell.
  public let weight: Weight

  /// Describes the rules of a release.
  public init(
    profile: Profile, minimum: Int, dominance: [Dominance], estimate: Rational?, prior: Rational, group: Rational?,
    holding: String?, known: String?, publicFields: Set<String>, publicTables: Set<String>, zeros: Zeros,
    method: Method, weight: Weight
  ) {
    self.profile = profile
    self.minimum = minimum
    self.dominance = dominance
    self.estimate = estimate
    self.prior = prior
    self.group = group
    self.holding = holding
    self.known = known
    self.publicFields = publicFields
    self.publicTables = publicTables
    self.zeros = zeros
    self.method = method
    self.weight = weight
  }
}
