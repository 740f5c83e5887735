import Foundation
import PeilDisclosure
import PeilValues

/// A release of tables over made-up units: figures of one table in two to four dimensions, the first of them with a hierarchy
/// of two levels, or of several tables that share the margin of the first.
struct RandomRelease: CustomStringConvertible {
  let seed: UInt64
  let dimensions: Int
  let tables: Int
  let isMagnitude: Bool

  var description: String {
    "seed \(seed), \(tables) × \(dimensions) dimensions, \(isMagnitude ? "amounts" : "numbers")"
  }

  /// Eighteen of them, six in each number of dimensions.
  static let all: [RandomRelease] = (1...18).map { seed in
    RandomRelease(
      seed: UInt64(seed), dimensions: 2 + seed % 3, tables: seed % 4 == 0 ? 3 : 1, isMagnitude: seed % 2 == 0)
  }

  /// Those on which laws are tried: all with `./peil test --all`; otherwise one of those in four dimensions, each of which
  /// takes a build without optimisation some ten seconds.
  static let tried = all.filter { isLong || $0.dimensions < 4 || $0.seed == 5 }

  static let isLong = ProcessInfo.processInfo.environment["PEIL_LONG_TESTS"] != nil

  /// Divisions 0 to 5 of the first dimension, in sections of three; the total of a dimension is −1.
  private static func section(_ division: Int) -> Int { 100 + division / 3 }
  private static let divisions = 6

  private func levels(_ dimension: Int) -> Int { dimension == 0 ? Self.divisions : dimensions == 2 ? 3 : 2 }

  /// The codes under which a unit is counted in a dimension: its own, its section's, all.
  private func codes(_ code: Int, _ dimension: Int) -> [Int] {
    dimension == 0 ? [code, Self.section(code), -1] : [code, -1]
  }

  /// The code and its parts, for every code of a dimension that has parts.
  private func sums(_ dimension: Int) -> [(total: Int, parts: [Int])] {
    guard dimension == 0 else { return [(-1, Array(0..<levels(dimension)))] }
    return [(-1, [100, 101])] + (0..<2).map { section in (100 + section, (0..<3).map { section * 3 + $0 }) }
  }

  /// The system, and the variables with one contributor.
  func system() throws -> (system: DisclosureSystem, singletons: [Int]) {
    var random = TestRandom(seed: seed)
    var members: [[Int]: [Contribution]] = [:]
    var cells: Set<[Int]> = []
    for table in 0..<tables {
      for cell in crossing((0..<dimensions).map { [-1] + (0..<levels($0)) + ($0 == 0 ? [100, 101] : []) }) {
        cells.insert(key(table, cell))
      }
    }
    for _ in 0..<(dimensions * 20) {
      let first = min(random.below(Self.divisions), random.below(Self.divisions))
      let amount = isMagnitude ? 1 + random.below(50) * random.below(50) : 1
      for table in 0..<tables {
        let others = (1..<dimensions).map { dimension in
          min(random.below(levels(dimension)), random.below(levels(dimension)))
        }
        let counted = ([first] + others).enumerated().map { codes($1, $0) }
        for cell in crossing(counted) {
          // A shared margin gets its units once.
          let key = key(table, cell)
          if key.count == 1, table > 0 { continue }
          members[key, default: []].append(Contribution(amount))
        }
      }
    }
    return try build(cells.sorted { $0.lexicographicallyPrecedes($1) }, members)
  }

  private func build(
    _ cells: [[Int]], _ members: [[Int]: [Contribution]]
  ) throws -> (system: DisclosureSystem, singletons: [Int]) {
    let rules = PrimaryRules(
      frequency: FrequencyRule(minimum: 3), estimation: [PPercentRule(percent: Rational(10))].compactMap { $0 })
    var positions: [[Int]: Int] = [:]
    var variables: [SystemVariable] = []
    var singletons: [Int] = []
    for cell in cells {
      let contributions = try CellContributions(members[cell] ?? [])
      let finding = rules.finding(for: contributions, isMagnitude: isMagnitude)
      if contributions.isSingleton { singletons.append(variables.count) }
      positions[cell] = variables.count
      variables.append(
        SystemVariable(
          value: contributions.value,
          role: cell == [-1] ? .published : finding.map { SystemVariable.Role.primary($0.levels) } ?? .open,
          cells: [CellReference(table: cell.count == 1 ? "margin" : "table \(cell[cell.count - 1])", cell: "\(cell)")]))
    }
    var relations: [LinearRelation] = []
    for table in 0..<tables {
      for dimension in 0..<dimensions {
        let others = (0..<dimensions).map {
          $0 == dimension ? [-1] : [-1] + (0..<levels($0)) + ($0 == 0 ? [100, 101] : [])
        }
        for rest in crossing(others) {
          for sum in sums(dimension) {
            func position(_ code: Int) -> Int {
              var cell = rest
              cell[dimension] = code
              return positions[key(table, cell)] ?? -1
            }
            relations.append(LinearRelation(total: position(sum.total), parts: sum.parts.map(position)))
          }
        }
      }
    }
    return (try DisclosureSystem(variables: variables, relations: relations), singletons)
  }

  /// The margin of the first dimension is the same in all tables; other cells carry their table behind them.
  private func key(_ table: Int, _ cell: [Int]) -> [Int] {
    cell.dropFirst().allSatisfy { $0 == -1 } ? [cell[0]] : cell + [table]
  }

  private func crossing(_ lists: [[Int]]) -> [[Int]] {
    lists.reduce([[]]) { rows, list in rows.flatMap { row in list.map { row + [$0] } } }
  }
}

/// SplitMix64, so that the tables are the same everywhere.
struct TestRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(count)).high)
  }
}
