/// A change of the tables that would show a hidden number, and what would be hidden then.
public struct SuppressionProposal: Hashable, Sendable {
  /// What is changed.
  public enum Change: Hashable, Sendable {
    /// Two categories of a dimension become one, in all tables.
    case merge(dimension: String, String, String)
    /// A table no longer shows its total over a dimension.
    case drop(table: String, dimension: String)
    /// A table is not published.
    case withdraw(table: String)

    /// The change in words.
    public var text: String {
      switch self {
      case .merge(let dimension, let left, let right): "merge \(left) and \(right) of \(dimension)"
      case .drop(let table, let dimension): "drop the total over \(dimension) of table \(table)"
      case .withdraw(let table): "leave table \(table) out of 'publish: tables:'"
      }
    }
  }

  /// What is changed.
  public let change: Change
  /// How many numbers are hidden then.
  public let hidden: Int
}

/// Tries changes of the tables of a release and counts what would be hidden; mergers only of numbers of units, whose rule
/// looks at no single contribution.
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
    (mergers(for: figure, isShown: true) + drops(for: figure, isShown: true)).sorted { $0.hidden < $1.hidden }
  }

  /// The changes with which everything could be protected that cannot be as it is, those that hide least first.
  public func remedies(for figures: [Int], merging: Bool) -> [SuppressionProposal] {
    var seen: Set<SuppressionProposal.Change> = []
    return figures.prefix(Self.mostTried).flatMap { figure in
      (merging ? mergers(for: figure, isShown: false) : []) + drops(for: figure, isShown: false)
        + withdrawals(for: figure)
    }.filter { seen.insert($0.change).inserted }.sorted { $0.hidden < $1.hidden }
  }

  /// Of how many figures remedies are looked for; what helps one mostly helps the others.
  private static let mostTried = 3

  // MARK: - Merging

  private func mergers(for figure: Int, isShown: Bool) -> [SuppressionProposal] {
    var proposals: [SuppressionProposal] = []
    for condition in conditions[figure] {
      guard let (dimension, code) = Self.category(condition) else { continue }
      for other in categories(of: dimension, beside: conditions[figure], except: condition) {
        guard let merged = merged(condition, Self.text(dimension, other)) else { continue }
        let place = merged.places[figure]
        guard let choice = try? SequentialSuppression().choose(for: merged.system),
          !(isShown && choice.pattern.isSuppressed[place])
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

  private func drops(for figure: Int, isShown: Bool) -> [SuppressionProposal] {
    tables(of: figure).flatMap { table in
      dimensions(of: table).compactMap { dimension in
        proposal(.drop(table: table, dimension: dimension), showing: isShown ? figure : nil) {
          $0.table == table && $0.cell.contains("\(dimension)=*")
        }
      }
    }
  }

  private func withdrawals(for figure: Int) -> [SuppressionProposal] {
    let tables = tables(of: figure)
    // What is left when the only table goes is no release.
    guard Set(system.variables.flatMap { $0.cells.map(\.table) }).count > tables.count else { return [] }
    return tables.compactMap { table in proposal(.withdraw(table: table), showing: nil) { $0.table == table } }
  }

  private func tables(of figure: Int) -> [String] { Set(system.variables[figure].cells.map(\.table)).sorted() }

  /// A change by which some cells go, where all can be protected then; and is shown what is to be.
  private func proposal(
    _ change: SuppressionProposal.Change, showing figure: Int?, without isGone: (CellReference) -> Bool
  ) -> SuppressionProposal? {
    let variables = system.variables.map { variable -> SystemVariable in
      guard !variable.cells.isEmpty, variable.cells.allSatisfy(isGone) else { return variable }
      return SystemVariable(
        value: variable.value, bounds: variable.bounds, weight: 0, role: .unpublished(variable.levels))
    }
    guard let changed = try? DisclosureSystem(variables: variables, relations: system.relations),
      let choice = try? SequentialSuppression().choose(for: changed),
      !(figure.map { choice.pattern.isSuppressed[$0] } ?? false)
    else { return nil }
    return SuppressionProposal(change: change, hidden: Self.hidden(choice.pattern, changed))
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
