import PeilCore
import PeilExpression
import PeilTable

/// The rows behind a table as disclosure control sees them: by cell, by the conditions that hold, by contributor.
struct TableRows {
  /// Rows of one contributor for which the same conditions hold.
  struct Line {
    /// The place of the conditions that hold among the table's combinations.
    let group: Int
    /// The place of the contributor whose they are; −1 where every row is a contributor of its own.
    let holding: Int
    /// How many rows there are.
    let count: Int
    /// What each value is in one of them; nil where it is missing or no whole number.
    let values: [Int?]
    /// The number of the unit by each key; −1 where a part of it is missing.
    let units: [Int]
  }

  let table: PlannedTable
  let protection: TableProtection
  /// The combinations of conditions that occur: for each whether it holds, then for each value whether it is known.
  private(set) var groups: [[Bool]] = []
  /// The cells with rows, in an order of their own.
  private(set) var keys: [[DimensionValue]] = []
  private(set) var lines: [Line] = []
  private var groupPlaces: [[Bool]: Int] = [:]
  private var cells: [[DimensionValue]: [Int]] = [:]
  /// The contributors, by their places, each as the values that name it.
  private(set) var holdings: [[Tally.Value]] = []
  private var holdingPlaces: [[Tally.Value]: Int] = [:]
  private var unitNumbers: [[[Tally.Value]: Int]]

  init?(_ table: PlannedTable, _ contributions: TableContributions) {
    guard let protection = table.protection else { return nil }
    self.table = table
    self.protection = protection
    unitNumbers = protection.keys.map { _ in [:] }
    for (key, tally) in contributions.cells.sorted(by: { Self.precedes($0.key, $1.key) }) {
      cells[key] = tally.lines.map { add($0) }
    }
    fillMargins()
    keys = cells.keys.sorted(by: Self.precedes)
  }

  /// Keys in an order of their own, so that variables have the same places in every run.
  static func precedes(_ left: [DimensionValue], _ right: [DimensionValue]) -> Bool {
    left.lexicographicallyPrecedes(right) { $0.rank < $1.rank }
  }

  private mutating func add(_ line: Tally.Line) -> Int {
    let conditions = protection.conditions.count
    var at = protection.holding.count
    let truths = line.values[at..<(at + conditions)]
    at += conditions
    let amounts = line.values[at..<(at + protection.values.count)]
    at += protection.values.count
    var units: [Int] = []
    for (place, key) in protection.keys.enumerated() {
      units.append(number(of: Array(line.values[at..<(at + key.count)]), byKey: place))
      at += key.count
    }
    lines.append(
      Line(
        group: group(truths.map { $0 == .boolean(true) } + amounts.map { $0 != .missing }),
        holding: holding(Array(line.values.prefix(protection.holding.count))), count: line.count,
        values: amounts.map { if case .integer(let integer) = $0 { Int(integer) } else { nil } }, units: units))
    return lines.count - 1
  }

  private mutating func group(_ truths: [Bool]) -> Int {
    if let place = groupPlaces[truths] { return place }
    groupPlaces[truths] = groups.count
    groups.append(truths)
    return groups.count - 1
  }

  private mutating func holding(_ values: [Tally.Value]) -> Int {
    guard !values.isEmpty else { return -1 }
    if let place = holdingPlaces[values] { return place }
    holdingPlaces[values] = holdings.count
    holdings.append(values)
    return holdings.count - 1
  }

  /// A unit with a part missing is none that anybody could name.
  private mutating func number(of values: [Tally.Value], byKey place: Int) -> Int {
    guard !values.contains(.missing) else { return -1 }
    let number = unitNumbers[place][values] ?? unitNumbers[place].count
    unitNumbers[place][values] = number
    return number
  }

  // MARK: - Cells

  /// The places of dimensions that do not spread a set: only over these do rows add up.
  private var additive: [Int] { table.dimensions.indices.filter { !table.dimensions[$0].isSpread } }

  /// Every margin over dimensions that add up, shown or not.
  private mutating func fillMargins() {
    for place in additive {
      var made: [[DimensionValue]: [Int]] = [:]
      for (key, lines) in cells where key[place] != .summedOut {
        var total = key
        total[place] = .summedOut
        if cells[total] == nil { made[total, default: []] += lines }
      }
      cells.merge(made) { own, _ in own }
    }
  }

  /// The places of the rows of a cell.
  func places(_ key: [DimensionValue]) -> [Int] { cells[key] ?? [] }

  /// How many contributors with a name there are.
  var holdingCount: Int { holdings.count }

  /// How many different units a key has.
  func unitCount(byKey place: Int) -> Int { unitNumbers[place].count }

  /// The name of a contributor, the same in every table.
  func name(ofHolding place: Int) -> String? {
    place < 0 ? nil : holdings[place].map(\.contributor).joined(separator: "\u{1F}")
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

  /// The conditions of one combination, in canonical form; `canonical` has those of every condition.
  func conditions(of group: Int, _ canonical: [Set<String>]) -> Set<String> {
    var conditions: Set<String> = []
    for (own, holds) in zip(canonical, groups[group]) {
      if holds {
        conditions.formUnion(own)
      } else {
        conditions.insert("not (\(own.sorted().joined(separator: " and ")))")
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
