import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Turns a table's merged states into its figures.
final class TableFinishing {
  private let state: TableState
  private let table: PlannedTable
  private let sets: DimensionSets
  private let keys: [UInt64: [[CellPart]]]
  private var margins: [UInt64: Margin] = [:]
  private let programs: ProgramPermission?
  /// By measure and check of a dimension, what was counted last.
  private var lastCounts: [[GuardCounts?]]
  /// By measure, the estimates that a program made.
  private var made: [Int: [[CellPart]: Estimate]] = [:]

  init(_ state: TableState, programs: ProgramPermission?) {
    self.state = state
    self.programs = programs
    table = state.table
    sets = DimensionSets(state.table)
    lastCounts = state.table.measures.map { [GuardCounts?](repeating: nil, count: $0.guards.count) }
    keys = Dictionary(uniqueKeysWithValues: state.accumulations.map { ($0.summedOut, $0.groups.keys()) })
  }

  func result() throws -> (TableResult, TableStates) {
    var cells: [Cell] = []
    var states: [[[ComponentValue]]] = []
    let keys = try shownKeys()
    for measure in table.measures.indices { try runProgram(of: measure, for: keys) }
    for key in keys {
      let summedOut = Self.summedOut(key)
      let margin = try margin(summedOut)
      let place = margin.place(of: key)
      let cellStates = state.components.ofMeasure.map { margin.state(at: place, $0) }
      let estimates = try table.measures.indices.map { try estimate($0, key, cellStates[$0]) }
      cells.append(Cell(key: key.map(\.value), estimates: estimates))
      states.append(cellStates)
    }
    return (TableResult(name: table.name, cells: cells), TableStates(cells: states))
  }

  /// The contributions behind the cells that are shown and behind the innermost categories; nil where nobody asks.
  func contributions() throws -> TableContributions? {
    guard let component = state.components.ofProtection else { return nil }
    var cells: [[DimensionValue]: Tally] = [:]
    for summedOut in sets.shown.sorted() {
      let margin = try margin(summedOut)
      for (key, place) in margin.places { cells[key.map(\.value)] = margin.values[component][place].tally }
    }
    return TableContributions(table: table.name, cells: cells)
  }

  private static func summedOut(_ key: [CellPart]) -> UInt64 {
    key.indices.reduce(0) { $0 | (key[$1] == .summedOut ? 1 << UInt64($1) : 0) }
  }

  private static func summing(_ key: [CellPart], _ dimensions: UInt64) -> [CellPart] {
    key.indices.map { dimensions & 1 << UInt64($0) != 0 ? .summedOut : key[$0] }
  }

  private func margin(_ dimensions: UInt64) throws -> Margin {
    if let margin = margins[dimensions] { return margin }
    guard let accumulation = state.accumulations.first(where: { $0.summedOut == dimensions & sets.spread }),
      let keys = keys[accumulation.summedOut]
    else { throw RowFailure.bug("table '\(table.name)' has no states for one of its margins") }
    let margin = try Margin(accumulation, keys: keys, dimensions: dimensions)
    margins[dimensions] = margin
    return margin
  }

  // MARK: Estimates

  private func estimate(_ measure: Int, _ key: [CellPart], _ values: [ComponentValue]) throws -> Estimate {
    let estimate: Estimate
    switch table.measures[measure].bound.finisher {
    case .cell(let finisher): estimate = finisher.estimate(values)
    case .margin(let need, let finisher):
      let dimensions = sets.margin(need, beside: Self.summedOut(key))
      guard dimensions != Self.summedOut(key) else {
        estimate = finisher.estimate(ofMargin: values)
        break
      }
      let marginKey = Self.summing(key, dimensions)
      let margin = try margin(dimensions).state(marginKey, state.components.ofMeasure[measure])
      let place = CellPlace(
        summedOut: Set(key.indices.filter { key[$0] == .summedOut }),
        lacking: Set(key.indices.filter { key[$0] == .missing }), values: key.map(\.value))
      estimate = finisher.estimate(values, margin: margin, at: place)
    case .program:
      guard let found = made[measure]?[key] else { throw RowFailure.bug("a program was not asked for a figure") }
      estimate = found
    }
    guard let reason = try declineReason(measure, key) else { return estimate }
    return .declined(reason, n: estimate.n, missing: estimate.missing)
  }

  /// Has the program of a measure, where it has one, make what it has not made yet of some cells.
  private func runProgram(of measure: Int, for keys: [[CellPart]]) throws {
    guard case .program(let figures) = table.measures[measure].bound.finisher else { return }
    let known = made[measure] ?? [:]
    let keys = keys.filter { known[$0] == nil }
    let states = try keys.map { try margin(Self.summedOut($0)).state($0, state.components.ofMeasure[measure]) }
    let estimates = try ProgramFigureMaker(figures, programs).estimates(of: states.map { $0[0] })
    made[measure] = known.merging(zip(keys, estimates)) { first, _ in first }
  }

  /// Why the dimensions cannot carry a measure's figure in a cell, or nil.
  private func declineReason(_ measure: Int, _ key: [CellPart]) throws -> String? {
    for (place, check) in table.measures[measure].guards.enumerated() where key[check.dimension] != .summedOut {
      let counts = try guardCounts(measure, place, check, key)
      if let outside = counts.outside, outside > 0 {
        return "dimension-unknown: \(check.name) (\(outside) of \(counts.denominator))"
      }
      if key[check.dimension] != .missing, let share = Rational(Int128(counts.lacking), Int128(counts.denominator)),
        share > check.unknownLimit
      {
        return "dimension-unknown: \(check.name) (\(counts.lacking) of \(counts.denominator))"
      }
    }
    return nil
  }

  /// What the check of a dimension counts in the margin of a cell.
  private struct GuardCounts {
    /// The cell it was counted for, which has the margin in common with its neighbours.
    let key: [CellPart]
    let denominator: Int
    let outside: Int?
    let lacking: Int
  }

  private func guardCounts(
    _ measure: Int, _ place: Int, _ check: DimensionGuard, _ key: [CellPart]
  ) throws -> GuardCounts {
    if let last = lastCounts[measure][place],
      key.indices.allSatisfy({ $0 == check.dimension || key[$0] == last.key[$0] })
    {
      return last
    }
    let places = state.components.ofGuard[measure][place]
    let dimensions = Self.summedOut(key) | 1 << UInt64(check.dimension)
    let margin = try margin(dimensions)
    let cell = margin.place(of: Self.summing(key, dimensions))
    func admitted(_ component: Int) -> Int { margin.values[component][cell].admitted }
    let counts = GuardCounts(
      key: key, denominator: admitted(places.denominator), outside: places.outside.map(admitted),
      lacking: admitted(places.lacking))
    lastCounts[measure][place] = counts
    return counts
  }

  // MARK: Cells

  /// The cells that are shown, in order.
  private func shownKeys() throws -> [[CellPart]] {
    var keys: [[CellPart]] = []
    for summedOut in sets.shown {
      let across = try categories(of: sets.columns, summedOut)
      keys += try categories(of: sets.rows, summedOut).flatMap { down in
        across.map { across in down.indices.map { down[$0] == .summedOut ? across[$0] : down[$0] } }
      }
    }
    // A table of one cell has it, whatever there is.
    if table.dimensions.isEmpty, keys.isEmpty { keys = [[]] }
    let outOfScope = try table.dimensions.indices.filter { try isMissingOutOfScope($0, in: keys) }
    return try ordered(keys.filter { key in outOfScope.allSatisfy { key[$0] != .missing } })
  }

  /// The categories of one side: what has units there stands in the table, and where it meets the other side has a cell.
  private func categories(of side: UInt64, _ summedOut: UInt64) throws -> [[CellPart]] {
    let dimensions = summedOut | sets.all & ~side
    return table.hidesEmpty ? Array(try margin(dimensions).places.keys) : fullKeys(dimensions)
  }

  private func ordered(_ keys: [[CellPart]]) throws -> [[CellPart]] {
    guard let order = table.order else { return CellPart.sorted(keys) }
    let rows = table.dimensions.indices.filter { table.dimensions[$0].place == .row }
    let asked = keys.flatMap { key in
      rows.map { Self.summing(key, sets.ordering($0, of: Self.summedOut(key))) }
    }
    try runProgram(of: order.measure, for: Array(Set(asked)).sorted(by: CellPart.precedes))
    var values: [[CellPart]: Quantity.Magnitude?] = [:]
    let ordered = try keys.map { key in
      let magnitudes = try rows.map { place in
        let category = Self.summing(key, sets.ordering(place, of: Self.summedOut(key)))
        if let value = values[category] { return value }
        let value = try magnitude(order.measure, category)
        values[category] = value
        return value
      }
      return OrderedKey(key: key, magnitudes: magnitudes)
    }
    return ordered.sorted { OrderedKey.precedes($0, $1, isDescending: order.isDescending) }.map(\.key)
  }

  /// The value of a measure in a cell, shown or not.
  private func magnitude(_ measure: Int, _ key: [CellPart]) throws -> Quantity.Magnitude? {
    let values = try margin(Self.summedOut(key)).state(key, state.components.ofMeasure[measure])
    return try estimate(measure, key, values).value?.magnitude
  }

  /// Whether every unit that lacks a dimension lies where the dimension is declared not to be known.
  ///
  /// Such units have no place in the dimension, so there is no category of missing ones; the figures they keep from having
  /// a value say how many they are.
  private func isMissingOutOfScope(_ dimension: Int, in keys: [[CellPart]]) throws -> Bool {
    guard table.dimensions[dimension].column.knownWhen != nil else { return false }
    for key in keys where key[dimension] == .missing {
      let margin = try margin(Self.summedOut(key))
      for (measure, places) in zip(table.measures, state.components.ofGuard) {
        for (check, places) in zip(measure.guards, places) where check.dimension == dimension {
          let outside = places.outside.map { margin.value(key, $0).admitted } ?? 0
          if margin.value(key, places.denominator).admitted > outside { return false }
        }
      }
    }
    return true
  }

  /// Every closed category beside every combination of open values that occurs.
  private func fullKeys(_ dimensions: UInt64) -> [[CellPart]] {
    let kept = table.dimensions.indices.filter { dimensions & 1 << UInt64($0) == 0 }
    let open = kept.filter { table.dimensions[$0].column.type.domain == nil }
    // Each of them occurs once, and nothing stands beside it.
    if state.accumulations.count == 1, open.count == table.dimensions.count { return occurringKeys }
    let none = [CellPart](repeating: .summedOut, count: table.dimensions.count)
    var keys = Set<[CellPart]>(open.isEmpty ? [none] : [])
    if !open.isEmpty {
      for occurring in occurringKeys {
        var key = none
        for place in open { key[place] = occurring[place] }
        keys.insert(key)
      }
    }
    var result = Array(keys)
    for place in kept where table.dimensions[place].column.type.domain != nil {
      let categories = categories(place)
      result = result.flatMap { key in
        categories.map { category in
          var key = key
          key[place] = category
          return key
        }
      }
    }
    return result
  }

  /// The declared codes, and missing where it occurs.
  private func categories(_ place: Int) -> [CellPart] {
    let codes = (table.dimensions[place].column.type.domain?.codes.indices).map { $0.map { CellPart.code(UInt32($0)) } }
    let hasMissing = occurringKeys.contains { $0[place] == .missing }
    return (codes ?? []) + (hasMissing ? [.missing] : [])
  }

  /// The keys of all groups with rows, of every accumulation.
  private lazy var occurringKeys: [[CellPart]] = state.accumulations.flatMap { accumulation in
    let keys = keys[accumulation.summedOut] ?? []
    return keys.indices.filter { accumulation.rows[$0] > 0 }.map { keys[$0] }
  }
}
