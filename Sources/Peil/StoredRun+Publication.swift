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
  /// In its own folder the formats that stand there are made again with those asked for, in the run's language, and all
  /// other files stay as they are. Another folder gets what is asked for and a `run.json`, and nothing from inside the house.
  public func publish(formats: [String]?, language: String?, into output: String?) throws -> Publication {
    guard let output else { return try publishInPlace(formats ?? [], language: language) }
    let folder = RunFolder(path: output)
    try folder.check(inputs: ["\(files.folder)/\(RunListing.path)"])
    let chosen = formats ?? files.listing.formats
    let made = try published(formats: chosen, language: language)
    var plan = plan
    if let language { plan.language = language }
    let writer = RunWriter(plan: plan, result: result)
    try folder.replace(
      with: writer.files(published: made, formats: Self.formatNames(chosen), keeping: []),
      inputs: ["\(files.folder)/\(RunListing.path)"])
    return Publication(folder: folder.path, files: made.map(\.path))
  }

  private func publishInPlace(_ formats: [String], language: String?) throws -> Publication {
    if let language, language != files.listing.language {
      throw DiagnosticsError([
        .error(
          "other-language-folder",
          "the run folder '\(files.folder)' is in '\(files.listing.language)', and a folder has one language",
          details: ["name another folder for '\(language)' with -o"])
      ])
    }
    let all = files.listing.formats + formats.filter { !files.listing.formats.contains($0) }
    let made = try published(formats: all)
    let writer = RunWriter(plan: plan, result: result)
    let folder = RunFolder(path: files.folder)
    try folder.replace(
      with: writer.files(published: made, formats: Self.formatNames(all), keeping: files.listing.files), inputs: [],
      keepingOthers: true)
    return Publication(folder: folder.path, files: made.map(\.path))
  }

  /// The formats as `run.json` lists them: tidy CSV first, for it is always there.
  static func formatNames(_ formats: [String]) -> [String] {
    [TidyCSVPublisher.format] + formats.filter { $0 != TidyCSVPublisher.format }
  }
}
