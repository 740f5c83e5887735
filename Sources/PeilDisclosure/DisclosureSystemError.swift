/// What keeps figures and relations from being a system; a bug of its builder, or tables that do not add up.
public struct DisclosureSystemError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The value of this variable lies outside what is said to be known of it.
    case valueOutOfBounds(Int)
    /// Two variables say that they stand in this cell.
    case cellTwice(CellReference, Int, Int)
    /// This relation names a variable that does not exist.
    case unknownVariable(relation: Int)
    /// This relation comes to something else than nought for the true values.
    case relationDoesNotHold(relation: Int, difference: Int128)
  }

  /// What is wrong.
  public let reason: Reason

  init(_ reason: Reason) { self.reason = reason }
}
