/// How rows get their rank.
public struct Ranking: Hashable, Sendable {
  /// What rank rows have that are equal in all that ranks them.
  public enum Ties: String, CaseIterable, Hashable, Sendable {
    /// The same rank, and as many ranks are skipped after it: 1, 2, 2, 4.
    case same
    /// The same rank, and none is skipped: 1, 2, 2, 3.
    case dense
    /// None: the run stops.
    case error
  }

  /// What ranks the rows; a row in which one of the values is missing has no rank.
  public let by: [SortKey]
  /// The columns whose values make the groups in which rows are ranked; a row in which one is missing has no rank.
  public let within: [String]
  /// The column that holds the rank.
  public let into: String
  /// What rank equal rows have.
  public let ties: Ties
  /// The columns that name a row in a message; empty where no column tells rows apart.
  public let names: [String]

  /// Describes a ranking.
  public init(by: [SortKey], within: [String], into: String, ties: Ties, names: [String]) {
    self.by = by
    self.within = within
    self.into = into
    self.ties = ties
    self.names = names
  }
}
