import PeilCore

extension TableModelBuilder {
  /// The place of the variable of a set of rows in a cell.
  mutating func place(_ family: Int, _ set: Int, _ cell: Int) -> Int {
    let known = families[family].places[set][cell]
    if known >= 0 { return known }
    let made = variable(families[family], families[family].sets[set], cells[cell])
    let place = pools[families[family].pool].place(made)
    families[family].places[set][cell] = place
    return place
  }

  private func variable(_ family: FigureFamily, _ set: RowSet, _ cell: Cell) -> VariablePool.Variable {
    let hasKnown = set.isOpen && cell.isOpen
    let amounts = family.key == nil ? rowAmounts(family, set, cell, hasKnown) : unitAmounts(family, set, cell, hasKnown)
    let isKnown = hasKnown && amounts.contributors == 0 && amounts.secret == 0 && !amounts.isEmpty
    let found = amounts.finding(rules, isMagnitude: family.kind.isMagnitude)
    // A grand total of amounts that is nearly all of one contributor is that contributor's amount.
    let isGrand = set.mayBeGrand && cell.isWhole && (!family.kind.isMagnitude || found == nil)
    // In the row of one category there is nothing of another, and everybody knows that.
    let isImpossible =
      set.categories.contains { name, number in cell.categories[name].map { $0 != number } ?? false }
      || cell.categories.contains { set.excluded.contains($0.value) }
    let isPublic = isKnown || rows.protection.isPublic || isGrand || isImpossible
    return VariablePool.Variable(
      key: cell.conditions.isEmpty ? set.key : FigureKey(set.key.conditions + cell.conditions), value: amounts.total,
      knownPart: amounts.total.subtractingCapped(amounts.secret),
      bounds: isKnown || isImpossible ? .exactly(amounts.total) : amounts.isNegative ? .unknown : .nonNegative,
      finding: isPublic ? nil : found, isPublic: isPublic,
      isGrandTotal: isGrand && !isKnown && !isImpossible && !rows.protection.isPublic,
      isShownZero: amounts.isEmpty && settings.zeros == .public,
      singleton: amounts.single.map { place in
        VariablePool.Singleton(holding: rows.name(ofHolding: place), owner: place < 0 ? 0 : numbers[place])
      },
      contributors: amounts.contributors, largest: found == nil || isPublic ? [] : amounts.largest,
      rows: rows.holdingCount > 0 && !amounts.isEmpty
        ? VariablePool.RowsMark(cell: cell.conditions.sorted(), sum: amounts.mark, value: amounts.total) : nil,
      mostOfOne: family.key == nil && family.value == nil ? mostRows : nil)
  }

  /// What rows add, contributor by contributor; of a number every row is one.
  private func rowAmounts(_ family: FigureFamily, _ set: RowSet, _ cell: Cell, _ hasKnown: Bool) -> AmountTally {
    var amounts = AmountTally(isMagnitude: family.kind.isMagnitude, contributors, numbers)
    for place in cell.lines where set.holds[rows.lines[place].group] {
      let line = rows.lines[place]
      let amount = family.value.map { line.values[$0] ?? 0 } ?? 1
      amounts.add(amount, times: line.count, of: line.holding, isSecret: !(hasKnown && knownGroups[line.group]))
    }
    return amounts
  }

  /// What units add, each once; what several contributors share is no one's own.
  private func unitAmounts(_ family: FigureFamily, _ set: RowSet, _ cell: Cell, _ hasKnown: Bool) -> AmountTally {
    guard let key = family.key else { return AmountTally(isMagnitude: false, contributors, numbers) }
    var units: [Int: (amount: Int, holdings: [Int], isKnown: Bool)] = [:]
    for place in cell.lines where set.holds[rows.lines[place].group] {
      let line = rows.lines[place]
      let unit = line.units[key]
      guard unit >= 0 else { continue }
      let isKnown = hasKnown && knownGroups[line.group]
      var found = units[unit] ?? (family.value.map { line.values[$0] ?? 0 } ?? 1, [], false)
      if line.holding >= 0, !found.holdings.contains(line.holding) { found.holdings.append(line.holding) }
      if isKnown { found.isKnown = true }
      units[unit] = found
    }
    var amounts = AmountTally(isMagnitude: family.kind.isMagnitude, contributors, numbers)
    for (_, unit) in units.sorted(by: { $0.key < $1.key }) {
      if unit.holdings.count > 1 {
        amounts.add(unit.amount, sharedBy: unit.holdings, isSecret: !unit.isKnown)
      } else {
        amounts.add(unit.amount, times: 1, of: unit.holdings.first ?? -1, isSecret: !unit.isKnown)
      }
    }
    return amounts
  }
}
