import PeilCore
import PeilDiagnostics
public import PeilDisclosure
import PeilPublish
import PeilRun

/// What may leave the house of a run: the files, worked out and audited, or why there are none.
public struct Release: Sendable {
  /// What is hidden, why, and what an attacker is left with.
  public let protection: ReleaseProtection
  /// The paths of the released files within the run folder.
  public let paths: [String]

  /// Works out the release of a run by the rules its pipeline asks for, and hands its files to a sink as they are made, with the
  /// record of it that stays in the house; nil where it asks for none.
  ///
  /// Throws, `DiagnosticConvertible`, where the figures cannot be made safe or the audit does not hold; the sink has no file
  /// then.
  init?(
    of result: RunResult, plan: Plan, against earlier: [EarlierRelease], to sink: any OutputSink, threads: Int = 1
  ) throws {
    guard let settings = plan.publication.disclosure else { return nil }
    protection = try ReleaseProtection(
      plan: plan, result: result, settings: settings, against: earlier, threads: threads,
      protect: { try DisclosureControl(settings, solver: CBCSolver()).protect($0, insiders: $1) })
    let record = DisclosureRecord(protection)
    let (shownPlan, shownResult) = Release.shown(plan, result, record)
    let certificate = ReleaseCertificate(
      record, plan: plan, tables: result.tables, audits: protection.parts.map(\.release.audit))
    let released = ReleasedOutput(sink)
    let maker = try FormatMaker(
      of: shownResult, plan: shownPlan, formats: plan.publication.formats, rows: false)
    // The record of the release takes a while to write.
    _ = try SharedWork.results(of: 2, threads: threads) { place in
      if place == 0 { try sink.take(record.file) } else { _ = try maker.publish(to: released, threads: threads) }
    }
    try released.take(certificate.naming(released.files).file)
    try released.take(
      ReleaseWriter(plan: shownPlan, result: shownResult).listing(
        released.files, formats: StoredRun.formatNames(plan.publication.formats)))
    paths = released.files.map { ReleaseWriter.folder + $0.path }.sorted()
  }

  /// For each part of which a heuristic chose what else is hidden, how far from the least that is at the most; for inside the
  /// house, and only where the solver could tell.
  public var distances: [String] {
    protection.parts.compactMap { part in
      guard part.release.method == .sequential, !part.release.system.protectedVariables.isEmpty,
        let gap = part.release.gap
      else { return nil }
      guard gap > 0 else { return "\(part.name): by a heuristic; nothing less could be hidden" }
      let percent = Int((gap * 100).rounded(.up))
      return "\(part.name): by a heuristic; the least that could be hidden costs at most \(percent)% less"
    }
  }

  /// The files that publishers make of what is shown, the certificate and `run.json`.
  static func files(
    plan: Plan, result: RunResult, certificate: ReleaseCertificate, formats: [String],
    within folder: String = ReleaseWriter.folder
  ) throws -> [OutputFile] {
    files(
      try publications(plan: plan, result: result, formats: formats).flatMap(\.1), plan: plan, result: result,
      certificate: certificate, formats: formats, within: folder)
  }

  private static func files(
    _ made: [OutputFile], plan: Plan, result: RunResult, certificate: ReleaseCertificate, formats: [String],
    within folder: String = ReleaseWriter.folder
  ) -> [OutputFile] {
    let named = certificate.naming(made.map(RunListing.File.init))
    return ReleaseWriter(plan: plan, result: result).files(
      published: made + [named.file], formats: StoredRun.formatNames(formats), within: folder)
  }

  /// The files within a release that no publisher makes.
  static let ownPaths = [ReleaseCertificate.path, RunListing.path].map { ReleaseWriter.folder + $0 }

  /// The files of each format, by path within the release.
  static func publications(
    plan: Plan, result: RunResult, formats: [String]
  ) throws -> [(any Publisher, [OutputFile])] {
    try Publishers.publishers(for: formats).filter { !($0 is ExportPublisher) }.map {
      ($0, try $0.files(for: result, of: plan))
    }
  }

  /// The plan and the result as publishers of a release see them: without rows, ledger, checks, secrets and hidden figures.
  static func shown(_ plan: Plan, _ result: RunResult, _ record: DisclosureRecord) -> (Plan, RunResult) {
    let statuses = Dictionary(record.tableFigures.map { ($0.place, $0.status) }) { first, _ in first }
    // A figure the record does not know is not shown.
    let tables = result.hiding(plan) { statuses[[$0, $1, $2]] ?? .suppressedOwn }
    var shown = plan.forPublication
    let report = plan.publication.report
    shown.publication = PublicationSettings(
      formats: plan.publication.formats, source: plan.publication.source,
      licence: plan.publication.licence, tables: plan.publication.tables,
      datasets: [],
      report: ReportSettings(
        logo: report.logo, accent: report.accent, order: report.order.filter { !tellsOfRows.contains($0) },
        sections: report.sections, keyFigures: report.keyFigures, template: report.template))
    shown.parameters = plan.parameters.filter { !$0.isSecret }
    shown.references = []
    var safe = RunResult(
      tables: tables, states: [], ledger: Ledger([]), rejections: [], checks: [], inputs: [], exports: [],
      warnings: [])
    safe.identity = RunIdentity(version: result.identity?.version ?? "", pipeline: "", inputs: [:], references: [])
    safe.disclosure = record.summary
    return (shown, safe)
  }

  /// The parts of a report that tell how many rows there were behind the figures.
  private static let tellsOfRows: Set<ReportSettings.Part> = [.quality, .ledger, .lineage]
}
