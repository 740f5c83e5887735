/// How one row of each key is kept; the others are merged into it.
///
/// A row in which a key column is missing has no key: it equals no other and is kept.
public struct KeepOne: Hashable, Sendable {
  /// Which of the rows of a key that are equal in the order, and come first in it, is kept.
  public enum Ties: String, CaseIterable, Hashable, Sendable {
    /// The first in the order in which rows come in.
    case firstRow = "first-row"
    /// The last in the order in which rows come in.
    case lastRow = "last-row"
    /// None: the run stops.
    case error
  }

  /// The key columns.
  public let by: [String]
  /// The order whose first row is kept; where it is empty all rows of a key are equal.
  public let order: [SortKey]
  /// Which of equal rows is kept.
  public let ties: Ties
  /// Whether a row that lacks a value of the order and shares its key with another stops the run.
  public let needsOrder: Bool

  /// Describes what is kept.
  public init(by: [String], order: [SortKey], ties: Ties, needsOrder: Bool) {
    self.by = by
    self.order = order
    self.ties = ties
    self.needsOrder = needsOrder
  }
}
