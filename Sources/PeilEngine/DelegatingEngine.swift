public import PeilCore
import PeilDiagnostics
import PeilTable

/// Reads sources in this process and has an outside engine carry out datasets and tables.
///
/// Every word, key and rejected record of a source is read as `NativeEngine` reads it; from the outside engine come states
/// of integers and exact decimals, which are finished here: tables are the same byte for byte.
public struct DelegatingEngine: Engine {
  private let outside: any OutsideEngine

  /// Delegates to an engine.
  public init(to outside: any OutsideEngine) { self.outside = outside }

  /// Runs a plan; throws like `NativeEngine`, and where the outside engine cannot go on.
  public func run(_ plan: Plan, options: RunOptions) throws -> RunResult {
    try plan.refusePrograms(unless: options.programs)
    let session = try outside.open(try Self.graph(plan).outsideWork())
    defer { session.close() }
    let run = PlanRun(try Self.graph(try staged(plan, session, options)), options: options)
    try run.delegate(to: session)
    return try run.result()
  }

  /// The plan with what only the engine reads as files that it has written.
  private func staged(_ plan: Plan, _ session: any OutsideSession, _ options: RunOptions) throws -> Plan {
    var plan = plan
    do {
      plan.sources = try plan.sources.map { $0.relation == nil ? $0 : try session.stage($0) }
    } catch {
      throw options.isCancelled() ? DiagnosticsError([RowFailure.cancelled.diagnostic]) : error
    }
    return plan
  }

  /// The first rows of a source or dataset, which are always worked out in this process.
  public func rows(
    of name: String, afterStage stage: Int?, limit: Int, in plan: Plan, options: RunOptions
  ) throws -> ExportedRows {
    try NativeEngine().rows(of: name, afterStage: stage, limit: limit, in: plan, options: options)
  }

  /// What an outside engine would have to do for a plan.
  public static func work(for plan: Plan) throws -> OutsideWork { try graph(plan).outsideWork() }

  private static func graph(_ plan: Plan) throws(DiagnosticsError) -> PlanGraph {
    do {
      return try PlanGraph(
        plan, tables: Array(plan.tables.enumerated()), exports: plan.publication.datasets, shown: nil)
    } catch {
      throw DiagnosticsError([(error as? RowFailure ?? .bug("\(error)")).diagnostic])
    }
  }
}

extension PlanGraph {
  /// The work as an outside engine is given it.
  fileprivate func outsideWork() throws -> OutsideWork {
    OutsideWork(
      plan: plan, sources: plan.sources.indices.map { schema($0) },
      stages: plan.datasets.indices.map { index in
        let node = plan.sources.count + index
        let pipeline = Pipeline(graph: self, node: node, level: 0)
        return plan.datasets[index].stages.indices.map { stage in
          let (input, output) = pipeline.edges(node, stage)
          return OutsideWork.Edges(input: input.narrow, output: output)
        }
      },
      datasets: plan.datasets.indices.map { schema(plan.sources.count + $0) },
      tables: tables.map { _, table in
        OutsideWork.Table(
          table: table, components: TableComponents(table).all,
          accumulations: DimensionSets(table).accumulations)
      }, exports: exports.map { isSource($0) ? plan.sources[$0].name : dataset($0).name })
  }
}

extension PlanRun {
  /// Reads all sources into a session, has it carry out the rest, and takes in what it finds.
  fileprivate func delegate(to session: any OutsideSession) throws(DiagnosticsError) {
    do {
      for node in graph.plan.sources.indices {
        try scan(node) {
          let root = ChunkStep()
          root.next = [LoadStep(session, node)]
          return root
        }
      }
      try session.carryOut(DelegatedRecord(self))
      try record.throwFailures()
    } catch {
      // What the signal did to the engine's program is told as what it is.
      throw DiagnosticsError(diagnostics(of: options.isCancelled() ? RowFailure.cancelled : error))
    }
  }
}

/// Hands every chunk of a source to an outside engine.
private final class LoadStep: ChunkStep {
  private let session: any OutsideSession
  private let source: Int

  init(_ session: any OutsideSession, _ source: Int) {
    self.session = session
    self.source = source
  }

  override func push(_ chunk: Chunk) throws {
    if chunk.rowCount > 0 { try session.load(chunk, of: source) }
  }
}
