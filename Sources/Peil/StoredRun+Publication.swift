import PeilCore
import PeilDiagnostics
import PeilPublish
import PeilRun

extension StoredRun {
  /// What was published and where it stands.
  public struct Publication: Sendable {
    /// The folder that was written.
    public let folder: String
    /// The files that were made, by path within it; `run.json` is not among them.
    public let files: [String]
    /// Whether they have gone through disclosure control, so that they may leave the house.
    public let isRelease: Bool
  }

  /// The files of some formats, tidy CSV always among them; nil makes those that the run made.
  ///
  /// They are the same bytes that the run itself writes for these formats. Exported rows are not made again.
  public func published(formats: [String]? = nil, language: String? = nil) throws -> [OutputFile] {
    try publications(formats: formats ?? files.listing.formats, language: language).flatMap(\.1)
  }

  /// The files of some formats, each beside the publisher that made it.
  func publications(formats: [String], language: String?) throws -> [(any Publisher, [OutputFile])] {
    var plan = plan
    if let language { plan.language = language }
    return try Publishers.publishers(for: formats).filter { !($0 is ExportPublisher) }.map { publisher in
      (publisher, try publisher.files(for: result, of: plan))
    }
  }

  /// Makes formats again, in the run's own folder or in another one.
  ///
  /// In its own folder the formats that stand there are made again with those asked for, in the run's language, and with
  /// them those of its release; all other files stay as they are. Another folder gets what is asked for and a `run.json`, and
  /// nothing from inside the house: where the pipeline asks for disclosure control, what its release shows, unless `unprotected`
  /// asks for the figures as they are. Throws where the release was refused.
  public func publish(
    formats: [String]?, language: String?, into output: String?, unprotected: Bool = false, threads: Int = 1
  ) throws -> Publication {
    guard let output else { return try publishInPlace(formats ?? [], language: language, threads: threads) }
    let folder = RunFolder(path: output)
    let isRelease = !unprotected && plan.publication.disclosure != nil
    try folder.check(inputs: ["\(files.folder)/\(RunListing.path)"], isRelease: isRelease)
    let chosen = formats ?? files.listing.formats
    if isRelease {
      let released = try release(formats: chosen, language: language, within: "")
      try folder.replace(
        with: released, inputs: ["\(files.folder)/\(RunListing.path)"], isRelease: true)
      return Publication(
        folder: folder.path, files: released.map(\.path).filter { $0 != RunListing.path }, isRelease: true)
    }
    var plan = plan
    if let language { plan.language = language }
    let maker = try FormatMaker(of: result, plan: plan, formats: chosen, rows: false)
    return try folder.replace(inputs: ["\(files.folder)/\(RunListing.path)"]) { draft in
      let made = try maker.publish(to: draft, threads: threads)
      try RunWriter(plan: plan, result: result).writeListing(formats: Self.formatNames(chosen), to: draft)
      return Publication(folder: folder.path, files: made, isRelease: false)
    }
  }

  // MARK: - Through disclosure control

  /// The record of the run's release; nil where it has none.
  func disclosureRecord() throws -> DisclosureRecord? {
    guard files.listing.files.contains(where: { $0.path == DisclosureRecord.path }) else { return nil }
    return try DisclosureRecord(
      reading: try files.bytes(DisclosureRecord.path), file: "\(files.folder)/\(DisclosureRecord.path)")
  }

  /// The formats of the run's release.
  var releasedFormats: [String] {
    get throws {
      let folder = "\(files.folder)/\(ReleaseWriter.folder.dropLast())"
      return (try? RunFiles(folder: folder).listing.formats) ?? plan.publication.formats
    }
  }

  /// The files of the release in some formats, made from the record of it, which is attacked again before.
  ///
  /// Throws where the release was refused, and where it does not withstand.
  func release(formats: [String], language: String?, within folder: String) throws -> [OutputFile] {
    guard let record = try disclosureRecord() else {
      throw DiagnosticsError([
        .error(
          "no-release", "'\(files.folder)' holds no release: its figures were not made safe",
          details: [
            "run the pipeline again; it says what is in the way",
            "--unprotected copies the figures as they are, for inside the house",
          ], exit: .data)
      ])
    }
    var problems: [Diagnostic] = []
    let audits = try record.parts.map { try ReleaseCheck.audit($0, &problems) }
    guard problems.isEmpty else { throw DiagnosticsError(problems) }
    let certificate = ReleaseCertificate(record, plan: plan, tables: result.tables, audits: audits)
    var (shownPlan, shownResult) = Release.shown(plan, result, record)
    if let language { shownPlan.language = language }
    return try Release.files(
      plan: shownPlan, result: shownResult, certificate: certificate, formats: formats, within: folder)
  }

  private func publishInPlace(_ formats: [String], language: String?, threads: Int) throws -> Publication {
    if let language, language != files.listing.language {
      throw DiagnosticsError([
        .error(
          "other-language-folder",
          "the run folder '\(files.folder)' is in '\(files.listing.language)', and a folder has one language",
          details: ["name another folder for '\(language)' with -o"])
      ])
    }
    let all = files.listing.formats + formats.filter { !files.listing.formats.contains($0) }
    let maker = try FormatMaker(of: result, plan: plan, formats: all, rows: false)
    let folder = RunFolder(path: files.folder)
    let hasRelease = try disclosureRecord() != nil
    let released = hasRelease ? try release(formats: all, language: nil, within: ReleaseWriter.folder) : []
    let kept = files.listing.files.filter { !hasRelease || !$0.path.hasPrefix(ReleaseWriter.folder) }
    return try folder.replace(inputs: [], keepingOthers: true) { draft in
      let made = try maker.publish(to: draft, threads: threads)
      for file in released { try draft.take(file) }
      try RunWriter(plan: plan, result: result).writeListing(
        formats: Self.formatNames(all), keeping: kept, to: draft)
      return Publication(folder: folder.path, files: made + released.map(\.path), isRelease: false)
    }
  }

  /// The formats as `run.json` lists them: tidy CSV first, for it is always there.
  static func formatNames(_ formats: [String]) -> [String] {
    [TidyCSVPublisher.format] + formats.filter { $0 != TidyCSVPublisher.format }
  }
}
