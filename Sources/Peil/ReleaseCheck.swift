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
      let formats = try stored.releasedFormats
      let notBuilt = formats.filter { !Publishers.isBuilt($0) }
      var compared: [String] = []
      let publications = try Release.publications(
        plan: plan, result: result, formats: formats.filter(Publishers.isBuilt))
      let certificate = ReleaseCertificate(
        record, plan: stored.plan, tables: stored.result.tables, audits: audits
      ).naming(
        publications.flatMap(\.1).map(RunListing.File.init)
          + (notBuilt.isEmpty ? [] : unmade(stored, publications.flatMap(\.1))))
      for (publisher, files) in publications {
        for file in files {
          let inside = OutputFile(path: ReleaseWriter.folder + file.path, bytes: file.bytes)
          check.compare(inside, cells: publisher.cells)
          compared.append(inside.path)
        }
      }
      let others = ReleaseWriter(plan: plan, result: result).files(
        published: publications.flatMap(\.1) + [certificate.file], formats: StoredRun.formatNames(formats)
      ).filter { file in
        // With a file that this build cannot make, run.json is held against its hash.
        !compared.contains(file.path) && (notBuilt.isEmpty || !file.path.hasSuffix(RunListing.path))
      }
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

  /// The files of a release that this build cannot make again, as the run wrote them.
  private static func unmade(_ stored: StoredRun, _ made: [OutputFile]) -> [RunListing.File] {
    let others = Set(made.map { ReleaseWriter.folder + $0.path } + Release.ownPaths)
    return stored.files.listing.files.filter { $0.path.hasPrefix(ReleaseWriter.folder) && !others.contains($0.path) }
      .map { file in
        RunListing.File(
          path: String(file.path.dropFirst(ReleaseWriter.folder.count)), bytes: file.bytes, digest: file.digest)
      }
  }

  /// Attacks a part anew, and holds what the attacker is left with against tables that nobody can tell from the true ones.
  static func audit(_ part: DisclosureRecord.Part, _ diagnostics: inout [Diagnostic]) throws -> AttackReport {
    let system = try part.system()
    let insiders = part.insidersOfPart
    let report = try Attacker().attack(system, part.pattern(in: system))
    let check = CertificateCheck(
      system, hidden: part.figures.indices.filter { part.figures[$0].isHidden }, insiders: insiders)
    let faults = try check.faults()
    let toAll = Set(faults.compactMap(\.figure)).union(report.failures)
    let toOne = Set(faults.compactMap(\.figureOfInsider)).subtracting(toAll)
    let name = "\(part.kind.text) of \(part.origin)"
    if !toAll.isEmpty {
      diagnostics.append(
        .error(
          "release-audit",
          "the release is not safe: an attacker narrows down \(counted(toAll.count, "figure")) of \(name)",
          details: figures(toAll, part), exit: .data))
    }
    if !toOne.isEmpty {
      diagnostics.append(
        .error(
          "release-audit",
          "the release is not safe: a contributor that is alone behind one figure works out \(counted(toOne.count, "other")) of \(name)",
          details: figures(toOne, part), exit: .data))
    }
    return report
  }

  private static func figures(_ places: Set<Int>, _ part: DisclosureRecord.Part) -> [String] {
    places.sorted().prefix(5).map { "  " + part.figures[$0].conditions.joined(separator: " & ") }
      + ["withdraw it, and run the pipeline again"]
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
    let attacks = certificate.parts.map { PublicAttack($0) }
    var problems = fileProblems(certificate, files) + tableProblems(certificate, files)
    problems += certificate.parts.flatMap { Self.problems(of: $0, cells, file) }
    problems += attacks.flatMap { $0.diagnostics(file: file) }
    problems += certificate.tables.flatMap { Self.problems(of: $0, cells[$0.name], files.folder) }
    problems += certificate.tables.compactMap { widthProblem(of: $0, attacks, file) }
    return problems + FormatCheck(files, tables: tables).diagnostics
  }

  /// The files that are not those the certificate was made for, whatever `run.json` says of them.
  private static func fileProblems(_ certificate: ReleaseCertificate, _ files: RunFiles) -> [Diagnostic] {
    let named = Dictionary(certificate.files.map { ($0.path, $0.digest) }) { first, _ in first }
    let listed = files.listing.files.filter { $0.path != ReleaseCertificate.path }
    let others = listed.filter { named[$0.path] != $0.digest }.map(\.path)
    let gone = named.keys.filter { path in !listed.contains { $0.path == path } }
    return (others + gone).sorted().map { path in
      .error(
        "changed-file", "'\(path)' is not the file that the certificate was made for",
        details: ["take the release from where it was published, or have it made again"],
        place: DataPlace(file: "\(files.folder)/\(path)"), exit: .data)
    }
  }

  /// The tables that are shown or spoken of somewhere, and that the certificate or the tidy files lack.
  private static func tableProblems(_ certificate: ReleaseCertificate, _ files: RunFiles) -> [Diagnostic] {
    let certified = Set(certificate.tables.map(\.name))
    let figures = certificate.parts.flatMap(\.figures)
    let named = files.listing.definedTables.union(FormatCheck.tablesNamed(in: files)).union(figures.flatMap(\.tables))
      .union(figures.flatMap { $0.places.map(\.table) })
    let tidy = Set(files.listing.files.map(\.path))
    let path = "\(files.folder)/\(ReleaseCertificate.path)"
    return named.subtracting(certified).sorted().map { name in
      .error(
        "changed-table", "the certificate says nothing of table '\(name)', which the release has",
        place: DataPlace(file: path), exit: .data)
    }
      + certified.filter { !tidy.contains("tables/\($0).csv") }.sorted().map { name in
        .error(
          "changed-table", "the release has no 'tables/\(name).csv' to hold its figures against",
          place: DataPlace(file: path), exit: .data)
      }
  }

  /// A table of which the certificate says that its intervals are wider than anybody finds them.
  private static func widthProblem(
    of table: ReleaseCertificate.Table, _ attacks: [PublicAttack], _ file: String
  ) -> Diagnostic? {
    let found = attacks.compactMap { $0.widths[table.name] }.min()
    let isOverstated = table.narrowest.flatMap { said in found.map { said > $0 } } ?? false
    let isTooNarrow = table.narrowest.map { $0 < 1 } ?? false || table.narrowestAmount.map { $0 < 1 } ?? false
    if isOverstated, let found {
      return .error(
        "too-narrow",
        "the certificate says of table '\(table.name)' that hidden numbers are wider than they are: one has only \(counted(found + 1, "value")) left",
        place: DataPlace(file: file), exit: .data)
    }
    guard isTooNarrow else { return nil }
    return .error(
      "too-narrow",
      "the certificate says of table '\(table.name)' that a hidden figure is not as uncertain as is asked",
      place: DataPlace(file: file), exit: .data)
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
