import PeilCore
import PeilExpression
import PeilTable

extension TableModelBuilder {
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
      let cell = self.cell(key)
      for part in parts[measure] {
        let reference = VariableReference(
          pool: families[part.family].pool, place: place(part.family, part.set, cell))
        if !variables.contains(reference) { variables.append(reference) }
        pools[reference.pool].show(
          reference.place, in: CellReference(table: table.name, cell: cellName(cell, planned.name, part)))
      }
      if !rows.protection.isPublic, statistics[measure].contains(where: { isTooOpen($0, cells[cell]) }) {
        isWithheld = true
      }
    }
    addGroups(measure, cell(key))
    return (variables, isWithheld || hasTellingReason(estimate, key))
  }

  /// The name of what a figure says of a cell, the same in every run.
  private func cellName(_ cell: Int, _ measure: String, _ part: Part) -> String {
    let family = families[part.family]
    let conditions = pools.conditions.text(of: family.sets[part.set].key)
    let place = cells[cell].name
    return (place.isEmpty ? measure : measure + ", " + place)
      + ", \(family.kind.text)\(conditions.isEmpty ? "" : " where \(conditions)")"
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

  /// Whether what is neither a number nor a sum rests on too few contributors.
  ///
  /// An extreme is one contributor's own value, and stays hidden unless anybody knows it.
  private func isTooOpen(_ statistic: Statistic, _ cell: Cell) -> Bool {
    let hasKnown = statistic.isOpen && cell.isOpen
    var holdings: Set<Int> = []
    var count = 0
    for place in cell.lines {
      let line = rows.lines[place]
      guard statistic.holds[line.group], !(hasKnown && knownGroups[line.group]) else { continue }
      if line.holding >= 0 { holdings.insert(line.holding) } else { count += line.count }
    }
    count += holdings.count
    guard count > 0 else { return false }
    return statistic.isExtreme || count < max(settings.minimum, Self.leastForStatistics)
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

  // MARK: - The rule on groups

  /// Of the rows a rate stands on, no outcome may be that of nearly all.
  private mutating func addGroups(_ measure: Int, _ cell: Int) {
    let counts = parts[measure].filter { families[$0.family].kind == .count }
    guard settings.group != nil, !rows.protection.isPublic, !counts.isEmpty else { return }
    for part in counts where !families[part.family].sets[part.set].groups.isEmpty {
      let set = families[part.family].sets[part.set]
      guard set.tellsOutcomes,
        let whole = counts.filter({ isOutcome(part, of: $0) }).max(by: { size($0) < size($1) })
      else { continue }
      let wholeSet = families[whole.family].sets[whole.set]
      guard !(wholeSet.mayBeGrand && cells[cell].isWhole),
        !pools[families[part.family].pool].variables[place(part.family, part.set, cell)].bounds.isExact
      else { continue }
      let isKnown = set.isOpen && wholeSet.isOpen && cells[cell].isOpen
      // Whose outcome anybody knows, of them a share tells nothing.
      guard !isKnown || !set.groups.allSatisfy({ knownGroups[$0] }) else { continue }
      let (inside, all) = outcomes(part, whole, cell, isKnown)
      addGroup(inside, all - inside, to: part, cell)
    }
  }

  /// Whether a set of rows is those of a larger one that had some outcome: what else is told of them is the same.
  private func isOutcome(_ part: Part, of whole: Part) -> Bool {
    guard part.family == whole.family else { return false }
    let (set, wholeSet) = (families[part.family].sets[part.set], families[whole.family].sets[whole.set])
    guard set.groups.count < wholeSet.groups.count, set.groups.allSatisfy({ wholeSet.holds[$0] }) else { return false }
    return Set(set.key.conditions).symmetricDifference(wholeSet.key.conditions).isSubset(of: outcomeConditions)
  }

  private func size(_ part: Part) -> Int { families[part.family].sets[part.set].groups.count }

  /// How many have an outcome, and how many there are; without those anybody knows.
  private mutating func outcomes(_ part: Part, _ whole: Part, _ cell: Int, _ isKnown: Bool) -> (Int, Int) {
    func secret(_ part: Part) -> Int {
      let variable = pools[families[part.family].pool].variables[place(part.family, part.set, cell)]
      return isKnown ? variable.value - variable.knownPart : variable.value
    }
    return (secret(part), secret(whole))
  }

  private mutating func addGroup(_ inside: Int, _ outside: Int, to part: Part, _ cell: Int) {
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
      let place = place(part.family, part.set, cell)
      pools[families[part.family].pool].add(finding, to: place)
    }
  }
}
