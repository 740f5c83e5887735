public import PeilDiagnostics

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

  /// That a program is named which may not be started, with how to allow it.
  public static func refusal(of call: ProgramCall, at span: SourceSpan?) -> Diagnostic {
    .error(
      "program-refused", "the pipeline runs a program, '\(shortened(call.shown))', and this run may start none",
      at: span, details: ["a program can do whatever you can: read it first, then allow it with --allow-programs"],
      exit: .usage)
  }
}
