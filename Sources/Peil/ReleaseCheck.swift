import PeilCore
import PeilDiagnostics
import PeilDisclosure
import PeilPublish
import PeilRun

/// Holds a release against the record of it, or where only the release is at hand, against its own certificate.
enum ReleaseCheck {
  // MARK: - Inside the house

  /// Attacks the release of a stored run anew, and makes its files again to compare them; gives their paths.
  static func compare(_ stored: StoredRun, _ check: inout FileCheck, _ diagnostics: inout [Diagnostic]) -> [String] {
    guard stored.files.listing.files.contains(where: { $0.path == DisclosureRecord.path }) else { return [] }
    do {
      let path = "\(stored.files.folder)/\(DisclosureRecord.path)"
      let record = try DisclosureRecord(reading: try stored.files.bytes(DisclosureRecord.path), file: path)
      let audits = try record.parts.map { try audit($0, &diagnostics) }
      let (plan, result) = Release.shown(stored.plan, stored.result, record)
      let certificate = ReleaseCertificate(record, plan: stored.plan, tables: stored.result.tables, audits: audits)
      var compared: [String] = []
      let publications = try Release.publications(plan: plan, result: result)
      for (publisher, files) in publications {
        for file in files {
          let inside = OutputFile(path: ReleaseWriter.folder + file.path, bytes: file.bytes)
          check.compare(inside, cells: publisher.cells)
          compared.append(inside.path)
        }
      }
      let others = ReleaseWriter(plan: plan, result: result).files(
        published: publications.flatMap(\.1) + [certificate.file],
        formats: StoredRun.formatNames(plan.publication.formats)
      ).filter { !compared.contains($0.path) }
      for file in others { check.compare(file, cells: RunAccounts.cells) }
      return compared + others.map(\.path)
    } catch let error as any DiagnosticConvertible {
      diagnostics += error.diagnostics
    } catch {
      diagnostics.append(
        .error(
          "release-record", "the record of the release does not hold: \(error)",
          details: ["run the pipeline again, and publish that release"], exit: .data))
    }
    return []
  }

  private static func audit(
    _ part: DisclosureRecord.Part, _ diagnostics: inout [Diagnostic]
  ) throws -> AttackReport {
    let system = try part.system()
    let report = try Attacker().attack(system, part.pattern(in: system))
    if !report.holds {
      diagnostics.append(
        .error(
          "release-audit",
          "the release is not safe: an attacker narrows down \(counted(report.failures.count, "figure")) of \(part.kind.text) of \(part.origin)",
          details: report.failures.prefix(5).map { "  " + part.figures[$0].conditions.joined(separator: " & ") }
            + ["withdraw it, and run the pipeline again"], exit: .data))
    }
    return report
  }

  // MARK: - Outside

  /// What is wrong with a release of which nothing else is at hand.
  static func diagnostics(ofReleased files: RunFiles) -> [Diagnostic] {
    let path = ReleaseCertificate.path
    guard files.listing.files.contains(where: { $0.path == path }), let bytes = try? files.current(path) else {
      return []
    }
    let file = "\(files.folder)/\(path)"
    guard let certificate = ReleaseCertificate(reading: bytes, file: file) else {
      return [
        .error(
          "certificate", "the certificate cannot be read", place: DataPlace(file: file), exit: .data)
      ]
    }
    let tables = certificate.tables.map(\.name)
    let cells = Dictionary(
      tables.map { name in
        (
          name,
          ReleasedTable(
            (try? files.current("tables/\(name).csv")) ?? [], dimensions: dimensions(of: name, certificate))
        )
      }
    ) { first, _ in first }
    return certificate.parts.flatMap { problems(of: $0, cells, file) }
      + certificate.tables.flatMap { problems(of: $0, cells[$0.name], files.folder) }
  }

  private static func dimensions(of table: String, _ certificate: ReleaseCertificate) -> Int {
    for figure in certificate.parts.flatMap(\.figures) {
      if let place = figure.places.first(where: { $0.table == table }) { return place.codes.count }
    }
    return 0
  }

  private static func problems(
    of part: ReleaseCertificate.Part, _ tables: [String: ReleasedTable], _ file: String
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for figure in part.figures {
      guard let value = figure.value else { continue }
      for place in figure.places where tables[place.table]?.shows(value, at: place) == false {
        problems.append(
          .error(
            "changed-figure",
            "table '\(place.table)' has another \(place.column) of '\(place.measure)' than the certificate, which has \(value)",
            details: [figure.conditions.joined(separator: " & ")], place: DataPlace(file: file), exit: .data))
      }
    }
    for relation in part.relations {
      let terms = relation.map { (value: part.figures[$0[0]].value, coefficient: $0[1]) }
      guard terms.allSatisfy({ $0.value != nil }) else { continue }
      let sum = terms.reduce(Int128(0)) { $0 + Int128($1.value ?? 0) * Int128($1.coefficient) }
      guard sum != 0 else { continue }
      problems.append(
        .error(
          "sums-differ", "figures of \(part.name) do not add up as they did: the difference is \(sum)",
          details: relation.map { part.figures[$0[0]].conditions.joined(separator: " & ") }.filter { !$0.isEmpty },
          place: DataPlace(file: file), exit: .data))
    }
    // A figure that is hidden for another may well be worked out, where nothing is asked for itself.
    let determined = DeterminedFigures(part).places.filter { part.figures[$0].isOwn }
    if !determined.isEmpty {
      problems.append(
        .error(
          "disclosed",
          "\(counted(determined.count, "hidden figure")) of \(part.name) can be worked out from those that are shown",
          details: determined.prefix(5).map { part.figures[$0].conditions.joined(separator: " & ") },
          place: DataPlace(file: file), exit: .data))
    }
    return problems
  }

  private static func problems(
    of table: ReleaseCertificate.Table, _ found: ReleasedTable?, _ folder: String
  ) -> [Diagnostic] {
    guard let found, found.isThere else { return [] }
    guard found.figures != table.figures || found.own != table.own || found.others != table.others else { return [] }
    return [
      .error(
        "changed-table",
        "table '\(table.name)' has \(found.own + found.others) hidden of \(counted(found.figures, "figure")), and the certificate says \(table.own + table.others) of \(table.figures)",
        place: DataPlace(file: "\(folder)/tables/\(table.name).csv"), exit: .data)
    ]
  }
}
