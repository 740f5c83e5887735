public import PeilCore
import PeilExpression
public import PeilTable

/// How the engine carries out a plan: what flows where, which columns are read, and what waits for what.
///
/// Nothing is read for it.
public struct PlanOutline: Sendable {
  /// A source, a dataset or a table.
  public struct Node: Sendable {
    /// What kind of thing it is.
    public enum Kind: Sendable {
      case source, dataset, table
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// Its name.
    public let name: String
    /// The place of the node its rows come from, among the nodes; nil for a source.
    public let from: Int?
    /// The reading of files in which its rows first flow, from 1.
    public let pass: Int
    /// Whether its rows are kept after they have flowed, for a later reading or as the other side of a stage.
    public let isKept: Bool
    /// The columns it hands out, and its grain; of a table the columns that it reads.
    public let schema: Schema
    /// The columns that it has and nobody reads.
    public let pruned: [String]
    /// What is done with its rows, in order.
    public let stages: [Stage]
    /// Where it stands in the pipeline file's own terms: the file of a source, the condition of a table.
    public let detail: String
  }

  /// A stage of a dataset.
  public struct Stage: Sendable {
    /// How the rows go through it.
    public enum Flow: Sendable {
      /// Block by block, by all threads at once.
      case blocks
      /// It holds what decides, such as keys, and lets the rows go by.
      case keys
      /// It collects the rows before the first goes on.
      case rows
    }

    /// Its place in the dataset, from 1.
    public let number: Int
    /// The word of the pipeline file.
    public let kind: String
    /// How the rows go through it.
    public let flow: Flow
    /// The places of the nodes that it reads beside its input.
    public let beside: [Int]
    /// The columns that go out of it and are read later, with the grain.
    public let schema: Schema
    /// The columns that it makes.
    public let made: [String]
    /// The columns that are read for the last time.
    public let dropped: [String]
  }

  /// The sources, the datasets and the tables, each after what it reads.
  public let nodes: [Node]

  /// The outline of a plan whose tables and exports are all wanted.
  public init(of plan: Plan) throws {
    let graph = try PlanGraph(
      plan, tables: Array(plan.tables.enumerated()), exports: plan.publication.datasets, shown: nil)
    var nodes = plan.sources.indices.map { Self.source($0, plan, graph) }
    for index in plan.datasets.indices { nodes.append(try Self.dataset(index, plan, graph)) }
    for table in plan.tables { nodes.append(try Self.table(table, graph)) }
    self.nodes = nodes
  }

  private static func source(_ index: Int, _ plan: Plan, _ graph: PlanGraph) -> Node {
    let source = plan.sources[index]
    return Node(
      kind: .source, name: source.name, from: nil, pass: graph.levels[index] + 1, isKept: graph.isStored(index),
      schema: graph.schema(index), pruned: unread(index, graph), stages: [],
      detail: source.readFiles.map(\.shownPath).joined(separator: ", "))
  }

  private static func dataset(_ index: Int, _ plan: Plan, _ graph: PlanGraph) throws -> Node {
    let node = plan.sources.count + index
    let dataset = plan.datasets[index]
    var stages: [Stage] = []
    for (place, stage) in dataset.stages.enumerated() {
      // What goes out is what the next stage needs in, and after the last what the dataset hands out.
      let wanted = place + 1 < dataset.stages.count ? graph.neededIn[index][place + 1] : graph.needed[node]
      let incoming = graph.neededIn[index][place]
      let out = stage.relation.schema.pruned(to: wanted)
      stages.append(
        Stage(
          number: stage.number, kind: stage.kind, flow: stage.relation.operation.flow,
          beside: try stage.relation.operation.datasets.map(graph.node), schema: out,
          made: out.names.filter { stage.input[$0] == nil },
          dropped: stage.input.names.filter { incoming.contains($0) && !wanted.contains($0) }))
    }
    return Node(
      kind: .dataset, name: dataset.name, from: graph.parents[node], pass: graph.levels[node] + 1,
      isKept: graph.isStored(node), schema: graph.schema(node), pruned: unread(node, graph), stages: stages, detail: "")
  }

  private static func table(_ table: PlannedTable, _ graph: PlanGraph) throws -> Node {
    let from = try graph.node(table.from)
    return Node(
      kind: .table, name: table.name, from: from, pass: graph.levels[from] + 1, isKept: false,
      schema: graph.fullSchema(from).pruned(to: table.columns), pruned: [], stages: [],
      detail: table.condition.map { "where \($0.formula)" } ?? "")
  }

  private static func unread(_ node: Int, _ graph: PlanGraph) -> [String] {
    graph.fullSchema(node).names.filter { !graph.needed[node].contains($0) }
  }
}

extension Relation.Operation {
  /// How rows go through the step.
  fileprivate var flow: PlanOutline.Stage.Flow {
    switch self {
    case .project, .filter, .check, .explode, .classify, .code, .replace, .limit: .blocks
    case .join, .union: .keys
    case .sample(let sampling): if case .share = sampling.size { .blocks } else { .rows }
    case .aggregate, .sort, .rank, .allocate, .runningTotal, .keepOne, .program: .rows
    }
  }
}
