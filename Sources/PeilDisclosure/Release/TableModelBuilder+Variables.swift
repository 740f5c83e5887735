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
    let isPublic = isKnown || rows.protection.isPublic || isGrand
    return VariablePool.Variable(
      key: cell.conditions.isEmpty ? set.key : FigureKey(set.key.conditions + cell.conditions), value: amounts.total,
      knownPart: amounts.total.subtractingCapped(amounts.secret),
      bounds: isKnown ? .exactly(amounts.total) : amounts.isNegative ? .unknown : .nonNegative,
      finding: isPublic ? nil : found, isPublic: isPublic,
      isShownZero: amounts.isEmpty && settings.zeros == .public,
      singleton: amounts.single.map { VariablePool.Singleton(holding: rows.name(ofHolding: $0)) },
      contributors: amounts.contributors, mostOfOne: family.key == nil && family.value == nil ? mostRows : nil)
  }

  /// What rows add, contributor by contributor; of a number every row is one.
  private func rowAmounts(_ family: FigureFamily, _ set: RowSet, _ cell: Cell, _ hasKnown: Bool) -> AmountTally {
    var amounts = AmountTally(isMagnitude: family.kind.isMagnitude)
    for place in cell.lines where set.holds[rows.lines[place].group] {
      let line = rows.lines[place]
      let amount = family.value.map { line.values[$0] ?? 0 } ?? 1
      amounts.add(amount, times: line.count, of: line.holding, isSecret: !(hasKnown && knownGroups[line.group]))
    }
    return amounts
  }

  /// What units add, each once; what several contributors share is no one's own.
  private func unitAmounts(_ family: FigureFamily, _ set: RowSet, _ cell: Cell, _ hasKnown: Bool) -> AmountTally {
    guard let key = family.key else { return AmountTally(isMagnitude: false) }
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
    var amounts = AmountTally(isMagnitude: family.kind.isMagnitude)
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

/// What contributors add to a figure, and how much of it is secret.
struct AmountTally {
  private let isMagnitude: Bool
  /// The figure.
  private(set) var total = 0
  /// The part of it that nobody knows beforehand.
  private(set) var secret = 0
  /// Whether there are no rows.
  private(set) var isEmpty = true
  /// Whether an amount lies below nought.
  private(set) var isNegative = false
  /// How many contributors are behind the secret part.
  private(set) var contributors = 0
  private var last = -1
  private var places: [Int: Int] = [:]
  private var sizes: [Int] = []

  init(isMagnitude: Bool) { self.isMagnitude = isMagnitude }

  /// Adds rows of a contributor; −1 makes each row a contributor of its own.
  mutating func add(_ amount: Int, times count: Int, of holding: Int, isSecret: Bool) {
    isEmpty = false
    if amount < 0 { isNegative = true }
    let part = amount.multipliedCapped(by: count)
    total = total.addingCapped(part)
    guard isSecret else { return }
    secret = secret.addingCapped(part)
    guard holding >= 0 else {
      contributors += count
      last = -1
      if isMagnitude { sizes += Array(repeating: Int(clamping: amount.magnitude), count: count) }
      return
    }
    if note(holding), isMagnitude {
      places[holding] = sizes.count
      sizes.append(0)
    }
    if isMagnitude, let place = places[holding] {
      sizes[place] = sizes[place].addingCapped(Int(clamping: part.magnitude))
    }
  }

  /// Adds an amount that several contributors have in common: each of them knows it, and it is none's own.
  mutating func add(_ amount: Int, sharedBy holdings: [Int], isSecret: Bool) {
    isEmpty = false
    if amount < 0 { isNegative = true }
    total = total.addingCapped(amount)
    guard isSecret else { return }
    secret = secret.addingCapped(amount)
    for holding in holdings where note(holding) && isMagnitude {
      places[holding] = sizes.count
      sizes.append(0)
    }
  }

  /// Counts a contributor; gives whether it is new.
  private mutating func note(_ holding: Int) -> Bool {
    if holding == last, contributors > 0 { return false }
    last = holding
    guard places.updateValue(places[holding] ?? -1, forKey: holding) == nil else { return false }
    contributors += 1
    return true
  }

  /// The only contributor behind the secret part, −1 where it has no name; nil where there are several, or none.
  var single: Int? { contributors == 1 ? places.keys.first ?? -1 : nil }

  /// What rules find of the secret part; nil where it may be shown.
  func finding(_ rules: PrimaryRules, isMagnitude: Bool) -> PrimaryFinding? {
    guard isMagnitude else {
      var hits: [(PrimaryRuleKind, ProtectionLevels)] = []
      if let rule = rules.frequency, rule.isUnsafe(count: contributors) { hits.append((rule.kind, .inexact)) }
      if let levels = rules.zeros.levels(forValue: secret) { hits.append((.zero, levels)) }
      return PrimaryFinding(hits)
    }
    return rules.finding(for: CellContributions(sizes: sizes, value: secret), isMagnitude: true)
  }
}
