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

  /// What the parts of all files of a plan's sources come to, in the order of the files.
  ///
  /// Throws where they are no parts of this plan, and what in the data of them together keeps figures from being made.
  /// Contributions of tables are there as in a run; rows are not, and rejected ones only where every part has them.
  public func result(of parts: [SourcePart], in plan: Plan) throws -> RunResult {
    let graph = try graph(plan, tables: Array(plan.tables.enumerated()), exports: [], shown: nil)
    do {
      return try PartMerging(parts, graph).result()
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

  fileprivate func part(keys: [UInt128]?) throws(DiagnosticsError) -> SourcePart {
    let found = try result()
    let tables = graph.tables.map { place, table in
      var encoder = StateEncoder()
      record.states[place]?.write(to: &encoder)
      return SourcePart.Table(name: table.name, bytes: encoder.bytes)
    }
    let replaced = record.replaced.map { place, values in
      SourcePart.Replaced(
        dataset: graph.dataset(place.node).name, stage: place.stage,
        values: values.sorted { $0.lexicographicallyPrecedes($1) })
    }
    return SourcePart(
      source: graph.plan.sources[0].name, hash: RunIdentity.Hash(.whole, ""), input: found.inputs[0],
      ledger: found.ledger.entries, checks: found.checks, rejectCounts: found.rejectCounts,
      rejections: found.rejections, warnings: found.warnings.filter { $0.code != Self.withoutRecordsCode },
      tables: tables, replaced: replaced.sorted { ($0.dataset, $0.stage) < ($1.dataset, $1.stage) }, keys: keys)
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
