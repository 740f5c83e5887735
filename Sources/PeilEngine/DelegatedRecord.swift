import PeilCore
import PeilDiagnostics
import PeilTable

/// Takes in what an outside engine tells, and does here what it asks for.
final class DelegatedRecord: OutsideRecord {
  private let run: PlanRun

  init(_ run: PlanRun) { self.run = run }

  private var graph: PlanGraph { run.graph }

  private func place(_ dataset: Int, _ stage: Int) -> LedgerPlace {
    LedgerPlace(node: graph.plan.sources.count + dataset, stage: stage)
  }

  func note(_ entry: LedgerEntry, dataset: Int, stage: Int, checks: [CheckResult], noted: [Int]) {
    let conditions = graph.plan.datasets[dataset].stages[stage - 1].relation.noted
    run.record.entries[place(dataset, stage)] = entry
    if !checks.isEmpty { run.record.checks[place(dataset, stage)] = checks }
    run.record.noted[place(dataset, stage)] = zip(conditions, noted).map { LedgerDetail($0.name, $1) }
  }

  func reject(_ rows: OutsideRejections) {
    let name = graph.plan.datasets[rows.dataset].name
    run.record.rejections += rows.origins.indices.map { row in
      let lacking = zip(rows.names, rows.columns).filter { !$0.1.isKnown(row) }.map(\.0)
      return PendingRejection(
        origin: rows.origins[row], dataset: name, stage: rows.stage, reason: rows.reason,
        column: (lacking.isEmpty ? rows.names : lacking).joined(separator: ", "),
        value: lacking.isEmpty && !rows.columns.isEmpty ? ValueText.key(rows.columns, rows.types, row) : nil)
    }
  }

  func fail(_ code: String, _ message: String, remedy: String, dataset: Int, stage: Int) {
    let span = graph.plan.datasets[dataset].stages[stage - 1].span
    run.record.failures.append(RowFailure(code, message, at: span, details: [remedy]))
  }

  func throwFailures() throws { try run.record.throwFailures() }

  func stage(_ stage: Int, of dataset: Int, rows: [Chunk]) throws -> [Chunk] {
    let node = graph.plan.sources.count + dataset
    let pipeline = Pipeline(graph: graph, node: node, level: 0)
    let (input, output) = pipeline.edges(node, stage - 1)
    let noted = graph.plan.datasets[dataset].stages[stage - 1].relation.noted
    let kept = KeptRows()
    let step = try pipeline.step(node, stage - 1, input.narrow, output)
    step.next = [kept]
    let first = noted.isEmpty ? ChunkStep() : NoteStep(noted, input: input.narrow, place: place(dataset, stage))
    first.next = [step]
    try push(rows, through: first)
    return inOrder(kept.chunks)
  }

  func values(
    _ stage: Int, of dataset: Int, values: Chunk, counts: [Int], input: Schema, output: Schema
  ) throws -> [Chunk] {
    let node = graph.plan.sources.count + dataset
    let kept = KeptRows()
    let step = try Pipeline(graph: graph, node: node, level: 0).step(node, stage - 1, input, output)
    step.weights = counts
    step.next = [kept]
    let rejections = run.record.rejections.count
    try push([values], through: step)
    // What it rejects here are values, each once; the rows are told by the engine.
    run.record.rejections.removeSubrange(rejections...)
    return kept.chunks
  }

  func table(_ table: Int, rows: [Chunk]) throws {
    let (place, planned) = graph.tables[table]
    let schema = graph.schema(try graph.node(planned.from))
    try push(rows, through: TablesStep([(place, planned)], schema: schema))
  }

  private func push(_ rows: [Chunk], through first: ChunkStep) throws {
    for chunk in rows {
      if run.options.isCancelled() { throw RowFailure.cancelled }
      try first.push(chunk)
    }
    var tail = TailOrder()
    try first.finishTree(&tail)
    try first.reportTree(to: run.record)
  }

  func table(_ table: Int, states: [OutsideStates]) throws {
    let (place, planned) = graph.tables[table]
    let state = TableState(loading: planned, schema: graph.schema(try graph.node(planned.from)))
    state.load(states)
    try TableReporting([(place, state)]).report(to: run.record)
  }

  func text(_ columns: [ColumnBuffer], _ types: [ValueType], row: Int) -> String {
    ValueText.key(columns, types, row)
  }

  func export(_ dataset: String, rows: [Chunk]) {
    if let node = try? graph.node(dataset) { run.record.stored[node] = rows }
  }
}

/// Keeps the rows that come out of a stage.
private final class KeptRows: ChunkStep {
  var chunks: [Chunk] = []

  override func push(_ chunk: Chunk) {
    if chunk.rowCount > 0 { chunks.append(chunk) }
  }
}
