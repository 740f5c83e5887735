/// How the rows of a set become one row for each of its codes, in the order of the set's list.
///
/// A row whose set is missing stays, with a missing code.
public struct Explosion: Hashable, Sendable {
  /// The column with the set, which the rows keep.
  public let set: String
  /// The column that holds one code of the set in each row.
  public let into: String
  /// Whether a row whose set holds no code stays, with a missing code; otherwise it is left out.
  public let keepsEmpty: Bool

  /// Describes an explosion.
  public init(set: String, into: String, keepsEmpty: Bool) {
    self.set = set
    self.into = into
    self.keepsEmpty = keepsEmpty
  }
}
