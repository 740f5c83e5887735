/// Carries out a plan.
public protocol Engine: Sendable {
  /// Runs a plan and returns its figures and ledger.
  ///
  /// Throws an error that is `DiagnosticConvertible` where the data stops the run; a result with rejects beyond a source's
  /// limit is returned, and the caller decides that nothing is published.
  func run(_ plan: Plan, options: RunOptions) throws -> RunResult

  /// The first rows of a source or dataset after a stage (nil: after the last), and how many there are.
  func rows(
    of name: String, afterStage stage: Int?, limit: Int, in plan: Plan, options: RunOptions
  ) throws
    -> ExportedRows
}
