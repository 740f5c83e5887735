import PeilCore
import PeilExpression
import PeilTable

/// The rows behind a table as disclosure control sees them: by cell, by the conditions that hold, by contributor.
struct TableRows {
  /// Rows of one contributor for which the same conditions hold.
  struct Line {
    /// The place of the conditions that hold among the table's combinations.
    let group: Int
    /// Whose they are; nil where every row is a contributor of its own.
    let holding: String?
    /// How many rows there are.
    let count: Int
    /// What each value is in one of them; nil where it is missing or no whole number.
    let values: [Int?]
  }

  let table: PlannedTable
  let protection: TableProtection
  /// The combinations of conditions that occur: for each whether it holds, then for each value whether it is known.
  private(set) var groups: [[Bool]] = []
  private var places: [[Bool]: Int] = [:]
  private var cells: [[DimensionValue]: [Line]] = [:]

  init?(_ table: PlannedTable, _ contributions: TableContributions) {
    guard let protection = table.protection else { return nil }
    self.table = table
    self.protection = protection
    for (key, tally) in contributions.cells.sorted(by: { Self.precedes($0.key, $1.key) }) {
      cells[key] = tally.lines.map { line($0) }
    }
    fillMargins()
  }

  /// Keys in an order of their own, so that variables have the same places in every run.
  static func precedes(_ left: [DimensionValue], _ right: [DimensionValue]) -> Bool {
    left.lexicographicallyPrecedes(right) { $0.rank < $1.rank }
  }

  private mutating func line(_ line: Tally.Line) -> Line {
    let holders = protection.holding.count
    let conditions = protection.conditions.count
    let truths = line.values[holders..<(holders + conditions)].map { $0 == .boolean(true) }
    let values = line.values[(holders + conditions)...].map { value -> Int? in
      if case .integer(let integer) = value { return Int(integer) }
      return nil
    }
    let known = line.values[(holders + conditions)...].map { $0 != .missing }
    let group = truths + known
    let place = places[group] ?? groups.count
    if place == groups.count {
      places[group] = place
      groups.append(group)
    }
    return Line(
      group: place,
      holding: holders == 0 ? nil : line.values.prefix(holders).map(\.contributor).joined(separator: "\u{1F}"),
      count: line.count, values: values)
  }

  // MARK: - Cells

  /// The places of dimensions that do not spread a set: only over these do cells add up.
  private var additive: [Int] { table.dimensions.indices.filter { !table.dimensions[$0].isSpread } }

  /// Every margin over dimensions that add up, shown or not.
  private mutating func fillMargins() {
    for place in additive {
      var made: [[DimensionValue]: [Line]] = [:]
      for (key, lines) in cells where key[place] != .summedOut {
        var total = key
        total[place] = .summedOut
        if cells[total] == nil { made[total, default: []] += lines }
      }
      cells.merge(made) { own, _ in own }
    }
  }

  /// The cells with rows, in an order of their own.
  var keys: [[DimensionValue]] { cells.keys.sorted(by: Self.precedes) }

  /// The rows of a cell.
  func lines(_ key: [DimensionValue]) -> [Line] { cells[key] ?? [] }

  /// The cells that make up one with a dimension summed out.
  func parts(of key: [DimensionValue], along dimension: Int, among keys: [[DimensionValue]]) -> [[DimensionValue]] {
    keys.filter { part in
      part[dimension] != .summedOut && part.indices.allSatisfy { $0 == dimension || part[$0] == key[$0] }
    }
  }

  // MARK: - Sets of rows

  /// The combinations in which a condition holds; all of them without one.
  func groups(where condition: Expression?) -> Set<Int> {
    guard let condition else { return Set(groups.indices) }
    guard let place = protection.conditions.firstIndex(of: condition) else { return [] }
    return Set(groups.indices.filter { groups[$0][place] })
  }

  /// Those in which a value is known.
  func groups(knowing value: Expression) -> Set<Int> {
    guard let place = protection.values.firstIndex(of: value) else { return [] }
    return Set(groups.indices.filter { groups[$0][protection.conditions.count + place] })
  }

  private func isEverMissing(_ value: Int) -> Bool {
    groups.contains { !$0[protection.conditions.count + value] }
  }

  /// The columns of which a condition tells something that differs between the rows anybody knows.
  ///
  /// What holds of all of them, such as that an amount is filled in, tells nothing of one.
  func tellingColumns(_ condition: Expression?) -> Set<String> {
    guard let condition, let place = protection.conditions.firstIndex(of: condition) else { return [] }
    return isTelling(place) ? condition.columns : []
  }

  /// The same of whether a value is known.
  func tellingColumns(knowing value: Expression) -> Set<String> {
    guard let place = protection.values.firstIndex(of: value) else { return [] }
    return isTelling(protection.conditions.count + place) ? value.columns : []
  }

  private func isTelling(_ place: Int) -> Bool {
    let truths = groups.indices.filter(isKnown).map { groups[$0][place] }
    return Set(truths).count > 1
  }

  /// Whether the rows of a combination are among those that anybody knows.
  func isKnown(_ group: Int) -> Bool { protection.known.map { groups[group][$0] } ?? false }

  /// The conditions of one combination, in canonical form.
  func conditions(of group: Int) -> Set<String> {
    var conditions: Set<String> = []
    for (condition, holds) in zip(protection.conditions, groups[group]) {
      if holds {
        conditions.formUnion(condition.canonicalConditions)
      } else {
        conditions.insert("not (\(condition.canonicalConditions.sorted().joined(separator: " and ")))")
      }
    }
    let known = groups[group][protection.conditions.count...]
    for (place, (value, isKnown)) in zip(protection.values, known).enumerated() where isEverMissing(place) {
      conditions.insert("\(value.formula) is \(isKnown ? "known" : "missing")")
    }
    return conditions
  }
}

extension DimensionValue {
  /// What orders values of one dimension: codes, then texts and numbers, missing after them, totals last.
  fileprivate var rank: (Int, Int64, String) {
    switch self {
    case .code(let code): (0, Int64(code), "")
    case .integer(let value): (1, value, "")
    case .text(let text): (2, 0, text)
    case .missing: (3, 0, "")
    case .summedOut: (4, 0, "")
    }
  }
}

extension Tally.Value {
  /// The value as part of a contributor's name; what is missing is one contributor.
  fileprivate var contributor: String {
    switch self {
    case .missing: "-"
    case .boolean(let value): value ? "t" : "f"
    case .code(let code): "c\(code)"
    case .integer(let value): "i\(value)"
    case .number(let value): "n\(value)"
    case .ratio(let value): "r\(value)"
    case .text(let bytes): "s" + String(decoding: bytes, as: UTF8.self)
    }
  }
}
