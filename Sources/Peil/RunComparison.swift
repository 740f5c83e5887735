import PeilCore
import PeilEngine
public import PeilPipeline
public import PeilRun

/// What is otherwise in a later run: its pipeline, what it read, its rows and its figures, and what made figures change.
public struct RunComparison: Sendable {
  /// A parameter with another value.
  public struct ParameterChange: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The value it had; nil where it was not there.
    public let before: String?
    /// The value it has; nil where it is not there.
    public let after: String?
  }

  /// A table with figures that are other ones.
  public struct TableChange: Hashable, Sendable {
    /// The figures.
    public let figures: FigureComparison
    /// Whether only the later run has the table.
    public let hasCome: Bool
    /// Whether only the earlier run has it.
    public let hasLeft: Bool
    /// What made them change, in words.
    public let causes: [String]
  }

  /// The version of Peil that made each run.
  public let versions: (before: String, after: String)
  /// What the pipeline file says otherwise.
  public let pipeline: [PipelineComparison.Change]
  /// The parameters with other values.
  public let parameters: [ParameterChange]
  /// The sources whose files or records are other ones.
  public let inputs: [InputChange]
  /// The taxonomies and code lists that are other ones, by path.
  public let references: [String]
  /// The lines of the ledger that are other ones.
  public let ledger: [LedgerComparison.Change]
  /// The tables with figures that are other ones.
  public let tables: [TableChange]
  /// How many tables and figures the runs have together.
  public let tableCount: Int
  /// How many figures the runs have together.
  public let figureCount: Int

  /// Whether no figure is another.
  public var hasSameFigures: Bool { tables.isEmpty }

  /// Compares two runs; rows that came, left or changed are named where the files they stand in can be found.
  ///
  /// Throws where a pipeline that a run kept is no YAML, and where row hashes are damaged.
  public init(before: StoredRun, after: StoredRun, threads: Int = 1) throws {
    versions = (before.frame.version, after.frame.version)
    let files = try PipelineComparison(
      before: before.pipeline, after: after.pipeline, file: after.frame.pipelineFile)
    pipeline = files.changes
    parameters = Self.parameters(before.plan, after.plan)
    inputs = try InputChange.all(before, after, threads: threads)
    references = Self.references(before, after)
    ledger = LedgerComparison(before: before.result.ledger, after: after.result.ledger).changes
    let comparisons = Self.figures(before, after)
    tableCount = comparisons.count
    figureCount = comparisons.reduce(0) { $0 + $1.figures.count }
    let causes = ChangeCauses(
      before: before, after: after, files: files, parameters: parameters, inputs: inputs, references: references,
      ledger: ledger)
    tables = comparisons.filter { !$0.figures.changes.isEmpty || $0.hasCome || $0.hasLeft }.map { change in
      TableChange(
        figures: change.figures, hasCome: change.hasCome, hasLeft: change.hasLeft, causes: causes.of(change.figures))
    }
  }

  private static func parameters(_ before: Plan, _ after: Plan) -> [ParameterChange] {
    let (old, new) = (before.parameters, after.parameters)
    func text(_ name: String, _ all: [PlannedParameter]) -> String? { all.first { $0.name == name }?.text }
    let names = new.map(\.name) + old.map(\.name).filter { name in !new.contains { $0.name == name } }
    return names.map { ParameterChange(name: $0, before: text($0, old), after: text($0, new)) }
      .filter { $0.before != $0.after }
  }

  private static func references(_ before: StoredRun, _ after: StoredRun) -> [String] {
    func digests(_ run: StoredRun) -> [String: String] {
      Dictionary(zip(run.plan.references.map(\.shownPath), run.result.identity?.references ?? [])) { first, _ in first }
    }
    let (old, new) = (digests(before), digests(after))
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }

  private static func figures(_ before: StoredRun, _ after: StoredRun) -> [TableChange] {
    func table(_ name: String, _ run: StoredRun) -> (PlannedTable, TableResult)? {
      guard let plan = run.plan.tables.first(where: { $0.name == name }),
        let result = run.result.tables.first(where: { $0.name == name })
      else { return nil }
      return (plan, result)
    }
    let (old, new) = (before.plan.tables.map(\.name), after.plan.tables.map(\.name))
    return (new + old.filter { !new.contains($0) }).map { name in
      TableChange(
        figures: FigureComparison(name, before: table(name, before), after: table(name, after)),
        hasCome: !old.contains(name), hasLeft: !new.contains(name), causes: [])
    }
  }
}
