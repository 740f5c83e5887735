public import PeilCore
import PeilDiagnostics
import PeilTable

extension NativeEngine {
  /// Runs what a plan makes of one file of a source, and returns the states rather than the figures.
  ///
  /// A precondition holds that nothing of the plan stands in the way of parts. Throws like `run`, also where only the file
  /// on its own breaks a limit. The observer of the options is shown the file as the first of the source.
  public func part(
    of file: PlannedFile, source: Int, in plan: Plan, options: RunOptions
  ) throws -> SourcePart {
    precondition(plan.obstaclesToParts.isEmpty, "a plan whose parts do not add up")
    let part = plan.part(reading: file, of: source)
    var graph = try graph(part, tables: Array(part.tables.enumerated()), exports: [], shown: nil)
    graph.need(part.sources[0].key ?? [], of: 0)
    let run = PlanRun(graph, options: options)
    run.record.keepsStates = true
    let keys = try run.carryOutPart(secret: plan.states.key)
    return try run.part(keys: keys?.sorted())
  }

  /// Runs a plan over all files, and returns the states beside the figures: a part for each source.
  ///
  /// Throws like `run`. The hashes of the parts are the caller's to fill in.
  public func runKeepingStates(_ plan: Plan, options: RunOptions) throws -> (result: RunResult, parts: [SourcePart]) {
    try plan.refusePrograms(unless: options.programs)
    precondition(plan.obstaclesToMerging.isEmpty, "a plan whose parts do not add up")
    let graph = try graph(plan, tables: Array(plan.tables.enumerated()), exports: [], shown: nil)
    let run = PlanRun(graph, options: options)
    run.record.keepsStates = true
    try run.carryOut()
    let result = try run.result()
    return (result, plan.sources.indices.map { run.part(of: $0, result) })
  }

  /// What the parts of all files of a plan's sources come to, in the order of the files.
  ///
  /// Throws where they are no parts of this plan, and what in the data of them together keeps figures from being made.
  /// Contributions of tables are there as in a run; rows are not, and rejected ones only where every part has them.
  public func result(
    of parts: [SourcePart], in plan: Plan, programs: ProgramPermission? = nil
  ) throws -> RunResult {
    try plan.refusePrograms(unless: programs)
    let graph = try graph(plan, tables: Array(plan.tables.enumerated()), exports: [], shown: nil)
    do {
      return try PartMerging(parts, graph, programs: programs).result()
    } catch let error as DiagnosticsError {
      throw error
    } catch let failures as RunFailures {
      throw DiagnosticsError(failures.failures.map(\.diagnostic))
    } catch is StateDecoder.Mismatch {
      throw DiagnosticsError([
        .error(
          "state-damaged", "a state is not of this pipeline", details: ["make the states anew"], exit: .data)
      ])
    } catch {
      throw DiagnosticsError([(error as? RowFailure ?? .bug("\(error)")).diagnostic])
    }
  }
}

extension PlanRun {
  /// The one pass over the one source of a part, and the hashes of its keys.
  fileprivate func carryOutPart(secret: Secret?) throws(DiagnosticsError) -> [UInt128]? {
    do {
      let pipeline = Pipeline(graph: graph, node: 0, level: 0, spill: nil, programs: nil)
      var noted: KeyNoteStep?
      try scan(0) {
        let steps = try pipeline.steps(isFirst: true, showLimit: nil, timer: options.timer)
        guard let key = graph.plan.sources[0].key else { return steps }
        let note = KeyNoteStep(key, in: graph.schema(0), secret: secret)
        note.next = [steps]
        noted = noted ?? note
        return note
      }
      return noted?.keys
    } catch {
      throw DiagnosticsError(diagnostics(of: error))
    }
  }

  /// The part of a plan with one source.
  fileprivate func part(keys: [UInt128]?) throws(DiagnosticsError) -> SourcePart {
    let found = try result()
    return SourcePart(
      source: graph.plan.sources[0].name, hashes: [], input: found.inputs[0], ledger: found.ledger.entries,
      checks: found.checks, rejectCounts: found.rejectCounts, rejections: found.rejections,
      warnings: found.warnings.filter { $0.code != Self.withoutRecordsCode }, tables: storedTables,
      replaced: storedReplacements, keys: keys)
  }

  /// What belongs to one of several sources; what came of them together stands with the first.
  fileprivate func part(of source: Int, _ found: RunResult) -> SourcePart {
    let sources = graph.plan.sources.map(\.name)
    let isFirst = source == 0
    func belongs(_ name: String) -> Bool { name == sources[source] || isFirst && !sources.contains(name) }
    return SourcePart(
      source: sources[source], hashes: [], input: found.inputs[source],
      ledger: found.ledger.entries.filter { belongs($0.dataset) }, checks: isFirst ? found.checks : [],
      rejectCounts: found.rejectCounts.filter { belongs($0.source) }, rejections: nil, warnings: [],
      tables: isFirst ? storedTables : [], replaced: isFirst ? storedReplacements : [], keys: nil)
  }

  private var storedTables: [SourcePart.Table] {
    graph.tables.map { place, table in
      var encoder = StateEncoder()
      record.states[place]?.write(to: &encoder)
      return SourcePart.Table(name: table.name, bytes: encoder.bytes)
    }
  }

  private var storedReplacements: [SourcePart.Replaced] {
    record.replaced.map { place, values in
      SourcePart.Replaced(
        dataset: graph.dataset(place.node).name, stage: place.stage,
        values: values.sorted { $0.lexicographicallyPrecedes($1) })
    }.sorted { ($0.dataset, $0.stage) < ($1.dataset, $1.stage) }
  }
}

extension Plan {
  /// The plan with only one file of one source, and the datasets and tables that come of it.
  fileprivate func part(reading file: PlannedFile, of source: Int) -> Plan {
    var plan = self
    plan.sources = [sources[source].reading([file])]
    var names: Set = [sources[source].name]
    plan.datasets = datasets.filter { dataset in
      guard names.contains(dataset.from) else { return false }
      names.insert(dataset.name)
      return true
    }
    plan.tables = tables.filter { names.contains($0.from) }
    return plan
  }
}

extension NativeEngine {
  /// Opens the files of a source, which have one header; throws, in words, where one has another.
  public static func checkHeaders(of source: PlannedSource) throws { _ = try SourceScan.open(source) }
}
