import PeilCore
import PeilDiagnostics
import PeilTable

/// Adds up the parts of a plan's sources.
struct PartMerging {
  private let parts: [SourcePart]
  private let graph: PlanGraph
  private let programs: ProgramPermission?

  /// Takes parts in the order of the files.
  init(_ parts: [SourcePart], _ graph: PlanGraph, programs: ProgramPermission?) {
    self.programs = programs
    self.parts = parts
    self.graph = graph
  }

  private var plan: Plan { graph.plan }

  private func own(_ source: PlannedSource) -> [SourcePart] { parts.filter { $0.source == source.name } }

  /// Everything a run would have found in all files together.
  func result() throws -> RunResult {
    for source in plan.sources where own(source).isEmpty {
      throw DiagnosticsError([
        .error("state-incomplete", "no state holds anything of source '\(source.name)'", exit: .data)
      ])
    }
    let record = try tables()
    let inputs = plan.sources.map(input)
    let rejections = plan.sources.flatMap { own($0).flatMap { $0.rejections ?? [] } }
    var result = RunResult(
      tables: graph.tables.compactMap { record.tables[$0.0]?.0 },
      states: graph.tables.compactMap { record.tables[$0.0]?.1 }, ledger: try ledger(), rejections: rejections,
      checks: try checks(), inputs: inputs, exports: [], warnings: warnings())
    result.rejectCounts = RejectCount.summed(plan.sources.flatMap { own($0).flatMap(\.rejectCounts) })
    result.contributions = graph.tables.compactMap { record.contributions[$0.0] }
    return result
  }

  // MARK: Tables

  private func tables() throws -> RunRecord {
    let record = RunRecord(programs: programs)
    for (place, table) in graph.tables {
      let schema = graph.schema(try graph.node(table.from))
      var merged: TableState?
      for part in parts {
        guard let stored = part.tables.first(where: { $0.name == table.name }) else { continue }
        var reader = ChunkValuesReader(schema)
        let state = TableState(table, schema: schema, reader: &reader)
        var decoder = StateDecoder(stored.bytes)
        try state.read(from: &decoder)
        try decoder.finish()
        if let merged { try merged.merge(state) } else { merged = state }
      }
      guard let merged else { throw StateDecoder.Mismatch() }
      try TableReporting([(place, merged)]).report(to: record)
    }
    try record.throwFailures()
    return record
  }

  // MARK: Ledger

  private func ledger() throws -> Ledger {
    var entries: [LedgerEntry] = []
    for source in plan.sources {
      entries.append(try entry(LedgerEntry(dataset: source.name, stage: 0, kind: "read"), isSource: true))
    }
    for dataset in plan.datasets {
      for stage in dataset.stages {
        entries.append(
          try entry(LedgerEntry(dataset: dataset.name, stage: stage.number, kind: stage.kind), isSource: false))
      }
    }
    let ledger = Ledger(entries)
    if let open = ledger.open.first {
      throw RowFailure.bug("the ledger does not close: \(open.kind), stage \(open.stage) of '\(open.dataset)'")
    }
    return ledger
  }

  private func entry(_ empty: LedgerEntry, isSource: Bool) throws -> LedgerEntry {
    let all = parts.flatMap(\.ledger).filter { $0.dataset == empty.dataset && $0.stage == empty.stage }
    guard all.allSatisfy({ $0.kind == empty.kind }), let first = all.first else { throw StateDecoder.Mismatch() }
    var entry = empty
    for part in all { entry.add(part) }
    if isSource {
      // A detail of reading stands there only where there is something to count.
      entry.details = Self.readingDetails.compactMap { name in
        let found = all.flatMap(\.details).filter { $0.name == name }
        return found.isEmpty ? nil : LedgerDetail(name, found.compactMap { Int($0.value) }.reduce(0, +))
      }
    } else {
      entry.details = try first.details.indices.map { place in
        first.details[place].name == JoinStep.cardinalityDetail
          ? try cardinality(place, of: all) : try detail(place, of: all, named: first.details[place].name)
      }
    }
    return entry
  }

  private static let readingDetails = ["comment-lines", "padded", "cut"]

  /// How keys meet in all parts: a key that is repeated in one of them is.
  private func cardinality(_ place: Int, of entries: [LedgerEntry]) throws -> LedgerDetail {
    let found = entries.compactMap { entry in
      entry.details.indices.contains(place) ? Join.Cardinality(rawValue: entry.details[place].value) : nil
    }
    let all = Join.Cardinality.allCases.first { candidate in
      candidate.allowsRepeatedLeft == found.contains(where: \.allowsRepeatedLeft)
        && candidate.allowsRepeatedRight == found.contains(where: \.allowsRepeatedRight)
    }
    guard found.count == entries.count, let all else { throw StateDecoder.Mismatch() }
    return LedgerDetail(entries[0].details[place].name, all.rawValue)
  }

  private func detail(_ place: Int, of entries: [LedgerEntry], named name: String) throws -> LedgerDetail {
    let counts = entries.compactMap { entry -> Int? in
      guard entry.details.indices.contains(place), entry.details[place].name == name else { return nil }
      return Int(entry.details[place].value)
    }
    guard counts.count == entries.count else { throw StateDecoder.Mismatch() }
    let replaced = parts.flatMap(\.replaced).filter {
      $0.dataset == entries[0].dataset && $0.stage == entries[0].stage
    }
    if !replaced.isEmpty, name == ReplaceStep.differentValues {
      return LedgerDetail(name, try different(replaced, in: entries[0]))
    }
    return LedgerDetail(name, counts.reduce(0, +))
  }

  /// How many different values a stage has replaced; two of them with one pseudonym stop the run.
  private func different(_ replaced: [SourcePart.Replaced], in entry: LedgerEntry) throws -> Int {
    let values = Set(replaced.flatMap(\.values))
    let stage = plan.datasets.first { $0.name == entry.dataset }?.stages.first { $0.number == entry.stage }
    if case .replace(let replacement) = stage?.relation.operation,
      let failure = ReplaceStep.collision(among: Array(values), in: replacement)
    {
      throw RunFailures(failures: [failure])
    }
    return values.count
  }

  // MARK: The rest

  private func checks() throws -> [CheckResult] {
    var order: [CheckResult] = []
    var places: [String: Int] = [:]
    for result in plan.datasets.flatMap({ dataset in
      dataset.stages.flatMap { stage in
        parts.flatMap { $0.checks.filter { $0.dataset == dataset.name && $0.stage == stage.number } }
      }
    }) {
      let name = "\(result.dataset):\(result.stage):\(result.rule)"
      if let place = places[name] {
        order[place].passed += result.passed
        order[place].failed += result.failed
        order[place].unknown += result.unknown
      } else {
        places[name] = order.count
        order.append(result)
      }
    }
    return order
  }

  private func input(_ source: PlannedSource) -> InputSummary {
    let all = own(source).map(\.input)
    func total(_ count: KeyPath<InputSummary, Int>) -> Int { all.reduce(0) { $0 + $1[keyPath: count] } }
    return InputSummary(
      source: source.name, files: all.flatMap(\.files), mended: total(\.mended), head: all[0].head,
      records: total(\.records), rejectedWhileReading: total(\.rejectedWhileReading), rejected: total(\.rejected),
      blankLines: total(\.blankLines), commentLines: total(\.commentLines), paddedRecords: total(\.paddedRecords),
      cutRecords: total(\.cutRecords),
      invalidMadeMissing: all.reduce(into: [:]) { $0.merge($1.invalidMadeMissing) { $0 + $1 } })
  }

  private func warnings() -> [Diagnostic] {
    plan.sources.flatMap { source in
      let own = own(source)
      return own.flatMap { part in
        (part.input.records == 0
          ? [PlanRun.withoutRecords(source.name, file: part.input.file, isOnly: own.count == 1)] : [])
          + part.warnings
      }
    }
  }
}

extension RejectCount {
  /// Counts of several parts as one, in the order in which each kind comes first.
  fileprivate static func summed(_ counts: [RejectCount]) -> [RejectCount] {
    var result: [RejectCount] = []
    for count in counts {
      let place = result.firstIndex {
        $0.source == count.source && $0.dataset == count.dataset && $0.stage == count.stage
          && $0.reason == count.reason && $0.column == count.column
      }
      if let place { result[place] = result[place].adding(count.count) } else { result.append(count) }
    }
    return result
  }

  private func adding(_ more: Int) -> RejectCount {
    RejectCount(
      source: source, dataset: dataset, stage: stage, reason: reason, column: column, count: count + more)
  }
}
