/// A change of the tables that would show a hidden number, and what would be hidden then.
public struct SuppressionProposal: Hashable, Sendable {
  /// What is changed.
  public enum Change: Hashable, Sendable {
    /// Two categories of a dimension become one, in all tables.
    case merge(dimension: String, String, String)
    /// A table no longer shows its total over a dimension.
    case drop(table: String, dimension: String)
  }

  /// What is changed.
  public let change: Change
  /// How many numbers are hidden then.
  public let hidden: Int
}

/// Tries changes of the tables of a release and counts what would be hidden: for numbers of units, whose rule looks at no
/// single contribution.
public struct SuppressionTrial: Sendable {
  /// The system as it is.
  private let system: DisclosureSystem
  /// What tells the rows of each figure.
  private let conditions: [[String]]
  private let contributors: [Int]
  private let minimum: Int

  /// Prepares trials on the numbers of a release.
  public init(system: DisclosureSystem, conditions: [[String]], contributors: [Int], minimum: Int) {
    self.system = system
    self.conditions = conditions
    self.contributors = contributors
    self.minimum = minimum
  }

  /// The changes that show a figure, those that hide least first; merging with a category, or dropping a total.
  public func proposals(for figure: Int) -> [SuppressionProposal] {
    (mergers(for: figure) + drops(for: figure)).sorted { $0.hidden < $1.hidden }
  }

  // MARK: - Merging

  private func mergers(for figure: Int) -> [SuppressionProposal] {
    var proposals: [SuppressionProposal] = []
    for condition in conditions[figure] {
      guard let (dimension, code) = Self.category(condition) else { continue }
      for other in categories(of: dimension, beside: conditions[figure], except: condition) {
        guard let merged = merged(condition, Self.text(dimension, other)) else { continue }
        let place = merged.places[figure]
        guard let choice = try? SequentialSuppression().choose(for: merged.system),
          !choice.pattern.isSuppressed[place]
        else { continue }
        proposals.append(
          SuppressionProposal(
            change: .merge(dimension: dimension, code, other), hidden: Self.hidden(choice.pattern, merged.system)))
      }
    }
    return proposals
  }

  /// `sector == 'A'` as its two parts.
  private static func category(_ condition: String) -> (String, String)? {
    guard let sign = condition.firstRange(of: " == '"), condition.hasSuffix("'") else { return nil }
    let name = String(condition[..<sign.lowerBound])
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
    return (name, String(condition[sign.upperBound...].dropLast()))
  }

  private static func text(_ dimension: String, _ code: String) -> String { "\(dimension) == '\(code)'" }

  /// The other categories that the same figure has.
  private func categories(of dimension: String, beside own: [String], except condition: String) -> [String] {
    let rest = Set(own).subtracting([condition])
    var found: [String] = []
    for other in conditions where other.count == own.count && rest.isSubset(of: other) {
      guard let last = other.first(where: { !rest.contains($0) }), last != condition,
        let (name, code) = Self.category(last), name == dimension, !found.contains(code)
      else { continue }
      found.append(code)
    }
    return found
  }

  /// The system with two categories as one, and where each figure went; nil where it does not add up.
  private func merged(_ left: String, _ right: String) -> (system: DisclosureSystem, places: [Int])? {
    var groups: [[String]: Int] = [:]
    var members: [[Int]] = []
    var places: [Int] = []
    for (index, own) in conditions.enumerated() {
      let key = own.map { $0 == right ? left : $0 }.sorted()
      let isTouched = own.contains(left) || own.contains(right)
      let place = isTouched ? groups[key] ?? members.count : members.count
      if place == members.count { members.append([]) }
      if isTouched { groups[key] = place }
      members[place].append(index)
      places.append(place)
    }
    let variables = members.map { $0.count == 1 ? system.variables[$0[0]] : joined($0) }
    let relations = system.relations.compactMap { relation -> LinearRelation? in
      var terms: [Int: Int] = [:]
      for term in relation.terms { terms[places[term.variable]] = term.coefficient }
      let sum = terms.reduce(Int128(0)) { $0 + Int128($1.value) * Int128(variables[$1.key].value) }
      return sum == 0 ? LinearRelation(terms.map { .init($0.key, coefficient: $0.value) }) : nil
    }
    guard let system = try? DisclosureSystem(variables: variables, relations: relations) else { return nil }
    return (system, places)
  }

  private func joined(_ figures: [Int]) -> SystemVariable {
    let parts = figures.map { system.variables[$0] }
    let value = parts.reduce(0) { $0 + $1.value }
    let count = figures.reduce(0) { $0 + contributors[$1] }
    let levels = FrequencyRule(minimum: minimum).isUnsafe(count: count) ? ProtectionLevels.inexact : .none
    let role: SystemVariable.Role =
      if parts.allSatisfy(\.isUnpublished) { .unpublished(levels) } else if parts.allSatisfy(\.isPublished) {
        .published
      } else { levels.isNone ? .open : .primary(levels) }
    let isKnown = parts.allSatisfy(\.bounds.isExact)
    return SystemVariable(
      value: value, bounds: isKnown ? .exactly(value) : .nonNegative, role: role,
      cells: parts.flatMap(\.cells))
  }

  // MARK: - Dropping totals

  private func drops(for figure: Int) -> [SuppressionProposal] {
    let tables = Set(system.variables[figure].cells.map(\.table)).sorted()
    var proposals: [SuppressionProposal] = []
    for table in tables {
      for dimension in dimensions(of: table) {
        let variables = system.variables.map { variable -> SystemVariable in
          let kept = variable.cells.filter { $0.table != table || !$0.cell.contains("\(dimension)=*") }
          guard kept.isEmpty, !variable.cells.isEmpty else { return variable }
          return SystemVariable(
            value: variable.value, bounds: variable.bounds, weight: 0, role: .unpublished(variable.levels))
        }
        guard let changed = try? DisclosureSystem(variables: variables, relations: system.relations),
          let choice = try? SequentialSuppression().choose(for: changed), !choice.pattern.isSuppressed[figure]
        else { continue }
        proposals.append(
          SuppressionProposal(
            change: .drop(table: table, dimension: dimension), hidden: Self.hidden(choice.pattern, changed)))
      }
    }
    return proposals
  }

  private func dimensions(of table: String) -> [String] {
    var found: Set<String> = []
    for cell in system.variables.flatMap(\.cells) where cell.table == table {
      for part in cell.cell.components(between: ", ") where part.hasSuffix("=*") {
        found.insert(String(part.dropLast(2)))
      }
    }
    return found.sorted()
  }

  private static func hidden(_ pattern: SuppressionPattern, _ system: DisclosureSystem) -> Int {
    pattern.suppressed.count { !system.variables[$0].isUnpublished }
  }
}

extension String {
  fileprivate func components(between separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let found = rest.firstRange(of: separator) {
      parts.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    return parts + [rest]
  }
}
