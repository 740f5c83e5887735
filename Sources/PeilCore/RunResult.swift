public import PeilDiagnostics

/// What a run found: figures, the row ledger, what was rejected, and how the rules fared.
public struct RunResult: Sendable {
  /// The tables' figures, in the plan's order.
  public var tables: [TableResult]
  /// The states behind the figures, in the same order.
  public var states: [TableStates]
  /// Where every row went.
  public var ledger: Ledger
  /// The rejected rows, by source in the plan's order, then by place in the file.
  public var rejections: [Rejection]
  /// The rules of every `check` stage.
  public var checks: [CheckResult]
  /// What was read of each source.
  public var inputs: [InputSummary]
  /// The rows of the datasets the pipeline exports.
  public var exports: [ExportedRows]
  /// Warnings for the user.
  public var warnings: [Diagnostic]
  /// How many workers had at least one block, at most, in one pass; no figure depends on it.
  public var workersUsed: Int
  /// How long each part took, in the order of the plan; empty where no clock was given.
  public var profile: [ProfileEntry] = []

  /// Composes a result.
  public init(
    tables: [TableResult], states: [TableStates], ledger: Ledger, rejections: [Rejection], checks: [CheckResult],
    inputs: [InputSummary], exports: [ExportedRows], warnings: [Diagnostic], workersUsed: Int = 0
  ) {
    self.tables = tables
    self.states = states
    self.ledger = ledger
    self.rejections = rejections
    self.checks = checks
    self.inputs = inputs
    self.exports = exports
    self.warnings = warnings
    self.workersUsed = workersUsed
  }
}
