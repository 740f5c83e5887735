/// How many cells of a table are hidden, and which of its figures are protected.
struct TableCount {
  let name: String
  private(set) var cells = 0
  private(set) var primary = 0
  private(set) var secondary = 0
  private(set) var protected: [Int] = []

  private init(name: String) { self.name = name }

  /// The tables of a system, in the order of their names.
  static func all(of pattern: SuppressionPattern, in system: DisclosureSystem) -> [TableCount] {
    var counts = Dictionary(uniqueKeysWithValues: system.tables.map { ($0, TableCount(name: $0)) })
    for (index, variable) in system.variables.enumerated() {
      for cell in variable.cells { counts[cell.table]?.add(variable, index, isHidden: pattern.isSuppressed[index]) }
    }
    return system.tables.compactMap { counts[$0] }
  }

  private mutating func add(_ variable: SystemVariable, _ index: Int, isHidden: Bool) {
    cells += 1
    if !variable.levels.isNone { protected.append(index) }
    guard isHidden else { return }
    if variable.isPrimary { primary += 1 } else if !variable.isUnpublished { secondary += 1 }
  }

  /// What a certificate says of the table.
  func certified(narrowest: Int?) -> DisclosureCertificate.Table {
    DisclosureCertificate.Table(
      name: name, cells: cells, primary: primary, secondary: secondary, narrowest: narrowest)
  }
}
