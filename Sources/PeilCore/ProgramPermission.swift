/// That a run may start the programs its pipeline names, and what it needs for that of the process it stands in.
public struct ProgramPermission: Sendable {
  /// The settings a program gets, as `NAME=value`.
  public let environment: [String]
  /// A clock in nanoseconds that only goes forward, for the time a program may take.
  public let clock: @Sendable () -> Int
  /// Shown what a program writes to its standard error, as it comes.
  public let show: @Sendable ([UInt8]) -> Void
  /// Asked while a program runs whether it should be ended.
  public let isCancelled: @Sendable () -> Bool

  /// Gives the permission.
  public init(
    environment: [String], clock: @escaping @Sendable () -> Int, show: @escaping @Sendable ([UInt8]) -> Void,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.environment = environment
    self.clock = clock
    self.show = show
    self.isCancelled = isCancelled
  }
}
