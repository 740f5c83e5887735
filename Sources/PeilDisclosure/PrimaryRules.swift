/// The rules that hold for a table or a field, together.
public struct PrimaryRules: Hashable, Sendable {
  /// The rule on frequency; nil when there is none.
  public var frequency: FrequencyRule?
  /// The rules on dominance.
  public var dominance: [DominanceRule]
  /// The p% and (p, q) rules.
  public var estimation: [PPercentRule]
  /// The rule on groups; nil when there is none.
  public var group: GroupRule?
  /// What is done with noughts.
  public var zeros: ZeroRule

  /// Puts rules together; without any every figure may be shown.
  public init(
    frequency: FrequencyRule? = nil, dominance: [DominanceRule] = [], estimation: [PPercentRule] = [],
    group: GroupRule? = nil, zeros: ZeroRule = .shown
  ) {
    self.frequency = frequency
    self.dominance = dominance
    self.estimation = estimation
    self.group = group
    self.zeros = zeros
  }

  /// What the rules say of a figure by what its contributors add to it; nil when it may be shown.
  ///
  /// The rules on magnitudes look at sums of amounts alone; for a number of units leave `isMagnitude` false.
  public func finding(for contributions: CellContributions, isMagnitude: Bool) -> PrimaryFinding? {
    var hits: [(PrimaryRuleKind, ProtectionLevels)] = []
    if let levels = frequency?.levels(for: contributions) { hits.append((.frequency, levels)) }
    if isMagnitude {
      hits += dominance.compactMap { rule in rule.levels(for: contributions).map { (rule.kind, $0) } }
      hits += estimation.compactMap { rule in rule.levels(for: contributions).map { (rule.kind, $0) } }
    }
    if let levels = zeros.levels(forValue: contributions.value) { hits.append((.zero, levels)) }
    return PrimaryFinding(hits)
  }

  /// What the rule on groups says of the numbers of each outcome of a group, by outcome; nil where it may be shown.
  public func findings(forOutcomes outcomes: [Int]) -> [PrimaryFinding?] {
    guard let group else { return outcomes.map { _ in nil } }
    return group.levels(for: outcomes).map { levels in PrimaryFinding(levels.map { [(.group, $0)] } ?? []) }
  }
}

/// Why a figure may not be shown, and how well it must be protected.
public struct PrimaryFinding: Hashable, Sendable {
  /// The rules that hit, each kind once, in the order of the kinds.
  public let rules: [PrimaryRuleKind]
  /// The strictest of what they ask.
  public let levels: ProtectionLevels

  /// What several rules say together; nil when none hit.
  public init?(_ hits: [(PrimaryRuleKind, ProtectionLevels)]) {
    guard !hits.isEmpty else { return nil }
    rules = Set(hits.map(\.0)).sorted()
    levels = hits.reduce(.none) { $0.union($1.1) }
  }

  /// What two findings say together.
  public func union(_ other: PrimaryFinding) -> PrimaryFinding {
    PrimaryFinding(rules: Set(rules + other.rules).sorted(), levels: levels.union(other.levels))
  }

  private init(rules: [PrimaryRuleKind], levels: ProtectionLevels) {
    self.rules = rules
    self.levels = levels
  }
}
