import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable

extension PlanRun {
  /// Everything the run found, in the plan's order; a ledger that does not close is an error.
  func result() throws(DiagnosticsError) -> RunResult {
    do {
      try checkMended()
      let rejections = try rejections()
      let ledger = try ledger()
      var result = RunResult(
        tables: graph.tables.compactMap { record.tables[$0.0]?.0 },
        states: graph.tables.compactMap { record.tables[$0.0]?.1 }, ledger: ledger, rejections: rejections,
        checks: checks(), inputs: inputs(rejections), exports: exports(),
        warnings: try sourceWarnings() + emptiedStages(ledger),
        workersUsed: record.workersUsed)
      result.profile = profile()
      result.contributions = graph.tables.compactMap { record.contributions[$0.0] }
      return result
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

  /// Reading first, then each dataset stage by stage, then what its rows went into.
  private func profile() -> [ProfileEntry] {
    guard options.timer != nil else { return [] }
    let reading = graph.plan.sources.indices.compactMap { place -> ProfileEntry? in
      guard let counts = counts[place] else { return nil }
      return ProfileEntry(
        name: name(place), stage: 0, kind: "read", rows: counts.total(\.recordCount),
        bytes: counts.total(\.byteCount), nanoseconds: counts.nanoseconds)
    }
    let places = record.timings.keys.sorted { left, right in
      let order = [left, right].map { ($0.node, $0.stage == 0 ? Int.max : $0.stage, $0.kind) }
      return order[0] < order[1]
    }
    return reading
      + places.map { place in
        let timing = record.timings[place] ?? Timing()
        return ProfileEntry(
          name: name(place.node), stage: place.stage, kind: place.kind, rows: timing.rows, bytes: nil,
          nanoseconds: timing.nanoseconds)
      }
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
    entry.rowsIn = recordCount(source)
    entry.rejected = rejectedWhileReading(source)
    entry.rowsOut = counts.rows
    for (name, count) in [
      ("comment-lines", \BlockCounts.commentLineCount), ("padded", \.paddedCount), ("cut", \.cutCount),
    ] where counts.total(count) > 0 {
      entry.details.append(LedgerDetail(name, counts.total(count)))
    }
    if mended(source) > 0 { entry.details.append(LedgerDetail("mended", mended(source))) }
    return entry
  }

  private func rejectedWhileReading(_ source: Int) -> Int {
    let all = rejectedBlocks(source)
    guard let files = graph.plan.sources[source].mended.map({ _ in graph.plan.sources[source].files.count }) else {
      return all.count
    }
    return all.count { $0 >= files }
  }

  /// The records that mended ones stand in for.
  private func mended(_ source: Int) -> Int {
    guard graph.plan.sources[source].mended != nil else { return 0 }
    return rejectedBlocks(source).count - rejectedWhileReading(source)
  }

  /// The source's records: those that stand in for others are no more than those.
  private func recordCount(_ source: Int) -> Int {
    (counts[source]?.total(\.recordCount) ?? 0) - mended(source)
  }

  /// The file of every record that was rejected on reading, its key included.
  private func rejectedBlocks(_ source: Int) -> [Int] {
    guard let counts = counts[source] else { return [] }
    let files = Dictionary(counts.counts.map { ($0.index, $0.file) }) { first, _ in first }
    let repeated = record.rejections.filter { $0.dataset == nil && $0.origin.source == source }.map(\.origin.block)
    return
      (counts.rejected.flatMap { block in block.records.map { _ in block.block } }
      + counts.keyless.map(\.origin.block) + repeated).map { files[$0] ?? 0 }
  }

  /// Mended records stand in for the rejected ones one for one, or the run ends.
  func checkMended() throws {
    for (place, source) in graph.plan.sources.enumerated() {
      guard let mended = source.mended, let counts = counts[place] else { continue }
      let given = counts.counts.filter { $0.file == source.files.count }.reduce(0) { $0 + $1.recordCount }
      let wanted = self.mended(place)
      guard given != wanted else { continue }
      var failure = RowFailure(
        "mended-records",
        "\(RowFailure.counted(given, "mended record")) cannot stand in for \(wanted) rejected of source '\(source.name)'",
        at: source.span,
        details: [
          "every record that is rejected on reading needs one, in the same order, as rejects/\(source.name).csv has them"
        ])
      failure.diagnostic.place = DataPlace(file: mended.shownPath)
      throw failure
    }
  }

  private func inputs(_ rejections: [Rejection]) -> [InputSummary] {
    graph.plan.sources.indices.compactMap { place in
      guard let scan = scans[place], let counts = counts[place] else { return nil }
      let rejected = Set(
        rejections.lazy.filter { $0.source == scan.source.name && $0.record != nil }.map {
          "\($0.file ?? ""):\($0.record ?? 0)"
        })
      return InputSummary(
        source: scan.source.name, files: scan.files.files.indices.map { fileSummary($0, scan, counts) },
        mended: mended(place), head: scan.files.files[0].headBytes,
        records: recordCount(place), rejectedWhileReading: rejectedWhileReading(place),
        rejected: rejected.count, blankLines: counts.total(\.blankLineCount),
        commentLines: counts.total(\.commentLineCount), paddedRecords: counts.total(\.paddedCount),
        cutRecords: counts.total(\.cutCount), invalidMadeMissing: counts.invalidMadeMissing)
    }
  }

  private func fileSummary(_ file: Int, _ scan: SourceScan, _ counts: ScanCounts) -> InputSummary.File {
    let blocks = counts.counts.filter { $0.file == file }
    let read = scan.files.files[file]
    return InputSummary.File(
      file: scan.shownPath(file),
      bytes: read.isUnpacked
        ? read.givenSize : read.dataOffset + blocks.reduce(0) { $0 + $1.byteCount } + read.footBytes.count,
      records: blocks.reduce(0) { $0 + $1.recordCount })
  }

  // MARK: Rejections

  private func rejections() throws -> [Rejection] {
    var result: [Rejection] = []
    for place in graph.plan.sources.indices {
      guard let scan = scans[place], let counts = counts[place], let positions = positions[place] else { continue }
      let replaced = replacedBlocks(place)
      var own = rejectedRecords(scan, counts, positions, without: replaced)
      let pending = (counts.keyless + record.rejections.filter { !$0.origin.isDerived && $0.origin.source == place })
        .filter { $0.dataset != nil || !replaced.contains($0.origin.block) }
      let found = try positions.resolve(pending.map(\.origin), in: scan.files)
      guard found.count == pending.count else { throw RowFailure.bug("a rejected row has no place in its file") }
      own += zip(pending, found).map { rejection($0, scan, $1) }
      let order = Dictionary(
        scan.source.readFiles.enumerated().map { ($0.element.shownPath, $0.offset) }, uniquingKeysWith: min)
      result += own.sorted { left, right in
        let files = [left, right].map { $0.file.flatMap { order[$0] } ?? .max }
        return files[0] == files[1] ? precedes(left, right) : files[0] < files[1]
      }
    }
    let derived = record.rejections.filter(\.origin.isDerived).map { rejection($0) }
    return result + derived.sorted(by: precedes)
  }

  /// The blocks whose records, where they are rejected on reading, have mended ones in their place.
  private func replacedBlocks(_ place: Int) -> Set<Int> {
    let source = graph.plan.sources[place]
    guard source.mended != nil, let counts = counts[place] else { return [] }
    return Set(counts.counts.filter { $0.file < source.files.count }.map(\.index))
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
    _ scan: SourceScan, _ counts: ScanCounts, _ positions: SourcePositions, without replaced: Set<Int>
  ) -> [Rejection] {
    let names = Dictionary(scan.source.columns.map { ($0.header, $0.name) }) { first, _ in first }
    return counts.rejected.filter { !replaced.contains($0.block) }.flatMap { block, records in
      zip(records, positions.positions(of: records, block: block, in: scan.files)).map { rejected, position in
        Rejection(
          source: scan.source.name, file: scan.shownPath(position.file), record: position.record, line: position.line,
          byte: position.byteOffset, dataset: nil, stage: 0, reason: rejected.reason.code,
          column: rejected.header.map { names[$0] ?? $0 }, value: rejected.rawValue,
          explanation: rejected.message, bytes: rejected.sourceBytes)
      }
    }
  }

  private func rejection(
    _ pending: PendingRejection, _ scan: SourceScan, _ position: RecordPosition
  ) -> Rejection {
    Rejection(
      source: scan.source.name, file: scan.shownPath(position.file), record: position.record, line: position.line,
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
