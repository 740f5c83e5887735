import Peil

/// Amounts by sector, in sections and divisions, crossed with each of several other dimensions: as many tables, linked by the
/// margin of the sectors. Units are made up and uneven, as firms are; minimum frequency 5 and p = 10.
struct LinkedTables {
  let tables: Int
  let sections: Int
  let divisions: Int
  let categories: Int
  let units: Int
  let seed: UInt64

  private func section(of division: Int) -> Int { 1000 + division / divisions }
  private static let all = 9999

  /// A cell: its table, or −1 for the shared margin, its sector and its category.
  private struct Key: Hashable {
    let table: Int
    let sector: Int
    let category: Int
  }

  /// The system, and the units that are alone behind figures and know them.
  func system() throws -> (system: DisclosureSystem, insiders: [Insider]) {
    let sectors = Array(0..<(sections * divisions)) + (0..<sections).map { 1000 + $0 } + [Self.all]
    let margin = sectors.map { Key(table: -1, sector: $0, category: 0) }
    let inner = (0..<tables).flatMap { table in
      sectors.flatMap { sector in (0..<categories).map { Key(table: table, sector: sector, category: $0) } }
    }
    let members = self.members()
    let rules = PrimaryRules(
      frequency: FrequencyRule(minimum: 5), estimation: [PPercentRule(percent: Rational(10))].compactMap { $0 })
    var positions: [Key: Int] = [:]
    var variables: [SystemVariable] = []
    var singletons: [(variable: Int, holding: String?)] = []
    for key in margin + inner {
      let contributions = try CellContributions((members[key] ?? []).map(\.amount))
      let finding = rules.finding(for: contributions, isMagnitude: true)
      positions[key] = variables.count
      if finding != nil, let only = members[key], only.count == 1 {
        singletons.append((variables.count, String(only[0].unit)))
      }
      let isTotal = key.table == -1 && key.sector == Self.all
      variables.append(
        SystemVariable(
          value: contributions.value,
          role: isTotal ? .published : finding.map { SystemVariable.Role.primary($0.levels) } ?? .open,
          cells: [CellReference(table: "table \(key.table)", cell: "\(key.sector)/\(key.category)")]))
    }
    let system = try DisclosureSystem(variables: variables, relations: relations(sectors, positions))
    var contributing: [String: Set<Int>] = [:]
    for (key, place) in positions where variables[place].isPrimary {
      for unit in members[key] ?? [] { contributing[String(unit.unit), default: []].insert(place) }
    }
    return (system, Insider.all(singletons, contributing: contributing))
  }

  private func members() -> [Key: [(unit: Int, amount: Contribution)]] {
    var random = SplitMix64(seed: seed)
    var members: [Key: [(unit: Int, amount: Contribution)]] = [:]
    for unit in 0..<units {
      let count = sections * divisions
      let division = min(random.index(below: count), random.index(below: count))
      let size = random.index(below: 1000) * random.index(below: 1000) * (1 + random.index(below: 20))
      let amount = Contribution(100_000 + size)
      let others = (0..<tables).map { _ in min(random.index(below: categories), random.index(below: categories)) }
      for sector in [division, section(of: division), Self.all] {
        members[Key(table: -1, sector: sector, category: 0), default: []].append((unit, amount))
        for (table, category) in others.enumerated() {
          members[Key(table: table, sector: sector, category: category), default: []].append((unit, amount))
        }
      }
    }
    return members
  }

  private func relations(_ sectors: [Int], _ positions: [Key: Int]) -> [LinearRelation] {
    func position(_ table: Int, _ sector: Int, _ category: Int) -> Int {
      positions[Key(table: table, sector: sector, category: category)] ?? -1
    }
    func hierarchy(_ table: Int, _ category: Int) -> [LinearRelation] {
      let whole = LinearRelation(
        total: position(table, Self.all, category), parts: (0..<sections).map { position(table, 1000 + $0, category) })
      return [whole]
        + (0..<sections).map { section in
          LinearRelation(
            total: position(table, 1000 + section, category),
            parts: (0..<divisions).map { position(table, section * divisions + $0, category) })
        }
    }
    var relations = hierarchy(-1, 0)
    for table in 0..<tables {
      relations += (0..<categories).flatMap { hierarchy(table, $0) }
      relations += sectors.map { sector in
        LinearRelation(
          total: position(-1, sector, 0), parts: (0..<categories).map { position(table, sector, $0) })
      }
    }
    return relations
  }
}
