public import PeilCore

/// A release worked out: what is hidden in every table, why, and what an attacker is left with.
public struct ReleaseProtection: Sendable {
  /// The figures of one kind over one dataset, protected together.
  public struct Part: Sendable {
    /// The source or dataset of the rows.
    public let origin: String
    /// What is counted or added up.
    public let kind: FigureKind
    /// What tells the rows of every figure, by variable of the system.
    public let conditions: [[String]]
    /// How many contributors that need protection are behind it, by variable of the system.
    public let contributors: [Int]
    /// The rules that hit it, by variable of the system.
    public let findings: [[PrimaryRuleKind]]
    /// The contributors that are alone behind figures, by the figures that each knows.
    public let insiders: [Insider]
    /// The system, what is hidden, and the audit; virtual cells come behind the variables above.
    public let release: ProtectedRelease

    /// What begins the one condition of a variable that is what several amounts that rules hit are together.
    ///
    /// Such variables stand behind all others. They tell an attacker nothing, and of the rules what they ask.
    public static let together = "together: "
    /// The same of one that is what an amount has beyond another.
    public static let difference = "difference: "

    /// The part's name: what is counted or added up, over which rows.
    public var name: String { "\(kind.text) of \(origin)" }
  }

  /// The parts, in the order of their names.
  public let parts: [Part]
  /// The tables with what is hidden taken out, in the plan's order; those that are not published are not among them.
  public let tables: [TableResult]
  /// What is hidden, in numbers.
  public let summary: DisclosureSummary
  /// By table, cell and measure, in the tables' own order: why a figure is hidden.
  public let reasons: [FigureReference: Reason]
  /// By figure of the published tables what it gives away, or would.
  public let shown: [FigureReference: [VariablePlace]]

  /// Why a figure is hidden.
  public struct Reason: Hashable, Sendable {
    /// The status the release gives it.
    public let status: Estimate.Status
    /// Whether it is neither a number nor a sum, and rests on too few contributors.
    public let isWithheld: Bool
    /// The part and the variable there that are hidden, for each that it would give away.
    public let hidden: [VariablePlace]
  }

  /// A variable of a part.
  public struct VariablePlace: Hashable, Sendable {
    /// The part's place.
    public let part: Int
    /// The variable's place in its system.
    public let variable: Int
  }

  /// Works out what must be hidden.
  ///
  /// `protect` chooses and audits, against everybody and against each insider; what it throws is passed on, and nothing may
  /// be released then.
  public init(
    plan: Plan, result: RunResult, settings: DisclosureSettings, against earlier: [EarlierRelease] = [],
    threads: Int = 1,
    protect: (DisclosureSystem, [Insider]) throws -> ProtectedRelease
  ) throws {
    var model = try ReleaseModel(plan: plan, result: result, settings: settings, threads: threads)
    for release in earlier { model.add(release) }
    let conflicts = model.pools.pools.flatMap { pool in pool.conflicts.map { model.pools.conditions.text(of: $0) } }
    if let first = conflicts.min() { throw ReleaseError(.twoValues(figure: first)) }
    model.addDerived()
    var parts: [Part] = []
    var places: [Int: Int] = [:]
    var untold: Set<VariablePlace> = []
    for place in model.pools.inOrder {
      var pool = model.pools[place]
      places[place] = parts.count
      let part = try Self.part(&pool, model.pools.conditions, settings, protect)
      for (variable, figure) in pool.variables.enumerated() where figure.isUntold {
        untold.insert(VariablePlace(part: parts.count, variable: variable))
      }
      parts.append(part)
    }
    self.parts = parts
    let shown = model.shown.mapValues { variables in
      variables.compactMap { reference in
        places[reference.pool].map { VariablePlace(part: $0, variable: reference.place) }
      }
    }
    self.shown = shown
    var reasons: [FigureReference: Reason] = [:]
    for (figure, variables) in shown {
      let hidden = variables.filter { parts[$0.part].release.pattern.isSuppressed[$0.variable] }
      let isWithheld = model.withheld.contains(figure)
      guard isWithheld || !hidden.isEmpty else { continue }
      let isOwn = hidden.contains {
        parts[$0.part].release.system.variables[$0.variable].isPrimary && !untold.contains($0)
      }
      reasons[figure] = Reason(
        status: isWithheld || isOwn ? .suppressedOwn : .suppressedOther, isWithheld: isWithheld, hidden: hidden)
    }
    self.reasons = reasons
    tables = result.hiding(plan) { table, cell, measure in
      reasons[FigureReference(table: table, cell: cell, measure: measure)]?.status
    }
    summary = DisclosureSummary(plan: plan, result: result, reasons: reasons, settings: settings)
  }

  /// Protects a pool.
  ///
  /// Where a number could be worked out because a status says whose rule hides it, the largest such number is given as hidden
  /// for another, and it is tried again; and so it is where an amount is safe with a grand total hidden alone.
  private static func part(
    _ pool: inout VariablePool, _ conditions: ConditionList, _ settings: DisclosureSettings,
    _ protect: (DisclosureSystem, [Insider]) throws -> ProtectedRelease
  ) throws -> Part {
    let insiders = pool.insiders
    var found: ProtectedRelease?
    while found == nil {
      do {
        found = try protect(try pool.system(settings), insiders)
      } catch let error as SuppressionError {
        if let told = pool.toldNumber(among: error.variables) {
          pool.untell(told)
        } else if error.variables.isEmpty || !pool.freeGrandTotals() {
          throw ReleaseError(
            .suppression(
              part: "\(pool.kind.text) of \(pool.origin)", error, pool.names(in: error, conditions),
              remedies: pool.remedies(for: error, conditions, settings)))
        }
      }
    }
    guard let release = found else { preconditionFailure("a release that is neither made nor refused") }
    return Part(
      origin: pool.origin, kind: pool.kind, conditions: pool.variables.map { conditions.texts(of: $0.key) },
      contributors: pool.variables.map(\.contributors),
      findings: pool.variables.map { $0.isPublic ? [] : $0.finding?.rules ?? [] }, insiders: insiders,
      release: release)
  }
}

extension RunResult {
  /// The published tables without the figures that have another status, by table, cell and measure.
  public func hiding(
    _ plan: Plan, _ status: (_ table: Int, _ cell: Int, _ measure: Int) -> Estimate.Status?
  ) -> [TableResult] {
    let published = Set(plan.publication.tables ?? plan.tables.map(\.name))
    let places = plan.tables.indices.filter { published.contains(plan.tables[$0].name) && $0 < tables.count }
    return places.map { place in tables[place].hiding(plan.tables[place]) { status(place, $0, $1) } }
  }
}

extension TableResult {
  /// The same table without the figures that have another status, by cell and measure.
  ///
  /// Where a measure that orders the categories loses figures, the categories go back to their own order: the place of a
  /// hidden figure would tell between which others it lies.
  public func hiding(
    _ plan: PlannedTable, _ status: (_ cell: Int, _ measure: Int) -> Estimate.Status?
  ) -> TableResult {
    var cells = cells.enumerated().map { index, cell in
      Cell(
        key: cell.key,
        estimates: cell.estimates.enumerated().map { measure, estimate in
          status(index, measure).map { .suppressed($0) } ?? estimate
        })
    }
    if let order = plan.order, cells.contains(where: { $0.estimates[order.measure].isSuppressed }) {
      cells.sort { TableRows.precedes($0.key, $1.key) }
    }
    return TableResult(name: name, cells: cells)
  }
}

extension VariablePool {
  /// The contributors that are alone behind figures which need protection.
  ///
  /// Of amounts it is known to which others each contributes.
  fileprivate var insiders: [Insider] {
    var singletons: [(variable: Int, holding: String?)] = []
    var holdings: [UInt64: String] = [:]
    for (place, variable) in variables.enumerated() where !variable.isPublic {
      guard let singleton = variable.singleton else { continue }
      singletons.append((place, singleton.holding))
      if let holding = singleton.holding { holdings[singleton.owner] = holding }
    }
    guard kind.isMagnitude else { return Insider.all(singletons) }
    var contributing: [String: Set<Int>] = [:]
    for (place, variable) in variables.enumerated() {
      for part in variable.largest {
        if let holding = holdings[part.owner] { contributing[holding, default: []].insert(place) }
      }
    }
    return Insider.all(singletons, contributing: contributing)
  }

  /// The changes of tables with which all figures could be protected; looked for where that does not take long.
  fileprivate func remedies(
    for error: SuppressionError, _ conditions: ConditionList, _ settings: DisclosureSettings
  ) -> [SuppressionProposal] {
    guard variables.count <= 2_000, let system = try? system(settings) else { return [] }
    let trial = SuppressionTrial(
      system: system, conditions: variables.map { conditions.texts(of: $0.key) },
      contributors: variables.map(\.contributors), minimum: settings.minimum)
    return trial.remedies(for: error.variables.filter(variables.indices.contains), merging: kind == .count)
  }

  /// The names of the figures that an error speaks of; a virtual cell has none.
  fileprivate func names(in error: SuppressionError, _ conditions: ConditionList) -> [String] {
    error.variables.filter(variables.indices.contains).map { conditions.text(of: variables[$0].key) }
  }
}
