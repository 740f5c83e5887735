import PeilCore
import PeilExpression
import PeilTable

/// Adds the figures of one table to the pools of a release.
struct TableModelBuilder {
  private let rows: TableRows
  private let plan: Plan
  private let settings: DisclosureSettings
  private let rules: PrimaryRules
  private(set) var pools: [PoolKey: VariablePool]

  private var table: PlannedTable { rows.table }
  private let tableConditions: Set<String>
  private let knownColumns: Set<String>
  /// The columns with the outcome of an application, by which a grand total may be told apart and stay one.
  private let outcomeColumns: Set<String>
  /// The sets of rows that figures tell apart, by kind.
  private var sets: [FigureKind: [RowSet]] = [:]

  /// A set of rows within a cell: those for which a condition holds, and some value is known.
  private struct RowSet: Hashable {
    let conditions: Set<String>
    /// The columns that decide which rows they are.
    let told: Set<String>
    /// All columns that a figure of them says something of.
    let columns: Set<String>
    let groups: Set<Int>
    /// Whether they are told by what became of an application.
    var tellsOutcomes = false
  }

  init(
    _ rows: TableRows, plan: Plan, settings: DisclosureSettings, rules: PrimaryRules, pools: [PoolKey: VariablePool]
  ) {
    self.rows = rows
    self.plan = plan
    self.settings = settings
    self.rules = rules
    self.pools = pools
    tableConditions = rows.table.condition?.canonicalConditions ?? []
    knownColumns = rows.protection.known.map { rows.protection.conditions[$0].columns } ?? []
    outcomeColumns = Set(
      (plan.schema(of: rows.table.from)?.columns ?? []).filter { $0.type == .outcome }.map(\.name))
    for component in rows.table.measures.flatMap(\.bound.components) {
      for (kind, set) in revealed(by: component) where !(sets[kind] ?? []).contains(set) {
        sets[kind, default: []].append(set)
      }
    }
  }

  /// What is known of rows where the value of a component is.
  private func revealed(by component: Component) -> [(FigureKind, RowSet)] {
    let admitted = RowSet(
      conditions: component.condition?.canonicalConditions ?? [], told: component.condition?.toldColumns ?? [],
      columns: rows.tellingColumns(component.condition), groups: rows.groups(where: component.condition),
      tellsOutcomes: component.condition?.tellsOutcomes ?? false)
    guard case .sum(let value, _) = component, value.type.isWhole else { return [(.count, admitted)] }
    let known = admitted.groups.intersection(rows.groups(knowing: value))
    let counted = RowSet(
      conditions: admitted.conditions.union(known == admitted.groups ? [] : ["\(value.formula) is known"]),
      told: admitted.told, columns: admitted.columns.union(rows.tellingColumns(knowing: value)), groups: known)
    let summed = RowSet(
      conditions: admitted.conditions, told: admitted.told, columns: admitted.columns.union(value.columns),
      groups: known)
    return [(.count, admitted), (.count, counted), (.sum(value.formula), summed)]
  }

  // MARK: - Cells

  /// Adds every cell with rows and every cell that is shown, and what adds up to what.
  mutating func addCells(_ shown: [[DimensionValue]]) {
    let keys = Set(rows.keys + shown).sorted(by: TableRows.precedes)
    for kind in sets.keys.sorted(by: { $0.text < $1.text }) {
      let groups = Set((sets[kind] ?? []).flatMap(\.groups)).sorted()
      for key in keys {
        for set in sets[kind] ?? [] { addSum(of: set, kind, key) }
        for group in groups { _ = place(of: single(group, kind), kind, key) }
      }
      for key in keys {
        for dimension in key.indices where key[dimension] == .summedOut {
          let parts = rows.parts(of: key, along: dimension, among: keys)
          guard !parts.isEmpty else { continue }
          for group in groups { addTotal(of: single(group, kind), kind, key, parts, along: dimension) }
        }
      }
    }
  }

  /// The rows of one combination as a set: one that a figure tells apart by itself has that figure's conditions.
  private func single(_ group: Int, _ kind: FigureKind) -> RowSet {
    if let set = (sets[kind] ?? []).first(where: { $0.groups == [group] }) { return set }
    let told = (sets[kind] ?? []).reduce(into: knownColumns) { $0.formUnion($1.told) }
    let columns = (sets[kind] ?? []).reduce(into: Set<String>()) { $0.formUnion($1.columns) }
    return RowSet(conditions: rows.conditions(of: group), told: told, columns: columns, groups: [group])
  }

  private mutating func addSum(of set: RowSet, _ kind: FigureKind, _ key: [DimensionValue]) {
    let total = place(of: set, kind, key)
    guard set.groups.count != 1 else { return }
    let parts = set.groups.sorted().map { place(of: single($0, kind), kind, key) }
    pools[pool(kind)]?.add(LinearRelation(total: total, parts: parts))
  }

  /// Categories of a spread set overlap: what they count more than the total is one more unknown.
  private mutating func addTotal(
    of set: RowSet, _ kind: FigureKind, _ key: [DimensionValue], _ parts: [[DimensionValue]], along dimension: Int
  ) {
    let total = place(of: set, kind, key)
    let places = parts.map { place(of: set, kind, $0) }
    guard var pool = pools[pool(kind)] else { return }
    let excess = places.reduce(0) { $0 + pool.variables[$1].value } - pool.variables[total].value
    if table.dimensions[dimension].isSpread {
      let name =
        "overlap of \(table.dimensions[dimension].column.name) in \(table.name): \(pool.variables[total].key.text)"
      let overlap = pool.addHidden(value: excess, bounds: excess >= 0 ? .nonNegative : .unknown, named: name)
      pool.add(
        LinearRelation(
          places.map { .init($0, coefficient: 1) }
            + [.init(total, coefficient: -1), .init(overlap, coefficient: -1)]))
    } else if excess == 0 {
      pool.add(LinearRelation(total: total, parts: places))
    }
    pools[self.pool(kind)] = pool
  }

  private func pool(_ kind: FigureKind) -> PoolKey { PoolKey(origin: table.from, kind: kind) }

  private mutating func place(of set: RowSet, _ kind: FigureKind, _ key: [DimensionValue]) -> Int {
    let name = pool(kind)
    let dimensions = zip(table.dimensions, key)
    let figure = FigureKey(
      conditions: tableConditions.union(set.conditions).union(dimensions.compactMap { $0.condition(of: $1) }))
    let pool = pools[name] ?? VariablePool(origin: table.from, kind: kind)
    // Made outside, for the pool is changed while it asks.
    let made = variable(figure, set, kind, key)
    var changed = pool
    let place = changed.place(of: figure) { made }
    pools[name] = changed
    return place
  }

  // MARK: - Variables

  private func variable(
    _ figure: FigureKey, _ set: RowSet, _ kind: FigureKind, _ key: [DimensionValue]
  ) -> VariablePool.Variable {
    let value = rows.protection.values.firstIndex { .sum($0.formula) == kind }
    let lines = rows.lines(key).filter { set.groups.contains($0.group) }
    let amount = { (line: TableRows.Line) -> Int in value.map { line.values[$0] ?? 0 } ?? 1 }
    let total = lines.reduce(0) { $0 + amount($1) * $1.count }
    let hasKnown = isKnownField(set.columns, key)
    let secret = hasKnown ? lines.filter { !rows.isKnown($0.group) } : lines
    let contributions = Self.contributions(of: secret, amount)
    let isKnown = hasKnown && secret.isEmpty && !lines.isEmpty
    let found = contributions.flatMap { rules.finding(for: $0, isMagnitude: kind.isMagnitude) }
    // A grand total of amounts that is nearly all of one contributor is that contributor's amount.
    let isGrand = isGrandTotal(set, key) && (!kind.isMagnitude || found == nil)
    let isPublic = isKnown || rows.protection.isPublic || isGrand
    let finding = isPublic ? nil : found
    let isNegative = lines.contains { amount($0) < 0 }
    var place: [String: String] = [:]
    for (dimension, value) in zip(table.dimensions, key) {
      if let code = value.code(in: dimension.column.type), !dimension.isSpread { place[dimension.column.name] = code }
    }
    return VariablePool.Variable(
      key: figure, place: place, value: total,
      knownPart: total - secret.reduce(0) { $0 + amount($1) * $1.count },
      bounds: isKnown ? .exactly(total) : isNegative ? .unknown : .nonNegative, finding: finding,
      isPublic: isPublic, isShownZero: lines.isEmpty && settings.zeros == .public,
      singleton: contributions.flatMap { $0.isSingleton ? secret.first?.holding : nil },
      contributors: contributions?.count ?? secret.reduce(0) { $0 + $1.count })
  }

  /// What contributors add, holding by holding; nil where it leaves the range of whole numbers.
  ///
  /// Of a number every holding adds its rows.
  private static func contributions(
    of lines: [TableRows.Line], _ amount: (TableRows.Line) -> Int
  ) -> CellContributions? {
    try? CellContributions(
      lines.flatMap { line in
        line.holding == nil
          ? [Contribution](repeating: Contribution(amount(line)), count: line.count)
          : [Contribution(amount(line) * line.count, holding: line.holding)]
      })
  }

  /// Whether all that a figure says of known rows is public: its conditions, its value, and the categories it stands in.
  private func isKnownField(_ columns: Set<String>, _ key: [DimensionValue]) -> Bool {
    guard rows.protection.known != nil else { return false }
    let open = settings.publicFields.union(knownColumns)
    let dimensions = zip(table.dimensions, key).filter { $0.1 != .summedOut }.map(\.0.column.name)
    return columns.isSubset(of: open) && dimensions.allSatisfy(open.contains)
  }

  /// Grand totals are shown: all rows of the data, or all with an outcome.
  private func isGrandTotal(_ set: RowSet, _ key: [DimensionValue]) -> Bool {
    guard key.allSatisfy({ $0 == .summedOut }) else { return false }
    let told = outcomeColumns.union(knownColumns)
    return (table.condition?.columns ?? []).isSubset(of: told) && set.told.isSubset(of: told)
  }

  // MARK: - Figures

  /// What a figure gives away, and whether it may not be shown whatever else is hidden.
  mutating func parts(
    of estimate: Estimate, measure: Int, at key: [DimensionValue]
  ) -> (variables: [VariableReference], isWithheld: Bool) {
    let planned = table.measures[measure]
    var keys = [key]
    if case .margin(let need, _) = planned.bound.finisher {
      let margin = self.margin(need, beside: key)
      if margin != key { keys.append(margin) }
    }
    var variables: [VariableReference] = []
    var isWithheld = false
    for key in keys {
      for component in planned.bound.components {
        for (kind, set) in revealed(by: component) {
          let reference = VariableReference(pool: pool(kind), place: place(of: set, kind, key))
          if !variables.contains(reference) { variables.append(reference) }
          let cell = CellReference(table: table.name, cell: cellName(key, planned.name, kind, set))
          pools[reference.pool]?.show(reference.place, in: cell)
        }
        if !rows.protection.isPublic, isTooOpen(component, key) { isWithheld = true }
      }
    }
    addGroups(planned, key)
    return (variables, isWithheld || hasTellingReason(estimate, key))
  }

  /// The name of what a figure says of a cell, the same in every run.
  private func cellName(_ key: [DimensionValue], _ measure: String, _ kind: FigureKind, _ set: RowSet) -> String {
    let place = zip(table.dimensions, key).map { dimension, value in
      "\(dimension.column.name)=\(value.code(in: dimension.column.type) ?? "*")"
    }
    let part = set.conditions.sorted().joined(separator: " & ")
    return ([measure] + place + [kind.text + (part.isEmpty ? "" : " where \(part)")]).joined(separator: ", ")
  }

  private func margin(_ need: MarginNeed, beside key: [DimensionValue]) -> [DimensionValue] {
    key.indices.map { place in
      let dimension = table.dimensions[place]
      let isSummed =
        switch need {
        case .whole: true
        case .rowTotal: dimension.place == .column
        case .columnTotal: dimension.place == .row
        case .spreadSummedOut: dimension.isSpread
        }
      return isSummed ? .summedOut : key[place]
    }
  }

  /// Whether a component that is neither a number nor a sum rests on too few contributors.
  ///
  /// An extreme is one contributor's own value, and stays hidden unless anybody knows it.
  private func isTooOpen(_ component: Component, _ key: [DimensionValue]) -> Bool {
    let isExtreme: Bool
    switch component {
    case .count: return false
    case .sum(let value, _) where value.type.isWhole: return false
    case .minimum, .maximum: isExtreme = true
    default: isExtreme = false
    }
    let columns = component.readColumns
    let lines = rows.lines(key).filter { rows.groups(where: component.condition).contains($0.group) }
    let secret = isKnownField(columns, key) ? lines.filter { !rows.isKnown($0.group) } : lines
    guard !secret.isEmpty else { return false }
    if isExtreme { return true }
    let holdings = Set(secret.compactMap(\.holding))
    let count = rows.protection.holding.isEmpty ? secret.reduce(0) { $0 + $1.count } : holdings.count
    return count < max(settings.minimum, Self.leastForStatistics)
  }

  /// The fewest contributors behind a median, a test or a curve.
  ///
  /// Source: Bond, Brandt & de Wolf 2015, the rule of ten.
  private static let leastForStatistics = 10

  /// A reason why there is no figure may name numbers of rows itself.
  private func hasTellingReason(_ estimate: Estimate, _ key: [DimensionValue]) -> Bool {
    guard estimate.reason.hasPrefix("dimension-unknown"), !rows.protection.isPublic else { return false }
    let numbers = estimate.reason.split { !$0.isNumber }.compactMap { Int($0) }.suffix(2)
    guard let part = numbers.first, let whole = numbers.last, numbers.count == 2 else { return false }
    // With all but the lacking dimension summed out these are parts of a grand total.
    guard key.count(where: { $0 != .summedOut }) > 1 else { return false }
    return [part, whole, whole - part].contains { 0 < $0 && $0 < settings.minimum }
  }

  /// The rule on groups: of the rows a rate stands on, no outcome may be that of nearly all.
  private mutating func addGroups(_ measure: PlannedMeasure, _ key: [DimensionValue]) {
    let sets = measure.bound.components.flatMap { revealed(by: $0) }.filter { $0.0 == .count }.map(\.1)
    guard let whole = sets.max(by: { $0.groups.count < $1.groups.count }), !rows.protection.isPublic,
      !isGrandTotal(whole, key)
    else { return }
    for part in Set(sets) where part.tellsOutcomes && part.groups.isStrictSubset(of: whole.groups) {
      let isKnown = isKnownField(whole.columns.union(part.columns), key)
      // What happens nowhere is not an outcome that somebody could have had.
      guard !part.groups.isEmpty else { continue }
      // Whose outcome anybody knows, of them a share tells nothing.
      guard !isKnown || !part.groups.allSatisfy(rows.isKnown) else { continue }
      let lines = rows.lines(key).filter { whole.groups.contains($0.group) && !(isKnown && rows.isKnown($0.group)) }
      let inside = lines.filter { part.groups.contains($0.group) }.reduce(0) { $0 + $1.count }
      let outside = lines.reduce(0) { $0 + $1.count } - inside
      let found = rules.findings(forOutcomes: [inside, outside])
      let other = found[1].flatMap { finding in
        PrimaryFinding([
          (
            .group,
            ProtectionLevels(
              lower: finding.levels.upper, upper: finding.levels.lower, sliding: finding.levels.sliding)
          )
        ])
      }
      for finding in [found[0], other].compactMap(\.self) {
        let place = place(of: part, .count, key)
        pools[pool(.count)]?.add(finding, to: place)
      }
    }
  }
}

extension ValueType {
  /// Whether its values are whole numbers of something: cents, days, units of the last decimal.
  fileprivate var isWhole: Bool {
    switch self {
    case .integer, .money, .decimal, .days: true
    default: false
    }
  }
}

extension Component {
  /// The columns it reads.
  fileprivate var readColumns: Set<String> {
    let own = (condition?.columns ?? []).union(value?.columns ?? [])
    return switch self {
    case .sumPerKey(_, let key, _), .histogramPerKey(_, let key, _): own.union(key)
    case .countDistinct(let values, _), .tally(let values, _): values.reduce(into: own) { $0.formUnion($1.columns) }
    case .resampled(let resampling): own.union(resampling.columns)
    default: own
    }
  }
}
