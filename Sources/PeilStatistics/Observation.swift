/// How long a case took, and how it ended.
public struct Observation: Hashable, Sendable {
  /// The time from the start of the clock, in days mostly.
  public let time: Double
  /// What ended it, numbered from 1; nil for a case that is still open.
  public let cause: Int?

  /// A case that ended by this cause at this time, or was last seen open then.
  public init(time: Double, cause: Int?) {
    self.time = time
    self.cause = cause
  }
}
