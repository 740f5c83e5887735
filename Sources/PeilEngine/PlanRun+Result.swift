import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable

extension PlanRun {
  /// Everything the run found, in the plan's order; a ledger that does not close is an error.
  func result() throws(DiagnosticsError) -> RunResult {
    do {
      let rejections = try rejections()
      let ledger = try ledger()
      return RunResult(
        tables: graph.tables.compactMap { record.tables[$0.0]?.0 },
        states: graph.tables.compactMap { record.tables[$0.0]?.1 }, ledger: ledger, rejections: rejections,
        checks: checks(), inputs: inputs(rejections), exports: exports(), warnings: try sourceWarnings(),
        workersUsed: record.workersUsed)
    } catch {
      throw DiagnosticsError(diagnostics(of: error))
    }
  }

  private func places(_ dataset: Int) -> [LedgerPlace] {
    graph.dataset(dataset).stages.indices.map { LedgerPlace(node: dataset, stage: $0 + 1) }
  }

  private var datasets: Range<Int> { graph.plan.sources.count..<graph.count }

  private func checks() -> [CheckResult] {
    datasets.flatMap { places($0) }.flatMap { record.checks[$0] ?? [] }
  }

  private func exports() -> [ExportedRows] {
    graph.exports.map { node in
      let chunks = record.stored[node] ?? []
      return ExportedRows(
        dataset: name(node), schema: graph.fullSchema(node), chunks: chunks,
        total: chunks.reduce(0) { $0 + $1.rowCount })
    }
  }

  private func name(_ node: Int) -> String {
    graph.isSource(node) ? graph.plan.sources[node].name : graph.dataset(node).name
  }

  // MARK: Ledger

  private func ledger() throws -> Ledger {
    var entries = graph.plan.sources.indices.map { sourceEntry($0) }
    for dataset in datasets {
      var before = rowsOut(graph.parents[dataset])
      for place in places(dataset) {
        guard var entry = record.entries[place] else {
          throw RowFailure.bug("the ledger has no entry for stage \(place.stage) of '\(name(dataset))'")
        }
        guard entry.rowsIn == before else {
          throw RowFailure.bug(
            "the ledger does not close: \(before) row(s) left for stage \(place.stage) of '\(name(dataset))',"
              + " \(entry.rowsIn) arrived")
        }
        before = entry.rowsOut
        entry.details += record.noted[place] ?? []
        entries.append(entry)
      }
    }
    let ledger = Ledger(entries)
    if let open = ledger.open.first {
      throw RowFailure.bug("the ledger does not close: \(open.kind), stage \(open.stage) of '\(open.dataset)'")
    }
    return ledger
  }

  private func rowsOut(_ node: Int?) -> Int {
    guard let node else { return 0 }
    if graph.isSource(node) { return counts[node]?.rows ?? 0 }
    guard let last = places(node).last, let entry = record.entries[last] else { return rowsOut(graph.parents[node]) }
    return entry.rowsOut
  }

  private func sourceEntry(_ source: Int) -> LedgerEntry {
    var entry = LedgerEntry(dataset: graph.plan.sources[source].name, stage: 0, kind: "read")
    guard let counts = counts[source] else { return entry }
    entry.rowsIn = counts.counts.reduce(0) { $0 + $1.recordCount }
    entry.rejected = rejectedWhileReading(source)
    entry.rowsOut = counts.rows
    for (name, count) in [
      ("comment-lines", \BlockCounts.commentLineCount), ("padded", \.paddedCount), ("cut", \.cutCount),
    ] where counts.total(count) > 0 {
      entry.details.append(LedgerDetail(name, counts.total(count)))
    }
    return entry
  }

  private func rejectedWhileReading(_ source: Int) -> Int {
    guard let counts = counts[source] else { return 0 }
    let repeated = record.rejections.count { $0.dataset == nil && $0.origin.source == source }
    return counts.rejected.reduce(0) { $0 + $1.records.count } + counts.keyless.count + repeated
  }

  private func inputs(_ rejections: [Rejection]) -> [InputSummary] {
    graph.plan.sources.indices.compactMap { place in
      guard let scan = scans[place], let counts = counts[place] else { return nil }
      let rejected = Set(rejections.lazy.filter { $0.source == scan.source.name }.compactMap(\.record))
      return InputSummary(
        source: scan.source.name, file: scan.source.shownPath,
        bytes: scan.file.dataOffset + counts.counts.reduce(0) { $0 + $1.byteCount } + scan.file.footBytes.count,
        head: scan.file.headBytes,
        records: counts.counts.reduce(0) { $0 + $1.recordCount }, rejectedWhileReading: rejectedWhileReading(place),
        rejected: rejected.count, blankLines: counts.total(\.blankLineCount),
        commentLines: counts.total(\.commentLineCount), paddedRecords: counts.total(\.paddedCount),
        cutRecords: counts.total(\.cutCount),
        invalidMadeMissing: counts.invalidMadeMissing)
    }
  }

  // MARK: Rejections

  private func rejections() throws -> [Rejection] {
    var result: [Rejection] = []
    for place in graph.plan.sources.indices {
      guard let scan = scans[place], let counts = counts[place], let positions = positions[place] else { continue }
      var own = rejectedRecords(scan, counts, positions)
      let pending = counts.keyless + record.rejections.filter { !$0.origin.isDerived && $0.origin.source == place }
      let found = try positions.resolve(pending.map(\.origin), in: scan.file)
      guard found.count == pending.count else { throw RowFailure.bug("a rejected row has no place in its file") }
      own += zip(pending, found).map { rejection($0, scan.source, $1) }
      result += own.sorted(by: precedes)
    }
    let derived = record.rejections.filter(\.origin.isDerived).map { rejection($0) }
    return result + derived.sorted(by: precedes)
  }

  /// By place in the file, then by the stage that rejected, then by what is said.
  private func precedes(_ left: Rejection, _ right: Rejection) -> Bool {
    let order = [left, right].map { rejection in
      (
        rejection.byte ?? .max, rejection.dataset.flatMap { try? graph.node($0) } ?? -1, rejection.stage,
        rejection.reason, rejection.column ?? "", rejection.value ?? ""
      )
    }
    return order[0] < order[1]
  }

  private func rejectedRecords(
    _ scan: SourceScan, _ counts: ScanCounts, _ positions: SourcePositions
  ) -> [Rejection] {
    let names = Dictionary(scan.source.columns.map { ($0.header, $0.name) }) { first, _ in first }
    return counts.rejected.flatMap { block, records in
      zip(records, positions.positions(of: records, block: block, in: scan.file)).map { rejected, position in
        Rejection(
          source: scan.source.name, file: scan.source.shownPath, record: position.record, line: position.line,
          byte: position.byteOffset, dataset: nil, stage: 0, reason: rejected.reason.code,
          column: rejected.header.map { names[$0] ?? $0 }, value: rejected.rawValue,
          explanation: rejected.message, bytes: rejected.sourceBytes)
      }
    }
  }

  private func rejection(
    _ pending: PendingRejection, _ source: PlannedSource, _ position: RecordPosition
  ) -> Rejection {
    Rejection(
      source: source.name, file: source.shownPath, record: position.record, line: position.line,
      byte: position.byteOffset, dataset: pending.dataset, stage: pending.stage, reason: pending.reason,
      column: pending.column, value: pending.value, explanation: pending.explanation, bytes: position.sourceBytes)
  }

  private func rejection(_ pending: PendingRejection) -> Rejection {
    Rejection(
      source: pending.dataset ?? "", file: nil, record: nil, line: nil, byte: nil, dataset: pending.dataset,
      stage: pending.stage, reason: pending.reason, column: pending.column, value: pending.value,
      explanation: pending.explanation, bytes: [])
  }
}
