import PeilCore
import PeilExpression
import PeilTable

/// Adds the figures of one table to the pools of a release.
struct TableModelBuilder {
  let rows: TableRows
  let settings: DisclosureSettings
  let rules: PrimaryRules
  var pools: ReleasePools
  var families: [FigureFamily] = []
  /// By measure what its figures say of a cell.
  var parts: [[Part]] = []
  /// By measure what it needs that is neither a number nor a sum.
  var statistics: [[Statistic]] = []
  /// The cells: those with rows and those that are shown.
  var cells: [Cell] = []
  var cellPlaces: [[DimensionValue]: Int] = [:]

  let knownColumns: Set<String>
  /// The columns of which anybody knows the values of known rows.
  let openColumns: Set<String>
  /// The columns with the outcome of an application, by which a grand total may be told apart and stay one.
  let outcomeColumns: Set<String>
  /// By combination of conditions whether anybody knows the rows.
  let knownGroups: [Bool]
  /// How many rows one contributor has at the most; nil where the table does not tell.
  let mostRows: Int?
  let contributors: ContributorNotes
  /// By contributor its number in the whole release.
  let numbers: [UInt64]
  /// The numbers of the conditions that say what became of an application, and nothing else.
  var outcomeConditions: Set<Int> = []
  private let origin: RowOrigin
  private let tableNumbers: [Int]
  /// By condition of the table's figures what it tells; last what no condition tells.
  private let conditions: [ConditionFacts]

  var table: PlannedTable { rows.table }

  /// A cell of the table.
  struct Cell {
    let key: [DimensionValue]
    /// The numbers of the conditions that its categories make.
    let conditions: [Int]
    /// By column that it says the category of, the number of that condition.
    let categories: [String: Int]
    /// Whether all its categories are public where rows are known.
    let isOpen: Bool
    /// Whether every dimension is summed out.
    let isWhole: Bool
    /// The categories as one text.
    let name: String
    /// The places of its rows.
    let lines: [Int]
  }

  /// A figure that is given away: its family and its set there.
  struct Part: Hashable {
    let family: Int
    let set: Int
  }

  /// What a measure needs that is neither a number nor a sum.
  struct Statistic {
    /// By combination of conditions whether its rows are among those it looks at.
    let holds: [Bool]
    /// Whether all it reads is public where rows are known.
    let isOpen: Bool
    /// Whether it is one contributor's own value.
    let isExtreme: Bool
  }

  init(
    _ rows: TableRows, plan: Plan, origins: RowOrigins, settings: DisclosureSettings, rules: PrimaryRules,
    pools: consuming ReleasePools
  ) {
    self.rows = rows
    self.settings = settings
    self.rules = rules
    origin = origins.origin(of: rows.table.from)
    let texts = (rows.table.condition?.canonicalConditions ?? []).union(origin.conditions)
    var taken = pools
    tableNumbers = texts.map { taken.conditions.number($0) }
    numbers = rows.holdings.map { taken.number(ofContributor: $0) }
    self.pools = taken
    conditions = rows.protection.conditions.map { ConditionFacts($0, rows) } + [ConditionFacts(nil, rows)]
    knownColumns = rows.protection.known.map { rows.protection.conditions[$0].columns } ?? []
    openColumns = settings.publicFields.union(knownColumns)
    outcomeColumns = Set(
      (plan.schema(of: rows.table.from)?.columns ?? []).filter { $0.type == .outcome }.map(\.name))
    knownGroups = rows.groups.indices.map(rows.isKnown)
    mostRows = rows.mostRowsOfOne
    contributors = ContributorNotes(count: rows.holdingCount)
    for text in conditions.flatMap(\.outcomes) { outcomeConditions.insert(self.pools.conditions.number(text)) }
    for measure in rows.table.measures {
      var parts: [Part] = []
      for component in measure.bound.components {
        for part in revealed(by: component, origins) where !parts.contains(part) { parts.append(part) }
      }
      self.parts.append(parts)
      statistics.append(measure.bound.components.compactMap(statistic))
    }
    for family in families.indices { addSingles(family) }
  }

  // MARK: - What figures tell

  /// What is known of rows where the value of a component is.
  private mutating func revealed(by component: Component, _ origins: RowOrigins) -> [Part] {
    let condition = facts(of: component.condition)
    let (groups, texts, columns) = (condition.groups, condition.canonical, condition.telling)
    let key = component.keyPlace(in: rows.protection)
    let counting = family(.count, nil, key, origins)
    let admitted = add(texts, columns, groups, condition, to: counting)
    guard let value = component.addedValue else { return [admitted] }
    let known = groups.intersection(rows.groups(knowing: value))
    let counted = add(
      texts.union(known == groups ? [] : ["\(value.formula) is known"]),
      columns.union(rows.tellingColumns(knowing: value)), known, condition, to: counting)
    let summing = family(.sum(value.formula), rows.protection.values.firstIndex(of: value), key, origins)
    return [admitted, counted, add(texts, columns.union(value.columns), known, condition, to: summing)]
  }

  private func facts(of condition: Expression?) -> ConditionFacts {
    guard let condition else { return conditions[conditions.count - 1] }
    return rows.protection.conditions.firstIndex(of: condition).map { conditions[$0] }
      ?? ConditionFacts(condition, rows)
  }

  /// The family of a kind: where each row is a unit of its own, that of rows.
  private mutating func family(_ kind: FigureKind, _ value: Int?, _ key: Int?, _ origins: RowOrigins) -> Int {
    let isByRow = key.map { rows.isUnitOfRows(byKey: $0) } ?? true
    let key = isByRow ? nil : key
    if let place = families.firstIndex(where: { $0.isSame(kind, value, key) }) { return place }
    var name = origin.name
    var marker: Int?
    if let key {
      let columns = rows.protection.keys[key].map(\.formula)
      if let base = origins.base(ofUnits: columns, in: table.from) {
        name = base
      } else {
        marker = pools.conditions.number("each \(columns.joined(separator: ", ")) once")
      }
    }
    var family = FigureFamily(
      pool: pools.place(of: PoolKey(origin: name, kind: kind), dataset: name == origin.name ? table.from : name),
      kind: kind, value: value, key: key, marker: marker)
    family.addsUp = table.dimensions.indices.map { place in
      !table.dimensions[place].isSpread && (key.map { rows.hasOneCategory(along: place, byKey: $0) } ?? true)
    }
    family.isAdditive = key.map(rows.hasOneGroup) ?? true
    families.append(family)
    return families.count - 1
  }

  private mutating func add(
    _ conditions: Set<String>, _ columns: Set<String>, _ groups: Set<Int>, _ condition: ConditionFacts, to family: Int
  ) -> Part {
    let set = rowSet(
      conditions, told: condition.told, columns, groups, tellsOutcomes: condition.tellsOutcomes, in: family)
    if let place = families[family].sets.firstIndex(where: { $0.isSame(as: set) }) {
      return Part(family: family, set: place)
    }
    families[family].sets.append(set)
    families[family].places.append([])
    families[family].toldCount += 1
    return Part(family: family, set: families[family].sets.count - 1)
  }

  private mutating func rowSet(
    _ conditions: Set<String>, told: Set<String>, _ columns: Set<String>, _ groups: Set<Int>, tellsOutcomes: Bool,
    in family: Int
  ) -> RowSet {
    let outcomes = outcomeColumns.union(knownColumns)
    return RowSet(
      key: FigureKey(
        tableNumbers + conditions.map { pools.conditions.number($0) } + [families[family].marker].compactMap(\.self)),
      categories: categories(in: conditions.union(table.condition?.canonicalConditions ?? [])),
      excluded: excluded(in: conditions.union(table.condition?.canonicalConditions ?? [])), told: told,
      columns: columns, groups: groups.sorted(), holds: rows.groups.indices.map(groups.contains),
      tellsOutcomes: tellsOutcomes,
      isOpen: rows.protection.known != nil
        && columns.union(table.condition?.columns ?? []).isSubset(of: openColumns),
      mayBeGrand: (table.condition?.columns ?? []).isSubset(of: outcomes) && told.isSubset(of: outcomes))
  }

  /// By dimension the number of the condition that says its category, among these.
  private mutating func categories(in conditions: Set<String>) -> [String: Int] {
    var found: [String: Int] = [:]
    for dimension in table.dimensions where !dimension.isSpread {
      let name = dimension.column.name
      for condition in conditions where condition.hasPrefix("\(name) == '") || condition == "\(name) is missing" {
        found[name] = pools.conditions.number(condition)
      }
    }
    return found
  }

  /// The numbers of the conditions that say a category in which, by these conditions, there is nothing.
  private mutating func excluded(in conditions: Set<String>) -> Set<Int> {
    let names = table.dimensions.filter { !$0.isSpread }.map(\.column.name)
    let inner = conditions.compactMap { condition -> String? in
      guard condition.hasPrefix("not ("), condition.hasSuffix("')") else { return nil }
      let inner = String(condition.dropFirst("not (".count).dropLast())
      let isEquality = names.contains { inner.hasPrefix("\($0) == '") }
      return isEquality && inner.count(where: { $0 == "'" }) == 2 ? inner : nil
    }
    return Set(inner.map { pools.conditions.number($0) })
  }

  /// The rows of one combination as a set: one that a figure tells apart by itself has that figure's conditions.
  private mutating func addSingles(_ family: Int) {
    let told = families[family].sets.reduce(into: knownColumns) { $0.formUnion($1.told) }
    let columns = families[family].sets.reduce(into: Set<String>()) { $0.formUnion($1.columns) }
    for group in Set(families[family].sets.flatMap(\.groups)).sorted() {
      if let set = families[family].sets.firstIndex(where: { $0.groups == [group] }) {
        families[family].singles[group] = set
        continue
      }
      let set = rowSet(
        rows.conditions(of: group, conditions.dropLast().map(\.canonical)), told: told, columns, [group],
        tellsOutcomes: false, in: family)
      families[family].singles[group] = families[family].sets.count
      families[family].sets.append(set)
      families[family].places.append([])
    }
  }

  private func statistic(_ component: Component) -> Statistic? {
    let isExtreme: Bool
    switch component {
    case .count, .countDistinct: return nil
    case .sum(let value, _) where value.type.isWhole: return nil
    case .sumPerKey(let value, _, _) where value.type.isWhole: return nil
    case .minimum, .maximum: isExtreme = true
    default: isExtreme = false
    }
    let groups = rows.groups(where: component.condition)
    return Statistic(
      holds: rows.groups.indices.map(groups.contains),
      isOpen: rows.protection.known != nil
        && component.readColumns.union(table.condition?.columns ?? []).isSubset(of: openColumns), isExtreme: isExtreme)
  }

  // MARK: - Cells

  /// The place of a cell, made where there is none yet.
  mutating func cell(_ key: [DimensionValue]) -> Int {
    if let place = cellPlaces[key] { return place }
    var conditions: [Int] = []
    var categories: [String: Int] = [:]
    var names: [String] = []
    var isOpen = true
    for (dimension, value) in zip(table.dimensions, key) {
      names.append("\(dimension.column.name)=\(value.code(in: dimension.column.type) ?? "*")")
      guard let condition = dimension.condition(of: value) else { continue }
      let number = pools.conditions.number(condition)
      conditions.append(number)
      if !dimension.isSpread { categories[dimension.column.name] = number }
      if !openColumns.contains(dimension.column.name) { isOpen = false }
    }
    cellPlaces[key] = cells.count
    cells.append(
      Cell(
        key: key, conditions: conditions, categories: categories, isOpen: isOpen,
        isWhole: key.allSatisfy { $0 == .summedOut },
        name: names.joined(separator: ", "), lines: rows.places(key)))
    for family in families.indices {
      for set in families[family].places.indices { families[family].places[set].append(-1) }
    }
    return cells.count - 1
  }

  /// Adds every cell with rows and every cell that is shown, and what adds up to what.
  mutating func addCells(_ shown: [[DimensionValue]]) {
    for key in Set(rows.keys + shown).sorted(by: TableRows.precedes) { _ = cell(key) }
    let sums = self.sums
    for family in families.indices.sorted(by: { families[$0].kind.text < families[$1].kind.text }) {
      let groups = families[family].singles.keys.sorted()
      for cell in cells.indices {
        for set in 0..<families[family].toldCount { addSum(family, set, cell) }
        for group in groups { _ = place(family, families[family].singles[group] ?? 0, cell) }
      }
      for sum in sums {
        for group in groups { addTotal(family, families[family].singles[group] ?? 0, sum) }
      }
    }
    for family in families.indices { addSurplus(family) }
  }

  /// A cell with a dimension summed out, and the cells with its categories.
  private struct Sum {
    let total: Int
    let dimension: Int
    let parts: [Int]
  }

  private var sums: [Sum] {
    var sums: [Sum] = []
    for dimension in table.dimensions.indices {
      var parts: [[DimensionValue]: [Int]] = [:]
      for (place, cell) in cells.enumerated() where cell.key[dimension] != .summedOut {
        var key = cell.key
        key[dimension] = .summedOut
        parts[key, default: []].append(place)
      }
      for (place, cell) in cells.enumerated() {
        if let parts = parts[cell.key] { sums.append(Sum(total: place, dimension: dimension, parts: parts)) }
      }
    }
    return sums.sorted { ($0.total, $0.dimension) < ($1.total, $1.dimension) }
  }

  private mutating func addSum(_ family: Int, _ set: Int, _ cell: Int) {
    let total = place(family, set, cell)
    let groups = families[family].sets[set].groups
    if groups.count == 1, let single = families[family].singles[groups[0]] {
      // Two sets of the same rows are one figure, whatever conditions tell them.
      guard single != set else { return }
      let same = place(family, single, cell)
      if same != total { pools[families[family].pool].link(total, same) }
      return
    }
    let parts = groups.map { place(family, families[family].singles[$0] ?? 0, cell) }
    add(total, parts, to: family, adds: families[family].isAdditive, named: "several conditions")
  }

  private mutating func addTotal(_ family: Int, _ set: Int, _ sum: Sum) {
    let total = place(family, set, sum.total)
    let parts = sum.parts.map { place(family, set, $0) }
    add(
      total, parts, to: family, adds: families[family].addsUp[sum.dimension],
      named: "\(table.dimensions[sum.dimension].column.name) in \(table.name)")
  }

  /// Parts that overlap count more than their total: how much is one more unknown.
  private mutating func add(_ total: Int, _ parts: [Int], to family: Int, adds: Bool, named name: String) {
    let pool = families[family].pool
    let excess = parts.reduce(0) { $0 + pools[pool].variables[$1].value } - pools[pool].variables[total].value
    guard !adds else {
      if excess == 0 { pools[pool].add(LinearRelation(total: total, parts: parts)) }
      return
    }
    let number = pools.conditions.number("overlap of \(name)")
    let key = FigureKey(pools[pool].variables[total].key.conditions + [number])
    let overlap = pools[pool].addHidden(value: excess, bounds: excess >= 0 ? .nonNegative : .unknown, key)
    pools[pool].add(
      LinearRelation(
        parts.map { .init($0, coefficient: 1) }
          + [.init(total, coefficient: -1), .init(overlap, coefficient: -1)]))
  }

  /// There are no more units than rows, and the difference is one more unknown.
  private mutating func addSurplus(_ family: Int) {
    let own = families[family]
    guard own.key != nil, own.marker != nil,
      let byRow = families.firstIndex(where: { $0.pool == own.pool && $0.isSame(own.kind, own.value, nil) })
    else { return }
    let number = pools.conditions.number("beyond one row each")
    for (set, rowSet) in own.sets.enumerated() {
      guard let other = families[byRow].sets.firstIndex(where: { $0.groups == rowSet.groups }) else { continue }
      for cell in cells.indices where own.places[set][cell] >= 0 && families[byRow].places[other][cell] >= 0 {
        let (units, all) = (own.places[set][cell], families[byRow].places[other][cell])
        let variables = pools[own.pool].variables
        let surplus = variables[all].value - variables[units].value
        let place = pools[own.pool].addHidden(
          value: surplus, bounds: surplus >= 0 ? .nonNegative : .unknown,
          FigureKey(variables[units].key.conditions + [number]))
        pools[own.pool].add(
          LinearRelation([
            .init(all, coefficient: 1), .init(units, coefficient: -1), .init(place, coefficient: -1),
          ]))
      }
    }
  }
}
