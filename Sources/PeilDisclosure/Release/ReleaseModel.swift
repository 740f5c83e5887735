import PeilCore
import PeilExpression
import PeilTable

/// All figures of a release as variables, the sums among them, and which figure of which table shows which.
struct ReleaseModel {
  let plan: Plan
  let settings: DisclosureSettings
  let rules: PrimaryRules
  private(set) var pools: [PoolKey: VariablePool] = [:]
  /// By figure the variables that would be known if it were shown.
  private(set) var shown: [FigureReference: [VariableReference]] = [:]
  /// The figures that no system can hold, and that rest on too few contributors.
  private(set) var withheld: Set<FigureReference> = []

  /// Reads the figures of every published table.
  ///
  /// Throws where nobody has delivered what stands behind a table.
  init(plan: Plan, result: RunResult, settings: DisclosureSettings) throws(ReleaseError) {
    self.plan = plan
    self.settings = settings
    rules = PrimaryRules(settings)
    let published = Set(plan.publication.tables ?? plan.tables.map(\.name))
    for (place, table) in plan.tables.enumerated() where published.contains(table.name) {
      guard place < result.tables.count,
        let contributions = result.contributions.first(where: { $0.table == table.name }),
        let rows = TableRows(table, contributions)
      else { throw ReleaseError(.noContributions(table: table.name)) }
      var builder = TableModelBuilder(rows, plan: plan, settings: settings, rules: rules, pools: pools)
      builder.addCells(result.tables[place].cells.map(\.key))
      for (cell, figures) in result.tables[place].cells.enumerated() {
        for (measure, estimate) in figures.estimates.enumerated() {
          let figure = FigureReference(table: place, cell: cell, measure: measure)
          let parts = builder.parts(of: estimate, measure: measure, at: figures.key)
          shown[figure] = parts.variables
          if parts.isWithheld { withheld.insert(figure) }
        }
      }
      pools = builder.pools
    }
    addHierarchies()
  }

  // MARK: - Earlier releases

  /// Adds a figure of an earlier release, and how the figure of now differs from it; gives its place.
  mutating func add(_ figure: EarlierRelease.Figure, of earlier: EarlierRelease, to key: PoolKey) -> Int {
    guard var pool = pools[key] else {
      preconditionFailure("a figure of an earlier release goes to a pool that is there")
    }
    let place = pool.add(figure, of: earlier.name, settings)
    pools[key] = pool
    return place
  }

  /// Adds a sum that held in an earlier release.
  mutating func addRelation(_ relation: LinearRelation, to key: PoolKey) { pools[key]?.add(relation) }

  // MARK: - Hierarchies

  /// Where a column was brought to a level of a code list, figures of the level are sums of figures of the column.
  private mutating func addHierarchies() {
    for key in pools.keys.sorted() {
      guard var pool = pools[key] else { continue }
      for coding in codings(before: key.origin) { pool.addLevel(coding, in: plan) }
      pools[key] = pool
    }
  }

  /// The codings by lists among the stages that made a dataset, those of what it was made from first.
  private func codings(before origin: String) -> [(coding: Coding, child: Domain)] {
    guard let dataset = plan.datasets.first(where: { $0.name == origin }) else { return [] }
    var schema = plan.schema(of: dataset.from)
    var found = codings(before: dataset.from)
    for stage in dataset.stages {
      if case .code(let coding) = stage.relation.operation, coding.column != coding.into,
        let child = schema?[coding.column]?.type.domain
      {
        found.append((coding, child))
      }
      schema = stage.relation.schema
    }
    return found
  }
}

extension VariablePool {
  /// Adds, for every figure of a category of the level, that it is the sum of those of its codes, where they are there.
  fileprivate mutating func addLevel(_ level: (coding: Coding, child: Domain), in plan: Plan) {
    let (child, parent) = (level.coding.column, level.coding.into)
    // By what else the figures have in common, then by the code they belong to.
    var groups: [Set<String>: [String: [Int]]] = [:]
    for (place, variable) in variables.enumerated() {
      guard let code = variable.place[child], variable.place[parent] == nil else { continue }
      let rest = variable.key.conditions.filter { !Self.speaks($0, of: child) }
      let position = level.child.codes.firstIndex(of: code).flatMap {
        level.coding.index.position(of: level.child.codes[$0])
      }
      let of = position.map { level.coding.index.domain.codes[$0] } ?? DimensionValue.missingCode
      groups[rest, default: [:]][of, default: []].append(place)
    }
    for (place, variable) in variables.enumerated() {
      guard let code = variable.place[parent], variable.place[child] == nil else { continue }
      let rest = variable.key.conditions.filter { !Self.speaks($0, of: parent) }
      guard let parts = groups[rest]?[code], parts.reduce(0, { $0 + variables[$1].value }) == variable.value else {
        continue
      }
      add(LinearRelation(total: place, parts: parts))
    }
  }

  /// Whether a condition is that of a category of a dimension.
  private static func speaks(_ condition: String, of dimension: String) -> Bool {
    condition.hasPrefix("\(dimension) == ") || condition == "\(dimension) is missing"
  }
}
