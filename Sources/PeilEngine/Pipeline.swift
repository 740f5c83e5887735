import PeilCore
import PeilTable

/// Puts together the steps through which one pass takes a node's rows; each worker gets its own.
struct Pipeline: Sendable {
  let graph: PlanGraph
  /// The node whose rows flow, and the pass.
  let node: Int
  let level: Int
  /// The collected right sides of the pass's joins.
  var rights: [LedgerPlace: RightSide] = [:]
  /// The kept rows of what the pass's unions put behind their input, in order.
  var parts: [LedgerPlace: [[Chunk]]] = [:]
  /// The right sides of the pass's joins that are kept on disk.
  var partitionedRights: [LedgerPlace: PartitionedRows] = [:]
  /// What is kept on disk; nil where everything is in memory.
  var spill: SpillPlan?
  /// What programs need to be started.
  var programs: ProgramPermission?

  /// The joins of a pass, with their shapes.
  func joins() throws -> [(LedgerPlace, JoinShape, Int)] {
    try datasets(from: node).flatMap { dataset in
      try graph.dataset(dataset).stages.indices.compactMap { index in
        guard case .join(let join) = graph.dataset(dataset).stages[index].relation.operation else { return nil }
        let right = try graph.node(join.right)
        return (LedgerPlace(node: dataset, stage: index + 1), try shape(join, dataset, index), right)
      }
    }
  }

  /// The names of what each union of a pass puts behind its input.
  func unions() -> [LedgerPlace: [String]] {
    var unions: [LedgerPlace: [String]] = [:]
    for dataset in datasets(from: node) {
      for (index, stage) in graph.dataset(dataset).stages.enumerated() {
        guard case .union(let union) = stage.relation.operation else { continue }
        unions[LedgerPlace(node: dataset, stage: index + 1)] = union.others.map(\.dataset)
      }
    }
    return unions
  }

  /// The datasets whose rows flow with this node's, in depth-first order.
  private func datasets(from node: Int) -> [Int] {
    graph.children[node].filter { graph.levels[$0] == level }.flatMap { [$0] + datasets(from: $0) }
  }

  /// A fresh set of steps; `isFirst` says that the node's rows flow for the first time and are to be counted.
  func steps(isFirst: Bool, showLimit: Int?, timer: (@Sendable () -> Int)?) throws -> ChunkStep {
    let root = ChunkStep()
    try fill(root, node, isFirst: isFirst, showLimit: showLimit, timer.map(Timekeeper.init))
    return root
  }

  /// A step behind one that measures it, where that is wanted.
  private func timed(_ step: ChunkStep, _ node: Int, _ stage: Int, _ kind: String, _ keeper: Timekeeper?) -> ChunkStep {
    keeper.map { TimedStep(TimedPlace(node: node, stage: stage, kind: kind), $0, before: step) } ?? step
  }

  private func fill(
    _ step: ChunkStep, _ node: Int, isFirst: Bool, showLimit: Int?, _ keeper: Timekeeper?
  ) throws {
    if isFirst {
      let tables = try graph.tables.filter { try graph.node($0.1.from) == node }
      if !tables.isEmpty {
        step.next.append(timed(TablesStep(tables, schema: graph.schema(node)), node, 0, "tables", keeper))
      }
      if graph.isStored(node) { step.next.append(timed(try keepingStep(node), node, 0, "keep", keeper)) }
      if let showLimit, graph.shown == node { step.next.append(ShowStep(limit: showLimit)) }
    }
    for child in graph.children[node] where graph.levels[child] == level {
      let (first, last) = try stages(child, keeper)
      step.next.append(first)
      try fill(last, child, isFirst: true, showLimit: showLimit, keeper)
    }
  }

  /// The steps of a dataset's stages, one behind the other, and a last one that hands on the columns that are read.
  private func stages(_ node: Int, _ keeper: Timekeeper?) throws -> (first: ChunkStep, last: ChunkStep) {
    let dataset = graph.dataset(node)
    let first = ChunkStep()
    var last = first
    for index in dataset.stages.indices {
      let (input, output) = edges(node, index)
      let prune = PruneStep(from: input.wide, to: input.narrow)
      let step = try step(node, index, input.narrow, output)
      last.next.append(prune)
      last = prune
      let noted = dataset.stages[index].relation.noted
      if !noted.isEmpty {
        let note = NoteStep(noted, input: input.narrow, place: LedgerPlace(node: node, stage: index + 1))
        last.next.append(note)
        last = note
      }
      last.next.append(timed(step, node, index + 1, dataset.stages[index].kind, keeper))
      last = step
    }
    let wide = dataset.stages.isEmpty ? incoming(node) : edges(node, dataset.stages.count - 1).1
    let prune = PruneStep(from: wide, to: graph.schema(node))
    last.next.append(prune)
    return (first, prune)
  }

  private func incoming(_ node: Int) -> Schema { graph.parents[node].map { graph.schema($0) } ?? graph.schema(node) }

  /// The columns that come into a stage, those of them it reads or hands on, and those it makes.
  func edges(_ node: Int, _ index: Int) -> (input: (wide: Schema, narrow: Schema), output: Schema) {
    let dataset = graph.dataset(node)
    let needs = graph.neededIn[node - graph.plan.sources.count]
    let narrow = dataset.stages[index].input.pruned(to: needs[index])
    let wanted = index + 1 < needs.count ? needs[index + 1] : graph.needed[node]
    let output: Schema
    switch dataset.stages[index].relation.operation {
    case .filter, .check, .sort, .limit, .sample, .keepOne: output = narrow
    default: output = dataset.stages[index].relation.schema.pruned(to: wanted)
    }
    let wide = index == 0 ? incoming(node) : edges(node, index - 1).output
    return ((wide, narrow), output)
  }

  func step(_ node: Int, _ index: Int, _ input: Schema, _ output: Schema) throws -> ChunkStep {
    let dataset = graph.dataset(node)
    let stage = dataset.stages[index]
    let place = LedgerPlace(node: node, stage: index + 1)
    let entry = LedgerEntry(dataset: dataset.name, stage: stage.number, kind: stage.kind)
    switch stage.relation.operation {
    case .project(let projections):
      return ProjectStep(projections, input: input, output: output, entry: entry, place: place)
    case .filter(let condition): return FilterStep(condition, input: input, entry: entry, place: place)
    case .check(let rules): return CheckStep(rules, input: input, entry: entry, place: place)
    case .join(let join):
      if let rows = partitionedRights[place] {
        return try partitioned(join, rows, node, index, left: input, entry: entry, place: place, span: stage.span)
      }
      guard let right = rights[place] else { throw RowFailure.bug("a join runs before its right side is there") }
      return JoinStep(
        try shape(join, node, index), right: right, left: input, entry: entry, place: place, span: stage.span)
    case .aggregate(let aggregation):
      return AggregateStep(
        aggregation, input: input, output: output, entry: entry, place: place, span: stage.span)
    case .sort(let keys): return SortStep(keys, input: input, entry: entry, place: place)
    case .limit(let count): return LimitStep(count, entry: entry, place: place)
    case .sample(let sampling):
      switch sampling.size {
      case .keys(let size):
        return SampleKeysStep(sampling, size: size, input: input, entry: entry, place: place)
      case .share(let share):
        return SampleShareStep(sampling, share: share, input: input, entry: entry, place: place)
      }
    case .rank(let ranking):
      return RankStep(ranking, input: input, output: output, entry: entry, place: place, span: stage.span)
    case .allocate(let allocation):
      return AllocateStep(allocation, input: input, output: output, entry: entry, place: place, span: stage.span)
    case .runningTotal(let total):
      return RunningTotalStep(total, input: input, output: output, entry: entry, place: place)
    case .keepOne(let choice):
      return partitioned(choice, node, input: input, entry: entry, place: place, span: stage.span)
        ?? KeepOneStep(choice, input: input, entry: entry, place: place, span: stage.span)
    case .explode(let explosion):
      return ExplodeStep(explosion, input: input, output: output, entry: entry, place: place)
    case .union(let union):
      guard let parts = parts[place] else { throw RowFailure.bug("a union runs before its parts are there") }
      let schemas = try union.others.map { graph.schema(try graph.node($0.dataset)) }
      return UnionStep(
        union, parts: Array(zip(parts, schemas)), input: input,
        output: stage.relation.schema.pruned(to: Set(output.names + (union.key ?? []))), handedOn: output,
        entry: entry, place: place, span: stage.span)
    case .classify(let classification):
      return ClassifyStep(classification, input: input, output: output, entry: entry, place: place)
    case .program(let call):
      guard let programs else { throw RowFailure.bug("a program runs without leave") }
      return ProgramStep(
        call, programs, input: input, output: output, entry: entry, place: place, span: stage.span)
    case .code(let coding): return CodeStep(coding, input: input, output: output, entry: entry, place: place)
    case .replace(let replacement):
      return ReplaceStep(replacement, input: input, output: output, entry: entry, place: place)
    }
  }

  func shape(_ join: Join, _ node: Int, _ index: Int) throws -> JoinShape {
    let (input, output) = edges(node, index)
    let right = try graph.node(join.right)
    return JoinShape(
      join, left: input.narrow, right: graph.schema(right), output: output,
      fullLeft: graph.dataset(node).stages[index].input, fullRight: graph.fullSchema(right))
  }
}

/// Leaves away the columns that nobody reads from here on.
final class PruneStep: ChunkStep {
  private let places: [Int]?

  init(from wide: Schema, to narrow: Schema) {
    places = wide.names == narrow.names ? nil : narrow.names.compactMap { wide.position(of: $0) }
    precondition((places?.count ?? narrow.columns.count) == narrow.columns.count, "a column is read that is not there")
  }

  override func push(_ chunk: Chunk) throws {
    guard let places else { return try forward(chunk) }
    try forward(Chunk(index: chunk.index, columns: places.map { chunk.columns[$0] }, origins: chunk.origins))
  }
}
