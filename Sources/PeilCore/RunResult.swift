public import PeilDiagnostics
public import PeilTable

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

/// The component values behind a table's cells, for inside the house.
public struct TableStates: Hashable, Sendable {
  /// For each cell, for each measure, the values of its components.
  public let cells: [[[ComponentValue]]]

  /// Wraps the values, cell by cell.
  public init(cells: [[[ComponentValue]]]) { self.cells = cells }
}

/// How a rule fared over all rows it was held against.
public struct CheckResult: Hashable, Sendable {
  /// The dataset.
  public let dataset: String
  /// The stage's place, from 1.
  public let stage: Int
  /// The rule's name.
  public let rule: String
  /// What happens to a row that breaks it.
  public let otherwise: Rule.Consequence
  /// Rows that meet it.
  public var passed: Int
  /// Rows that break it.
  public var failed: Int
  /// Rows for which it is unknown.
  public var unknown: Int

  /// A rule with its counts.
  public init(
    dataset: String, stage: Int, rule: String, otherwise: Rule.Consequence, passed: Int = 0, failed: Int = 0,
    unknown: Int = 0
  ) {
    self.dataset = dataset
    self.stage = stage
    self.rule = rule
    self.otherwise = otherwise
    self.passed = passed
    self.failed = failed
    self.unknown = unknown
  }
}

/// What was read of one source.
public struct InputSummary: Hashable, Sendable {
  /// The source.
  public let source: String
  /// The file as the pipeline writes it.
  public let file: String
  /// The file's size in bytes.
  public let bytes: Int
  /// Everything before the first record, byte for byte: byte order mark and header; files of rejected records begin with it.
  public let head: [UInt8]
  /// The records in the file, header not counted.
  public let records: Int
  /// The records that were rejected while reading.
  public let rejectedWhileReading: Int
  /// The source's records that were rejected anywhere.
  public let rejected: Int
  /// Lines without anything in them, which are no records.
  public let blankLines: Int
  /// Words that were no value and became missing, per column.
  public let invalidMadeMissing: [String: Int]

  /// Describes what was read.
  public init(
    source: String, file: String, bytes: Int, head: [UInt8], records: Int, rejectedWhileReading: Int, rejected: Int,
    blankLines: Int, invalidMadeMissing: [String: Int]
  ) {
    self.source = source
    self.file = file
    self.bytes = bytes
    self.head = head
    self.records = records
    self.rejectedWhileReading = rejectedWhileReading
    self.rejected = rejected
    self.blankLines = blankLines
    self.invalidMadeMissing = invalidMadeMissing
  }
}

/// The rows of a dataset, for export or for `show`.
public struct ExportedRows: Sendable {
  /// The dataset.
  public let dataset: String
  /// Its columns.
  public let schema: Schema
  /// Its rows, in order; perhaps only the first of them.
  public let chunks: [Chunk]
  /// How many rows there are in all.
  public let total: Int

  /// Describes rows.
  public init(dataset: String, schema: Schema, chunks: [Chunk], total: Int) {
    self.dataset = dataset
    self.schema = schema
    self.chunks = chunks
    self.total = total
  }
}
