import PeilCore
import PeilDiagnostics
import PeilDisclosure
import PeilPublish
import PeilRun
import PeilWords

/// Why a figure of a release is hidden, and what would free it; for inside the house.
public struct SuppressionExplanation: Sendable {
  private let stored: StoredRun
  private let record: DisclosureRecord

  /// Reads the record of a run's release; throws where there is none.
  public init(_ stored: StoredRun) throws {
    self.stored = stored
    guard stored.files.listing.files.contains(where: { $0.path == DisclosureRecord.path }) else {
      throw DiagnosticsError([
        .error(
          "no-release", "'\(stored.files.folder)' holds no release",
          details: ["'publish: disclosure:' in the pipeline file makes one"], exit: .noInput)
      ])
    }
    record = try DisclosureRecord(
      reading: try stored.files.bytes(DisclosureRecord.path), file: "\(stored.files.folder)/\(DisclosureRecord.path)")
  }

  /// What is hidden of each table, one line a table.
  public var overview: [String] {
    let summary = record.summary
    let tables = stored.plan.tables.enumerated().compactMap { place, table -> String? in
      let figures = record.tableFigures.filter { $0.place[0] == place }
      let own = figures.count { $0.status == .suppressedOwn }, others = figures.count { $0.status == .suppressedOther }
      guard own + others > 0 else { return nil }
      return "  \(table.name): \(own + others) of \(figures.count), \(own) by their own rule, \(others) for others"
    }
    return ["\(summary.hidden) of \(counted(summary.figures, "figure")) are hidden"] + tables
  }

  /// Which rule hit a figure and what would free it, in lines; `words` name table, cell and measure as for `peil explain`.
  public func lines(table: String, words: [String]) throws -> [String] {
    let tables = try NamedTable.all(of: stored.result, plan: stored.plan, in: Language(code: stored.plan.language))
    let place = try FigureAddress(table: table, words: words).place(among: tables)
    guard let number = stored.plan.tables.firstIndex(where: { $0.name == place.table.plan.name }) else { return [] }
    guard let figure = record.tableFigures.first(where: { $0.place == [number, place.cell, place.measure] }) else {
      return ["'\(place.table.plan.name)' is not in the release"]
    }
    guard let status = figure.status else {
      return ["it is shown: no rule hits it, and no other figure needs it hidden"]
    }
    var lines = ["\(status.rawValue): " + Self.words(status)]
    if figure.isWithheld {
      lines.append(
        "it is neither a number nor a sum, and rests on too few contributors that are not public, or is one's own")
    }
    for variable in figure.figures { lines += self.lines(part: variable[0], figure: variable[1]) }
    return lines + proposals(figure)
  }

  private static func words(_ status: Estimate.Status) -> String {
    status == .suppressedOwn
      ? "a rule hits it, or a figure it is made of" : "another hidden figure would follow from it"
  }

  private func lines(part: Int, figure: Int) -> [String] {
    let system = record.parts[part]
    let found = system.figures[figure]
    guard found.isHidden else { return [] }
    let name =
      "\(system.kind.text) where \(found.conditions.isEmpty ? "all" : found.conditions.joined(separator: " and "))"
    if found.role != "primary" { return ["  \(name): hidden for another"] }
    let rules = found.rules.compactMap { PrimaryRuleKind(rawValue: $0) }.map(Self.words)
    return ["  \(name): \(rules.joined(separator: "; ")) (\(counted(found.contributors, "contributor")) to protect)"]
  }

  /// A rule in words; the parameters of those on amounts are secret.
  private static func words(_ rule: PrimaryRuleKind) -> String {
    switch rule {
    case .frequency: "too few contributors"
    case .dominance: "a few contributors have nearly all of it"
    case .pPercent, .priorPosterior: "one contributor could estimate another too well"
    case .group: "nearly all of a group have one outcome"
    case .zero: "nought tells of everybody in the group"
    }
  }

  // MARK: - What would free it

  private func proposals(_ figure: DisclosureRecord.TableFigure) -> [String] {
    var best: [SuppressionProposal] = []
    for variable in figure.figures where record.parts[variable[0]].formula == nil {
      let part = record.parts[variable[0]]
      guard part.figures[variable[1]].isHidden, let system = try? part.system() else { continue }
      let trial = SuppressionTrial(
        system: system, conditions: part.figures.map(\.conditions), contributors: part.figures.map(\.contributors),
        minimum: record.summary.minimum)
      best += trial.proposals(for: variable[1])
    }
    let now = record.parts.filter { $0.formula == nil }.flatMap(\.figures)
      .count { $0.isHidden && $0.role != "unpublished" }
    guard !best.isEmpty else {
      return ["no single merger of categories and no dropped total would free it"]
    }
    var seen: Set<SuppressionProposal.Change> = []
    let shown = best.sorted { $0.hidden < $1.hidden }.filter { seen.insert($0.change).inserted }.prefix(5)
    return ["what would free it, and how many numbers would be hidden then (now \(now)):"]
      + shown.map { "  \($0.hidden): \($0.change.text)" }
  }
}
