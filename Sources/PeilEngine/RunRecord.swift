import PeilCore
import PeilTable

/// What a run has found so far; only the thread that runs the plan touches it, between passes.
final class RunRecord {
  var entries: [LedgerPlace: LedgerEntry] = [:]
  /// What stages count of their incoming rows besides.
  var noted: [LedgerPlace: [LedgerDetail]] = [:]
  var checks: [LedgerPlace: [CheckResult]] = [:]
  var rejections: [PendingRejection] = []
  var failures: [RowFailure] = []
  /// The rows kept of a source or dataset, as long as somebody needs them.
  var stored: [Int: [Chunk]] = [:]
  /// The rows kept on disk of a source or dataset.
  var partitioned: [Int: PartitionedRows] = [:]
  var tables: [Int: (TableResult, TableStates)] = [:]
  /// The contributions behind tables that disclosure control looks at.
  var contributions: [Int: TableContributions] = [:]
  /// Whether the states of tables are kept beside their figures.
  var keepsStates = false
  /// What programs need that make figures; nil where none may be started.
  let programs: ProgramPermission?
  var states: [Int: TableState] = [:]
  /// What was met of the values that stages replaced, where states are kept: each in a form that tells it from others.
  var replaced: [LedgerPlace: Set<[UInt8]>] = [:]
  var shown: ShownRows?
  var workersUsed = 0
  /// How long what took, where that is measured.
  var timings: [TimedPlace: Timing] = [:]

  /// How many threads may make figures.
  let threads: Int

  init(programs: ProgramPermission?, threads: Int = 1) {
    self.programs = programs
    self.threads = threads
  }

  /// Ends the run with what was found wrong in a pass.
  func throwFailures() throws {
    if !failures.isEmpty { throw RunFailures(failures: failures) }
  }
}

/// A place in the ledger: the node, and the stage from 1, or 0.
struct LedgerPlace: Hashable {
  let node: Int
  let stage: Int
}

/// The first rows of an edge and how many there are.
struct ShownRows {
  var chunks: [Chunk] = []
  var total = 0
}

/// Everything a pass found that stops the run.
struct RunFailures: Error {
  let failures: [RowFailure]
}
