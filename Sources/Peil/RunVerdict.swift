public import PeilCore
public import PeilDiagnostics

/// What a run comes to for the one who asked for it: whether it may be published, and what went wrong on the way.
public struct RunVerdict: Sendable {
  /// The sources that rejected more than their limit allows.
  public let overLimit: [InputSummary]
  /// The rules of consequence `warn` that some row broke.
  public let failedChecks: [CheckResult]

  /// Judges a run by its plan's limits and rules.
  public init(of result: RunResult, under plan: Plan) {
    overLimit = result.inputs.filter { input in
      guard let source = plan.sources.first(where: { $0.name == input.source }) else { return input.rejected > 0 }
      return !source.rejectLimit.admits(input.rejected, of: input.records)
    }
    failedChecks = result.checks.filter { $0.otherwise == .warn && $0.failed > 0 }
  }

  /// Whether figures may be written.
  public var isPublishable: Bool { overLimit.isEmpty }

  /// The exit status of the run.
  public var exitStatus: ExitStatus {
    if !overLimit.isEmpty { return .data }
    return failedChecks.isEmpty ? .done : .failedChecks
  }
}
