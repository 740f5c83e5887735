/// Tables that nobody can tell from the true ones: which figures differ there, and which of them by a whole unit or more.
struct OtherTables {
  let moved: Set<Int>
  let movedWhole: [Int]
}

extension HiddenComponent {
  /// The primary figures of which each insider is left with a single value.
  ///
  /// Tables in which a figure differs and nothing that the insider knows does show that the figure is safe from it; the same
  /// tables serve for many figures and insiders, so that few have to be looked for.
  mutating func disclosed(
    to insiders: [Insider], _ system: DisclosureSystem
  ) throws(ExactTableau.OutOfRange) -> [[Int]] {
    // What everybody knows beforehand, nobody works out.
    let targets = variables.filter { system.variables[$0].isPrimary && !system.variables[$0].bounds.isExact }
    var tables: [OtherTables] = []
    var byFigure: [Int: [Int]] = [:]
    func isSafe(_ target: Int, from insider: Insider) -> Bool {
      (byFigure[target] ?? []).contains { tables[$0].moved.isDisjoint(with: insider.variables) }
    }
    var disclosed: [[Int]] = []
    for insider in insiders {
      let known = variables.filter(insider.variables.contains)
      let ranges = known.map { range(of: $0) }
      for variable in known { setRange(of: variable, lower: 0, upper: 0) }
      var found: [Int] = []
      for target in targets where !insider.variables.contains(target) && !isSafe(target, from: insider) {
        guard let other = try tablesMoving(target) else {
          found.append(target)
          continue
        }
        for figure in other.movedWhole { byFigure[figure, default: []].append(tables.count) }
        tables.append(other)
      }
      for (variable, range) in zip(known, ranges) { setRange(of: variable, lower: range.lower, upper: range.upper) }
      disclosed.append(found)
    }
    return disclosed
  }

  /// Tables in which a figure differs by a unit; nil where there are none.
  private mutating func tablesMoving(_ target: Int) throws(ExactTableau.OutOfRange) -> OtherTables? {
    for up in [true, false] {
      let reach = try reach(target, up: up, limit: up ? 1 : -1)
      let isWhole = reach.move.map { up ? $0.floor >= 1 : $0.ceiling <= -1 } ?? true
      guard isWhole else { continue }
      // Without an end no move was made: one of a unit is as good.
      return OtherTables(moved: Set(moved).union([target]), movedWhole: Set(movedWhole + [target]).sorted())
    }
    return nil
  }
}
