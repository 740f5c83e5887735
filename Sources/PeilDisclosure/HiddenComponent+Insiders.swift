extension HiddenComponent {
  /// The primary figures of which each insider can tell more than is asked.
  ///
  /// For an insider what it knows does not move. Tables that show a figure to be safe, and in which nothing that an insider
  /// knows differs, show that it is safe from that insider too; so few have to be looked for.
  mutating func disclosed(
    to insiders: [Insider], _ system: DisclosureSystem
  ) throws(ExactTableau.OutOfRange) -> [[Int]] {
    // What everybody knows beforehand, nobody works out.
    let targets = variables.filter { system.variables[$0].isPrimary && !system.variables[$0].bounds.isExact }
    var ways: [Way: [Set<Int>]] = [:]
    var disclosed: [[Int]] = []
    for insider in insiders {
      let known = variables.filter(insider.variables.contains)
      let ranges = known.map { range(of: $0) }
      for variable in known { setRange(of: variable, lower: 0, upper: 0) }
      var found: [Int] = []
      for target in targets where !insider.variables.contains(target) {
        let levels = insider.levels(of: target, in: system)
        let way = Way(target: target, levels: levels)
        if (ways[way] ?? []).contains(where: { $0.isDisjoint(with: insider.variables) }) { continue }
        guard let moved = try movement(protecting: target, levels) else {
          found.append(target)
          continue
        }
        ways[way, default: []].append(moved)
      }
      for (variable, range) in zip(known, ranges) { setRange(of: variable, lower: range.lower, upper: range.upper) }
      disclosed.append(found)
    }
    return disclosed
  }

  /// A figure that is safe, and how safe.
  private struct Way: Hashable {
    let target: Int
    let levels: ProtectionLevels
  }
}
