import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable
import Synchronization

/// One run of a plan: its passes, and what they found.
final class PlanRun {
  let graph: PlanGraph
  let options: RunOptions
  let record: RunRecord
  private let showLimit: Int?
  private let spill: SpillPlan?
  /// Opened sources by their place in the plan, what was read of them, and where their records stand.
  var scans: [Int: SourceScan] = [:]
  var counts: [Int: ScanCounts] = [:]
  var positions: [Int: SourcePositions] = [:]
  /// The indexes over the keys of sources whose rows are kept for others.
  private var indexes: [Int: SourceIndex] = [:]

  init(_ graph: PlanGraph, options: RunOptions, showLimit: Int? = nil) {
    self.graph = graph
    self.options = options
    record = RunRecord(programs: options.programs, threads: options.threads)
    self.showLimit = showLimit
    spill = options.memory.map { SpillPlan(graph, $0) }
  }

  /// Carries out all passes; what stops the run is thrown in words.
  func carryOut() throws(DiagnosticsError) {
    do {
      for level in 0...(graph.levels.max() ?? 0) { try carryOut(level: level) }
    } catch {
      throw DiagnosticsError(diagnostics(of: error))
    }
  }

  private func carryOut(level: Int) throws {
    for node in 0..<graph.count {
      let isFirst = graph.isSource(node) && graph.levels[node] == level
      let isLater = graph.levels[node] < level && graph.children[node].contains { graph.levels[$0] == level }
      guard isFirst || isLater else { continue }
      var pipeline = Pipeline(graph: graph, node: node, level: level, spill: spill, programs: options.programs)
      let parts = try pipeline.unions().mapValues { try $0.map { record.stored[try graph.node($0)] ?? [] } }
      var rights: [LedgerPlace: RightSide] = [:]
      var partitionedRights: [LedgerPlace: PartitionedRows] = [:]
      for (place, shape, right) in try pipeline.joins() {
        if let rows = record.partitioned[right] {
          partitionedRights[place] = rows
          continue
        }
        let start = options.timer?() ?? 0
        var chunks = record.stored[right] ?? []
        if graph.lastUse(right) <= level, try useCount(right, level) == 1 { record.stored[right] = nil }
        let side = RightSide(
          &chunks, schema: graph.schema(right), encoder: shape.rightKeys, index: indexes[right]?.of(shape),
          brought: shape.brought, threads: options.threads)
        rights[place] = side
        if let timer = options.timer {
          record.timings[TimedPlace(node: place.node, stage: place.stage, kind: "index"), default: Timing()]
            .add(timer() - start, rows: side.rowCount)
        }
      }
      pipeline = Pipeline(
        graph: graph, node: node, level: level, rights: rights, parts: parts, partitionedRights: partitionedRights,
        spill: spill, programs: options.programs)
      if isFirst { try scan(node, pipeline) } else { try flow(node, pipeline) }
    }
    for node in 0..<graph.count where graph.lastUse(node) <= level {
      record.stored[node] = nil
      record.partitioned[node] = nil
      indexes[node] = nil
    }
  }

  /// How often a node's kept rows are read in a pass of this level.
  private func useCount(_ node: Int, _ level: Int) throws -> Int {
    graph.children[node].count { graph.levels[$0] == level } + (try graph.sideCount(node, level: level))
  }

  private func steps(_ pipeline: Pipeline, isFirst: Bool) throws -> ChunkStep {
    try pipeline.steps(isFirst: isFirst, showLimit: showLimit, timer: options.timer)
  }

  // MARK: Passes

  /// A pass over a source's file.
  private func scan(_ node: Int, _ pipeline: Pipeline) throws {
    try scan(node) { try steps(pipeline, isFirst: true) }
  }

  /// A pass over a source's file; every worker gets steps of its own.
  func scan(_ node: Int, _ steps: () throws -> ChunkStep) throws {
    let scan = try SourceScan(graph.plan.sources[node], place: node, options: options, spill: spill)
    scans[node] = scan
    let narrow = graph.schema(node)
    let workers = try PassWorkers(options.threads) { (try steps(), ScanCounts()) }
    workers.run { steps, counts in
      counts = scan.work(narrow, steps)
      return counts.counts.count
    }
    record.workersUsed = max(record.workersUsed, workers.used)
    var all = ScanCounts()
    for worker in workers.all { all.add(worker.counts) }
    counts[node] = all
    var places = SourcePositions()
    for block in all.counts { places.add(block) }
    positions[node] = places
    if let failure = scan.firstFailure { throw failure }
    try checkKeys(node, scan)
    let index = scan.keyCheck?.takeIndex()
    try conclude(workers.merged())
    if record.stored[node] != nil { indexes[node] = index }
  }

  /// A pass over rows that an earlier pass has kept.
  private func flow(_ node: Int, _ pipeline: Pipeline) throws {
    let chunks = record.stored[node] ?? []
    let isCancelled = options.isCancelled
    let spill = spill
    let next = SharedCounter()
    let failure = SharedFailure()
    let workers = try PassWorkers(options.threads) { (try steps(pipeline, isFirst: false), ()) }
    workers.run { steps, _ in
      var taken = 0
      while !failure.isThere {
        let place = next.take()
        guard place < chunks.count else { break }
        do {
          if isCancelled() { throw RowFailure.cancelled }
          try spill?.check()
          try steps.push(chunks[place])
        } catch {
          failure.note(error, at: place)
        }
        taken += 1
      }
      return taken
    }
    record.workersUsed = max(record.workersUsed, workers.used)
    if let error = failure.first { throw error }
    try conclude(workers.merged())
  }

  private func conclude(_ steps: ChunkStep) throws {
    var tail = TailOrder()
    try steps.finishTree(&tail)
    try steps.reportTree(to: record)
    try record.throwFailures()
  }

  // MARK: Keys

  /// Rows with the key of an earlier row are double lines, or the run ends.
  private func checkKeys(_ node: Int, _ scan: SourceScan) throws {
    guard let repetitions = scan.keyCheck?.repetitions, !repetitions.isEmpty, let places = positions[node] else {
      return
    }
    var conflicts: [String] = []
    var conflictCount = 0
    var firstConflict: RecordPosition?
    for start in stride(from: 0, to: repetitions.count, by: 4096) {
      let batch = repetitions[start..<min(start + 4096, repetitions.count)]
      let firsts = try places.resolve(batch.map(\.first), in: scan.files)
      let laters = try places.resolve(batch.map(\.later), in: scan.files)
      for (repetition, (first, later)) in zip(batch, zip(firsts, laters)) {
        guard !Self.isSameRecord(first.sourceBytes, later.sourceBytes) else {
          record.rejections.append(
            PendingRejection(
              origin: repetition.later, dataset: nil, stage: 0, reason: "duplicate-row",
              column: scan.source.key?.joined(separator: ", "), value: repetition.key))
          continue
        }
        conflictCount += 1
        if conflicts.count < RowFailure.shown {
          conflicts.append("\(shortened(repetition.key)): \(Self.lines(first, later, scan))")
          firstConflict = firstConflict ?? later
        }
      }
    }
    guard conflictCount > 0 else { return }
    if conflictCount > conflicts.count { conflicts.append("… and \(conflictCount - conflicts.count) more") }
    let names = (scan.source.key ?? []).joined(separator: ", ")
    conflicts.append("mend the file, or name as 'key' what tells its rows apart ('key: none': nothing does)")
    var failure = RowFailure(
      "key-not-unique",
      "the key \(names) of source '\(scan.source.name)' is not unique: \(RowFailure.counted(conflictCount, "record"))"
        + " \(conflictCount == 1 ? "differs" : "differ") from an earlier one with the same key",
      at: scan.source.span, details: conflicts)
    failure.diagnostic.place = DataPlace(
      file: scan.shownPath(firstConflict?.file ?? 0), line: firstConflict?.line, record: firstConflict?.record)
    throw failure
  }

  private static func lines(_ first: RecordPosition, _ later: RecordPosition, _ scan: SourceScan) -> String {
    if scan.files.files.count == 1 { return "lines \(first.line) and \(later.line)" }
    return [first, later].map { "\(scan.shownPath($0.file)), line \($0.line)" }.joined(separator: ", and ")
  }

  /// The last record of a file may lack its line end.
  private static func isSameRecord(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    func end(_ bytes: [UInt8]) -> Int {
      var end = bytes.count
      while end > 0, bytes[end - 1] == 10 || bytes[end - 1] == 13 || bytes[end - 1] == 0 { end -= 1 }
      return end
    }
    return left[..<end(left)] == right[..<end(right)]
  }
}

/// Numbers handed out to several workers.
final class SharedCounter: Sendable {
  private let next = Atomic(0)

  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// The failure that comes first in the order of the chunks, whatever worker meets it first.
final class SharedFailure: Sendable {
  private let state = Mutex<(place: Int, error: any Error)?>(nil)

  var isThere: Bool { state.withLock { $0 != nil } }
  var first: (any Error)? { state.withLock { $0?.error } }

  func note(_ error: any Error, at place: Int) {
    state.withLock { first in
      if let earlier = first, earlier.place <= place { return }
      first = (place, error)
    }
  }
}
