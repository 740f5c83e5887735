/// What a pipeline says of the states of its figures when they leave the machine that made them.
public struct StateSettings: Sendable {
  /// What may leave it.
  public enum Travel: String, Hashable, Sendable, CaseIterable {
    /// States whose size does not depend on the number of rows.
    case fixed
    /// Those that hold units too, where what names a unit is a keyed hash.
    case pseudonymised
  }

  /// What may leave the machine.
  public let travel: Travel
  /// The key under which the keys of sources are hashed; nil where they stay.
  public let key: Secret?

  /// Describes what may leave.
  public init(travel: Travel = .fixed, key: Secret? = nil) {
    self.travel = travel
    self.key = key
  }
}
