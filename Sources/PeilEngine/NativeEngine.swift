public import PeilCore
import PeilDiagnostics
import PeilTable

/// Carries out plans in this process, in chunks by several workers.
///
/// Figures, ledger and rejections are the same for every number of threads and every size of block: states merge
/// exactly, and whatever depends on order is decided in the order of the file.
public struct NativeEngine: Engine {
  /// An engine; it keeps nothing between runs.
  public init() {}

  /// Runs a plan and returns its figures and ledger.
  ///
  /// Throws `DiagnosticsError` where the data stop the run: a source that cannot be read, a key that is not unique, a
  /// join of another cardinality than expected, a value beyond its type, a rule that stops. Rejects beyond a source's
  /// limit are the caller's to judge.
  public func run(_ plan: Plan, options: RunOptions) throws -> RunResult {
    try plan.refusePrograms(unless: options.programs)
    try plan.refuseRelations()
    let graph = try graph(plan, tables: Array(plan.tables.enumerated()), exports: plan.publication.datasets, shown: nil)
    let run = PlanRun(graph, options: options)
    try run.carryOut()
    return try run.result()
  }

  /// The first rows of a source or dataset after a stage (nil: after the last), and how many there are.
  ///
  /// Only what these rows come from is read; stage 0 is the dataset's input. Throws like `run`.
  public func rows(
    of name: String, afterStage stage: Int?, limit: Int, in plan: Plan, options: RunOptions
  ) throws -> ExportedRows {
    let part = try plan.part(making: name, afterStage: stage)
    try part.refusePrograms(unless: options.programs)
    let graph = try graph(part, tables: [], exports: [], shown: name)
    let run = PlanRun(graph, options: options, showLimit: limit)
    try run.carryOut()
    let shown = run.record.shown ?? ShownRows()
    let schema = part.schema(of: name) ?? Schema(columns: [], grain: .whole)
    return ExportedRows(dataset: name, schema: schema, chunks: shown.chunks, total: shown.total)
  }

  func graph(
    _ plan: Plan, tables: [(Int, PlannedTable)], exports: [String], shown: String?
  ) throws(DiagnosticsError) -> PlanGraph {
    do {
      return try PlanGraph(plan, tables: tables, exports: exports, shown: shown)
    } catch {
      throw DiagnosticsError([(error as? RowFailure ?? .bug("\(error)")).diagnostic])
    }
  }
}

extension PlannedSource {
  /// Why this process does not read it; nil where it does.
  var refusal: Diagnostic? {
    guard let relation else { return nil }
    let remedies =
      switch relation {
      case .table:
        [
          "name the engine whose database holds it: '--engine postgres --dsn …', '--engine duckdb --dsn FILE' or '--engine spark'",
          "or export it as CSV, and name the export as 'file'",
        ]
      case .parquet:
        ["'--engine duckdb' and '--engine spark' read it", "or export it as CSV, and name the export as 'file'"]
      case .csv: ["'--engine duckdb' and '--engine spark' read it", "or write 'file' for 'csv': Peil reads it then"]
      }
    return .error(
      "engine-needed", "source '\(name)' is \(relation.noun), which only another engine reads", at: span,
      details: remedies)
  }
}

extension Plan {
  /// Ends a run that would read what only another engine reads, before anything is read.
  fileprivate func refuseRelations() throws(DiagnosticsError) {
    let refused = sources.compactMap(\.refusal)
    guard refused.isEmpty else { throw DiagnosticsError(refused) }
  }

  /// Ends a run that would start a program without leave, before anything is read.
  func refusePrograms(unless permission: ProgramPermission?) throws(DiagnosticsError) {
    guard permission == nil else { return }
    let refused = programs.map { ProgramPermission.refusal(of: $0.call, at: $0.span) }
    if !refused.isEmpty { throw DiagnosticsError(refused) }
  }

  /// The programs that its stages and its measures start.
  private var programs: [(call: ProgramCall, span: SourceSpan?)] {
    let ofStages = datasets.flatMap(\.stages).compactMap { stage -> (ProgramCall, SourceSpan?)? in
      if case .program(let call) = stage.relation.operation { (call, stage.span) } else { nil }
    }
    let ofMeasures = tables.flatMap(\.measures).compactMap { measure -> (ProgramCall, SourceSpan?)? in
      if case .program(let figures) = measure.bound.finisher { (figures.call, figures.span) } else { nil }
    }
    return ofStages + ofMeasures
  }

  /// The plan with only what makes one source or dataset, taken no further than a stage.
  func part(making name: String, afterStage stage: Int?) throws(DiagnosticsError) -> Plan {
    var plan = self
    plan.tables = []
    guard let target = datasets.firstIndex(where: { $0.name == name }) else {
      guard sources.contains(where: { $0.name == name }) else {
        throw DiagnosticsError([.error("unknown-dataset", "no source or dataset '\(name)'")])
      }
      plan.datasets = []
      return plan.reading(only: [name])
    }
    let dataset = datasets[target]
    guard (0...dataset.stages.count).contains(stage ?? 0) else {
      throw DiagnosticsError([
        .error("unknown-stage", "dataset '\(name)' has \(dataset.stages.count) stage(s), not \(stage ?? 0)")
      ])
    }
    let stages = Array(dataset.stages.prefix(stage ?? dataset.stages.count))
    let schema = stages.last?.relation.schema ?? dataset.stages.first?.input ?? dataset.schema
    plan.datasets[target] = PlannedDataset(name: name, from: dataset.from, stages: stages, schema: schema)
    var wanted: Set = [name]
    for dataset in plan.datasets[...target].reversed() where wanted.contains(dataset.name) {
      wanted.insert(dataset.from)
      wanted.formUnion(dataset.stages.flatMap(\.relation.operation.datasets))
    }
    plan.datasets = plan.datasets.filter { wanted.contains($0.name) }
    return plan.reading(only: wanted)
  }

  private func reading(only names: Set<String>) -> Plan {
    var plan = self
    plan.sources = sources.filter { names.contains($0.name) }
    return plan
  }
}
