/// How rows of two datasets meet.
public struct Join: Hashable, Sendable {
  /// A pair of columns that must be equal; missing keys never match.
  public struct Key: Hashable, Sendable {
    /// The column of the incoming dataset.
    public let left: String
    /// The column of the joined dataset.
    public let right: String

    /// Pairs the columns.
    public init(left: String, right: String) {
      self.left = left
      self.right = right
    }
  }

  /// A column of the joined dataset that comes along, and its name in the output.
  public struct Brought: Hashable, Sendable {
    /// Its name in the joined dataset.
    public let column: String
    /// Its name in the output.
    public let name: String

    /// Pairs the names.
    public init(column: String, name: String) {
      self.column = column
      self.name = name
    }
  }

  /// What happens to rows without a partner.
  public enum Unmatched: String, CaseIterable, Hashable, Sendable {
    /// They stay, with missing values for the other side.
    case keep
    /// They are left out, and counted.
    case leaveOut = "leave-out"
    /// They are rejected.
    case reject
  }

  /// How many rows of one side may meet one of the other.
  public enum Cardinality: String, CaseIterable, Hashable, Sendable {
    /// Each row meets at most one, both ways.
    case oneToOne = "one-to-one"
    /// A left row may meet several right rows.
    case oneToMany = "one-to-many"
    /// A right row may meet several left rows.
    case manyToOne = "many-to-one"
    /// Both may meet several.
    case manyToMany = "many-to-many"

    /// Whether a key may come twice on the left.
    public var allowsRepeatedLeft: Bool { self == .manyToOne || self == .manyToMany }
    /// Whether a key may come twice on the right.
    public var allowsRepeatedRight: Bool { self == .oneToMany || self == .manyToMany }
  }

  /// The source or dataset that is joined.
  public let right: String
  /// The key columns.
  public let keys: [Key]
  /// The columns that come along, key columns not among them.
  public let brought: [Brought]
  /// What the author expects; nil records what is found.
  public let expected: Cardinality?
  /// What happens to left rows without a partner.
  public let unmatchedLeft: Unmatched
  /// What happens to right rows without a partner; `keep` makes a full join.
  public let unmatchedRight: Unmatched
  /// Whether the join keeps just the left rows that have no partner.
  public let isAnti: Bool

  /// Describes a join.
  public init(
    right: String, keys: [Key], brought: [Brought], expected: Cardinality?, unmatchedLeft: Unmatched,
    unmatchedRight: Unmatched, isAnti: Bool = false
  ) {
    self.right = right
    self.keys = keys
    self.brought = brought
    self.expected = expected
    self.unmatchedLeft = unmatchedLeft
    self.unmatchedRight = unmatchedRight
    self.isAnti = isAnti
  }
}
