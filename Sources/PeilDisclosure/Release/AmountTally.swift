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
  /// A sum over what contributors add: the same for the same rows, in whatever order and table they come.
  private(set) var mark: UInt64 = 0
  private var sizes: [Int] = []
  /// By size whose it is; nought for a row without a contributor's name.
  private var owners: [UInt64] = []
  private var first = -1
  private let seen: ContributorNotes
  private let numbers: [UInt64]

  /// A tally of no rows yet; only one that uses the same notes is filled at a time.
  ///
  /// `numbers` has those of the contributors in the whole release.
  init(isMagnitude: Bool, _ notes: ContributorNotes, _ numbers: [UInt64]) {
    self.isMagnitude = isMagnitude
    self.numbers = numbers
    seen = notes
    notes.begin()
  }

  /// Adds rows of a contributor; −1 makes each row a contributor of its own.
  mutating func add(_ amount: Int, times count: Int, of holding: Int, isSecret: Bool) {
    isEmpty = false
    if amount < 0 { isNegative = true }
    let part = amount.multipliedCapped(by: count)
    total = total.addingCapped(part)
    if holding >= 0 { mark(amount, times: count, of: holding) }
    guard isSecret else { return }
    secret = secret.addingCapped(part)
    guard holding >= 0 else {
      contributors += count
      if isMagnitude {
        sizes += Array(repeating: Int(clamping: amount.magnitude), count: count)
        owners += Array(repeating: 0, count: count)
      }
      return
    }
    let place = note(holding)
    if isMagnitude { sizes[place] = sizes[place].addingCapped(Int(clamping: part.magnitude)) }
  }

  /// Adds an amount that several contributors have in common: each of them knows it, and it is none's own.
  mutating func add(_ amount: Int, sharedBy holdings: [Int], isSecret: Bool) {
    isEmpty = false
    if amount < 0 { isNegative = true }
    total = total.addingCapped(amount)
    for holding in holdings { mark(amount, times: 1, of: holding) }
    guard isSecret else { return }
    secret = secret.addingCapped(amount)
    for holding in holdings { _ = note(holding) }
  }

  /// SplitMix64's mixing, so that different rows do not come to the same sum.
  private mutating func mark(_ amount: Int, times count: Int, of holding: Int) {
    var mixed = numbers[holding] &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(amount))
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mark &+= (mixed ^ (mixed >> 31)) &* UInt64(count)
  }

  /// Counts a contributor; gives its place among the sizes.
  private mutating func note(_ holding: Int) -> Int {
    if let place = seen.place(of: holding) { return place }
    if contributors == 0 { first = holding }
    contributors += 1
    seen.note(holding, at: sizes.count)
    if isMagnitude {
      sizes.append(0)
      owners.append(numbers[holding])
    }
    return sizes.count - 1
  }

  /// The only contributor behind the secret part, −1 where it has no name; nil where there are several, or none.
  var single: Int? { contributors == 1 ? first : nil }

  /// The largest of what contributors add to the secret part, and whose they are; empty for a number.
  var largest: [VariablePool.ContributedPart] {
    zip(owners, sizes).map { VariablePool.ContributedPart(owner: $0, size: $1) }.sorted {
      $0.size != $1.size ? $0.size > $1.size : $0.owner < $1.owner
    }.prefix(VariablePool.ContributedPart.mostKept).map(\.self)
  }

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

/// Which contributors a tally has seen, and where; kept from one tally to the next, so that none has to be looked up.
final class ContributorNotes {
  private var turn = 0
  private var turns: [Int]
  private var places: [Int]

  /// Notes for so many contributors.
  init(count: Int) {
    turns = Array(repeating: 0, count: count)
    places = Array(repeating: 0, count: count)
  }

  func begin() { turn += 1 }

  func place(of contributor: Int) -> Int? { turns[contributor] == turn ? places[contributor] : nil }

  func note(_ contributor: Int, at place: Int) {
    turns[contributor] = turn
    places[contributor] = place
  }
}
