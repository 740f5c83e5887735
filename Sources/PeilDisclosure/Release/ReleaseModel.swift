import PeilCore
import PeilExpression
import PeilTable
import PeilValues
import Synchronization

/// All figures of a release as variables, the sums among them, and which figure of which table shows which.
struct ReleaseModel {
  let plan: Plan
  let settings: DisclosureSettings
  let rules: PrimaryRules
  private(set) var pools = ReleasePools()
  /// By figure the variables that would be known if it were shown.
  private(set) var shown: [FigureReference: [VariableReference]] = [:]
  /// The figures that no system can hold, and that rest on too few contributors.
  private(set) var withheld: Set<FigureReference> = []

  /// Reads the figures of every published table.
  ///
  /// Throws where nobody has delivered what stands behind a table.
  init(plan: Plan, result: RunResult, settings: DisclosureSettings, threads: Int = 1) throws(ReleaseError) {
    self.plan = plan
    self.settings = settings
    rules = PrimaryRules(settings)
    let origins = RowOrigins(plan, result.ledger)
    let rowsOfTables = Self.rows(of: plan, result, threads: threads)
    let published = Set(plan.publication.tables ?? plan.tables.map(\.name))
    for (place, table) in plan.tables.enumerated() where published.contains(table.name) {
      guard place < result.tables.count, let rows = rowsOfTables[place] else {
        throw ReleaseError(.noContributions(table: table.name))
      }
      // Taken out, so that nothing is copied while the table's figures are added.
      let taken = pools
      pools = ReleasePools()
      var builder = TableModelBuilder(
        rows, plan: plan, origins: origins, settings: settings, rules: rules, pools: taken)
      builder.addCells(result.tables[place].cells.map(\.key))
      for (cell, figures) in result.tables[place].cells.enumerated() {
        for (measure, estimate) in figures.estimates.enumerated() {
          let figure = FigureReference(table: place, cell: cell, measure: measure)
          let parts = builder.parts(of: estimate, measure: measure, at: figures.key)
          shown[figure] = parts.variables
          if parts.isWithheld { withheld.insert(figure) }
        }
      }
      builder.addDifferences()
      builder.addIdentities()
      pools = builder.pools
    }
    let filledIn = Set(
      pools.conditions.texts.indices.filter { place in
        let text = pools.conditions.texts[place]
        return text.hasSuffix(" is known") || text.hasPrefix("not (") && text.hasSuffix(" is missing)")
          || text.hasPrefix("not (not ") && text.hasSuffix(" is known)")
      })
    for place in pools.pools.indices { pools[place].linkSameRows(filledIn: filledIn) }
    addHierarchies()
    noteToldRules()
    let moved = pools.joinAmounts()
    shown = shown.mapValues { variables in variables.map { moved[$0] ?? $0 } }
  }

  /// Adds what follows from several amounts, once all figures and sums are there: what those that rules hit are together, and what
  /// one has beyond another.
  mutating func addDerived() {
    pools.addDifferences()
    for place in pools.pools.indices { pools.addUnions(to: place, rules) }
  }

  /// A figure that is hidden by a rule of its own tells which number that rule hit where it can be but one.
  private mutating func noteToldRules() {
    for variables in shown.values {
      let hit = variables.filter { reference in
        let variable = pools[reference.pool].variables[reference.place]
        return variable.finding != nil && !variable.isPublic
      }
      if hit.count == 1 { pools[hit[0].pool].tellOwn(hit[0].place) }
    }
  }

  /// By table the rows behind it; nil where it is not published, and where nobody has delivered them.
  private static func rows(of plan: Plan, _ result: RunResult, threads: Int) -> [TableRows?] {
    let published = Set(plan.publication.tables ?? plan.tables.map(\.name))
    let contributions = Dictionary(result.contributions.map { ($0.table, $0) }) { first, _ in first }
    let read = Mutex([TableRows?](repeating: nil, count: plan.tables.count))
    let next = Atomic(0)
    WorkerTeam.run(min(threads, plan.tables.count)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < plan.tables.count else { return }
        let table = plan.tables[place]
        guard published.contains(table.name), let own = contributions[table.name] else { continue }
        let rows = TableRows(table, own)
        read.withLock { $0[place] = rows }
      }
    }
    return read.withLock { $0 }
  }

  // MARK: - Earlier releases

  /// Adds what an earlier release tells: its figures and sums, and for each figure how it differs from the one of now.
  ///
  /// A figure that was published and has not changed is public. Where it has, the change is a figure of its own, made by the
  /// few units that came, left or changed, and the rules hold for it; nobody knows how what was hidden has changed.
  mutating func add(_ earlier: EarlierRelease) {
    var places: [Int: VariableReference] = [:]
    for (index, figure) in earlier.figures.enumerated() {
      guard let pool = pools.place(reading: figure.origin, figure.kind) else { continue }
      // What an earlier release had from a still earlier one is none of the figures of now, whatever their numbers.
      let now =
        figure.isOfEarlier
        ? nil : pools.conditions.knownKey(figure.conditions).flatMap { pools[pool].place(of: $0) }
      let units = unitsChanged(figure, in: earlier)
      let name = figure.name
      let key = pools.conditions.key([earlier.figureWords + name])
      let change = pools.conditions.key([earlier.changeWords + name])
      let levels = { [settings] (difference: Int) in
        Self.levels(ofChange: difference, figure.kind, units: units, settings)
      }
      places[index] = VariableReference(
        pool: pool, place: pools[pool].add(figure, key, now: now, change: change, levels: levels))
    }
    for relation in earlier.relations {
      guard let first = relation.first, let pool = places[first.figure]?.pool else { continue }
      let terms = relation.compactMap { term in
        places[term.figure].map { LinearRelation.Term($0.place, coefficient: term.coefficient) }
      }
      guard terms.count == relation.count else { continue }
      pools[pool].add(LinearRelation(terms))
    }
  }

  /// By how many units the rows of a figure have changed, as far as their numbers tell; nil where they do not.
  private func unitsChanged(_ figure: EarlierRelease.Figure, in earlier: EarlierRelease) -> Int? {
    let rows = figure.conditions.filter { !$0.hasPrefix(ReleasePools.amountWords) }
    guard let then = earlier.count(of: figure.origin, rows), let pool = pools.place(reading: figure.origin, .count),
      let key = pools.conditions.knownKey(rows), let now = pools[pool].place(of: key)
    else { return nil }
    return abs(pools[pool].variables[now].value - then)
  }

  /// What is asked of a change: one that few units made is as good as theirs, so that an amount of it may not be estimated
  /// better than the p% rule allows of a single contributor.
  private static func levels(
    ofChange difference: Int, _ kind: FigureKind, units: Int?, _ settings: DisclosureSettings
  ) -> ProtectionLevels? {
    guard kind.isMagnitude else { return abs(difference) < settings.minimum ? .inexact : nil }
    if let units, units >= settings.minimum { return nil }
    guard let share = settings.estimate else { return .inexact }
    let size = Int128(difference.magnitude) * share.numerator
    let level = Int(clamping: (size + share.denominator - 1) / share.denominator)
    return ProtectionLevels(lower: level, upper: level, sliding: 1)
  }

  // MARK: - Hierarchies

  /// Where a column was brought to a level of a code list, figures of the level are sums of figures of the column.
  private mutating func addHierarchies() {
    for place in pools.inOrder {
      var seen: Set<String> = []
      for dataset in pools[place].datasets {
        for coding in codings(before: dataset)
        where seen.insert("\(coding.coding.column) \(coding.coding.into)").inserted {
          addLevel(coding, to: place)
        }
      }
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

  /// Adds, for every figure of a category of the level, that it is the sum of those of its codes, where they are there.
  private mutating func addLevel(_ level: (coding: Coding, child: Domain), to place: Int) {
    let children = categories(of: level.coding.column), parents = categories(of: level.coding.into)
    let variables = pools[place].variables
    // By what else the figures have in common, then by the code they belong to.
    var groups: [[Int]: [String: [Int]]] = [:]
    for (variable, figure) in variables.enumerated() {
      guard let (code, rest) = Self.split(figure.key, by: children),
        !figure.key.conditions.contains(where: {
          parents[$0] != nil
        })
      else { continue }
      let position = level.child.codes.firstIndex(of: code).flatMap {
        level.coding.index.position(of: level.child.codes[$0])
      }
      let of = position.map { level.coding.index.domain.codes[$0] } ?? DimensionValue.missingCode
      groups[rest, default: [:]][of, default: []].append(variable)
    }
    for (variable, figure) in variables.enumerated() {
      guard let (code, rest) = Self.split(figure.key, by: parents), let parts = groups[rest]?[code],
        parts.reduce(0, { $0 + variables[$1].value }) == figure.value
      else { continue }
      pools[place].add(LinearRelation(total: variable, parts: parts))
    }
  }

  /// The codes of a dimension by the number of the condition that says one.
  private func categories(of dimension: String) -> [Int: String] {
    var codes: [Int: String] = [:]
    for (number, text) in pools.conditions.texts.enumerated() {
      if text == "\(dimension) is missing" {
        codes[number] = DimensionValue.missingCode
      } else if text.hasPrefix("\(dimension) == '"), text.hasSuffix("'") {
        codes[number] = String(text.dropFirst(dimension.count + 5).dropLast())
      }
    }
    return codes
  }

  /// The code that a figure is of, and its other conditions.
  private static func split(_ key: FigureKey, by codes: [Int: String]) -> (code: String, rest: [Int])? {
    guard let number = key.conditions.first(where: { codes[$0] != nil }), let code = codes[number] else { return nil }
    return (code, key.conditions.filter { $0 != number })
  }
}
