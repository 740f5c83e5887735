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
  /// How many rows were rejected where and why; these are known also where the rows themselves are not at hand.
  public var rejectCounts: [RejectCount]
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
  /// The contributions behind the cells of the tables that disclosure control looks at; never written.
  public var contributions: [TableContributions] = []
  /// How much is hidden, where this is a release; nil inside the house.
  public var disclosure: DisclosureSummary?
  /// What was read, by hash, and by which program; nil where nobody has looked.
  public var identity: RunIdentity?

  /// Composes a result.
  public init(
    tables: [TableResult], states: [TableStates], ledger: Ledger, rejections: [Rejection], checks: [CheckResult],
    inputs: [InputSummary], exports: [ExportedRows], warnings: [Diagnostic], workersUsed: Int = 0
  ) {
    self.tables = tables
    self.states = states
    self.ledger = ledger
    self.rejections = rejections
    rejectCounts = RejectCount.counts(of: rejections)
    self.checks = checks
    self.inputs = inputs
    self.exports = exports
    self.warnings = warnings
    self.workersUsed = workersUsed
  }
}
