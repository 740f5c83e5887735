import PeilCore
import PeilExpression
import PeilTable

/// A plan as nodes: the sources first, then the datasets; with the columns each edge must carry and the order of passes.
struct PlanGraph {
  let plan: Plan
  /// What of the tables and exports is wanted besides the ledger.
  let tables: [(Int, PlannedTable)]
  let exports: [Int]
  /// The node whose rows are shown, all columns, for `show`.
  let shown: Int?
  private(set) var parents: [Int?] = []
  private(set) var children: [[Int]] = []
  /// The pass in which a node's rows first flow.
  private(set) var levels: [Int] = []
  /// The columns a node must hand out.
  private(set) var needed: [Set<String>] = []
  /// For each dataset the columns that must come into each of its stages.
  private(set) var neededIn: [[Set<String>]] = []
  private let places: [String: Int]

  var count: Int { plan.sources.count + plan.datasets.count }

  init(_ plan: Plan, tables: [(Int, PlannedTable)], exports: [String], shown: String?) throws {
    self.plan = plan
    self.tables = tables
    let names = plan.sources.map(\.name) + plan.datasets.map(\.name)
    places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    self.exports = exports.compactMap { [places] in places[$0] }
    self.shown = shown.flatMap { [places] in places[$0] }
    parents = plan.sources.map { _ in nil }
    children = names.map { _ in [] }
    for (index, dataset) in plan.datasets.enumerated() {
      let parent = try node(dataset.from)
      parents.append(parent)
      children[parent].append(plan.sources.count + index)
    }
    try findLevels()
    try findNeeded()
  }

  /// Has a source hand out further columns.
  mutating func need(_ columns: [String], of source: Int) { needed[source].formUnion(columns) }

  /// The place of a source or dataset.
  func node(_ name: String) throws -> Int {
    guard let place = places[name] else { throw RowFailure.bug("the plan reads '\(name)', which it does not have") }
    return place
  }

  func isSource(_ node: Int) -> Bool { node < plan.sources.count }

  func dataset(_ node: Int) -> PlannedDataset { plan.datasets[node - plan.sources.count] }

  /// All columns of a node, pruned or not.
  func fullSchema(_ node: Int) -> Schema { isSource(node) ? plan.sources[node].schema : dataset(node).schema }

  /// The columns a node hands out.
  func schema(_ node: Int) -> Schema { fullSchema(node).pruned(to: needed[node]) }

  /// The nodes whose kept rows a dataset's stages read, one for each reading.
  private func sides(_ dataset: PlannedDataset) throws -> [Int] {
    try dataset.stages.flatMap(\.relation.operation.datasets).map { try node($0) }
  }

  /// How often the stages of the datasets of a pass read a node's kept rows.
  func sideCount(_ node: Int, level: Int) throws -> Int {
    try plan.datasets.indices.filter { levels[plan.sources.count + $0] == level }.reduce(0) { count, index in
      count + (try sides(plan.datasets[index])).count { $0 == node }
    }
  }

  /// A dataset flows after all its stages read beside it has been collected; a source waits for the first dataset that
  /// reads it.
  private mutating func findLevels() throws {
    levels = [Int](repeating: 0, count: count)
    var isSide = [Bool](repeating: false, count: count)
    for (index, dataset) in plan.datasets.enumerated() {
      var level = levels[try node(dataset.from)]
      for side in try sides(dataset) {
        level = max(level, levels[side] + 1)
        isSide[side] = true
      }
      levels[plan.sources.count + index] = level
    }
    for source in plan.sources.indices where !isSide[source] && shown != source {
      levels[source] = children[source].map { levels[$0] }.min() ?? 0
    }
  }

  /// Whether a node's rows must be kept after the pass in which they flow.
  func isStored(_ node: Int) -> Bool {
    exports.contains(node) || children[node].contains { levels[$0] > levels[node] }
      || plan.datasets.contains { dataset in
        dataset.stages.contains { $0.relation.operation.datasets.contains { places[$0] == node } }
      }
  }

  /// The last pass that reads a node's kept rows.
  func lastUse(_ node: Int) -> Int {
    if exports.contains(node) { return .max }
    var last = children[node].map { levels[$0] }.max() ?? 0
    for (index, dataset) in plan.datasets.enumerated() {
      if dataset.stages.contains(where: { $0.relation.operation.datasets.contains { places[$0] == node } }) {
        last = max(last, levels[plan.sources.count + index])
      }
    }
    return last
  }

  private mutating func findNeeded() throws {
    needed = [Set<String>](repeating: [], count: count)
    neededIn = plan.datasets.map { _ in [] }
    for node in exports + [shown].compactMap(\.self) { needed[node] = Set(fullSchema(node).names) }
    for (_, table) in tables { needed[try node(table.from)].formUnion(table.columns) }
    for index in plan.datasets.indices.reversed() {
      let dataset = plan.datasets[index]
      var wanted = needed[plan.sources.count + index]
      var edges: [Set<String>] = []
      for stage in dataset.stages.reversed() {
        for (name, columns) in stage.relation.neededBeside(for: wanted) { needed[try node(name)].formUnion(columns) }
        wanted = stage.relation.neededIn(for: wanted)
        edges.append(wanted)
      }
      neededIn[index] = edges.reversed()
      needed[try node(dataset.from)].formUnion(wanted)
    }
  }
}

extension Relation {
  /// The columns that must come in where these are wanted out.
  func neededIn(for wanted: Set<String>) -> Set<String> {
    noted.reduce(into: operation.neededIn(for: wanted)) { $0.formUnion($1.condition.columns) }
  }

  /// The columns that the step must have of each source and dataset it reads beside its input.
  func neededBeside(for wanted: Set<String>) -> [(name: String, columns: Set<String>)] {
    switch operation {
    case .join(let join):
      let brought = join.brought.filter { wanted.contains($0.name) }.map(\.column)
      return [(join.right, Set(join.keys.map(\.right) + brought))]
    case .union(let union):
      let made = wanted.union(union.key ?? [])
      return union.others.map { ($0.dataset, $0.projections.columns(making: made)) }
    default: return []
    }
  }
}

extension Relation.Operation {
  fileprivate func neededIn(for wanted: Set<String>) -> Set<String> {
    switch self {
    case .project(let projections): projections.columns(making: wanted)
    case .filter(let condition): wanted.union(condition.columns)
    case .check(let rules): rules.reduce(into: wanted) { $0.formUnion($1.condition.columns) }
    case .join(let join): wanted.subtracting(join.brought.map(\.name)).union(join.keys.map(\.left))
    case .aggregate(let aggregation):
      Set(aggregation.by + aggregation.kept).union(
        aggregation.made.flatMap { $0.formula.aggregates.flatMap(\.columns) })
    case .sort(let keys): wanted.union(keys.flatMap(\.value.columns))
    case .limit: wanted
    case .sample(let sampling): wanted.union(sampling.by)
    case .rank(let ranking):
      wanted.subtracting([ranking.into]).union(ranking.by.flatMap(\.value.columns)).union(
        ranking.within + ranking.names)
    case .allocate(let allocation): wanted.subtracting(allocation.made).union(allocation.columns)
    case .runningTotal(let total): wanted.subtracting([total.into]).union(total.columns)
    case .keepOne(let choice): wanted.union(choice.order.flatMap(\.value.columns)).union(choice.by)
    case .explode(let explosion): wanted.subtracting([explosion.into]).union([explosion.set])
    case .union(let union): union.projections.columns(making: wanted.union(union.key ?? []))
    case .classify(let classification):
      wanted.subtracting([classification.into, classification.log].compactMap(\.self)).union([classification.column])
    case .program(let call):
      switch call.answer {
      case .columns(let key): wanted.subtracting(call.made).union(call.sent).union(key)
      case .rows: Set(call.sent)
      }
    case .code(let coding): wanted.subtracting([coding.into]).union([coding.column])
    case .replace(let replacement): wanted.subtracting([replacement.into]).union([replacement.column])
    }
  }
}

extension [Projection] {
  /// The columns that the projections of these names read.
  fileprivate func columns(making names: Set<String>) -> Set<String> {
    filter { names.contains($0.name) }.reduce(into: []) { $0.formUnion($1.expression.columns) }
  }
}

extension PlannedTable {
  /// The columns the table reads.
  var columns: Set<String> {
    var columns = Set(dimensions.map(\.column.name))
    if let condition { columns.formUnion(condition.columns) }
    for component in TableComponents(self).all { columns.formUnion(component.columns) }
    return columns
  }
}

extension Component {
  /// The columns the component reads.
  var columns: Set<String> {
    let own = condition?.columns ?? []
    return switch self {
    case .count: own
    case .sum(let value, _), .histogram(let value, _), .minimum(let value, _), .maximum(let value, _):
      own.union(value.columns)
    case .sumPerKey(let value, let key, _), .histogramPerKey(let value, let key, _):
      own.union(value.columns).union(key)
    case .resampled(let resampling): resampling.columns
    case .countDistinct(let values, _), .tally(let values, _): values.reduce(into: own) { $0.formUnion($1.columns) }
    }
  }
}

extension Schema {
  /// The same schema with only some of its columns.
  func pruned(to names: Set<String>) -> Schema {
    Schema(columns: columns.filter { names.contains($0.name) }, grain: grain)
  }
}
