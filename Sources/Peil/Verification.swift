import PeilCore
public import PeilDiagnostics
public import PeilPipeline
import PeilPublish
public import PeilRun

/// A run folder held against itself: every file against its hash, every published cell against the record, the ledger
/// against its sums, and what was read against what stands there now.
///
/// It shows that the folder is of one piece. That it is the folder somebody published, the hash of its `run.json` shows,
/// kept elsewhere.
public struct Verification: Sendable {
  /// What is wrong: errors for what the run wrote, warnings for what came beside it and for inputs that changed.
  public let diagnostics: [Diagnostic]
  /// How many files `run.json` names.
  public let fileCount: Int
  /// How many of them are not as the run wrote them.
  public let faultCount: Int
  /// How many sources and stages the ledger has; nil where there is no record of it.
  public let stageCount: Int?
  /// How many figures the record holds; nil where there is none.
  public let figureCount: Int?
  /// How many tables they stand in.
  public let tableCount: Int
  /// The files that were made again from the record and compared.
  public let comparedFiles: [String]
  /// What has become of the files that the run read.
  public let inputs: [InputState]
  /// The SHA-256 of `run.json`.
  public let listingDigest: String

  /// Looks at a folder that a run wrote; throws where it is none.
  ///
  /// `pipeline` says where the pipeline file stands; nil looks for it around the folder.
  public init(folder: String, pipeline: String? = nil, catalogue: Catalogue = .standard) throws {
    let files = try RunFiles(folder: folder)
    var check = FileCheck(files)
    var diagnostics: [Diagnostic] = []
    var stored: StoredRun?
    do {
      stored = try StoredRun(folder: folder, catalogue: catalogue)
    } catch let error as any DiagnosticConvertible {
      diagnostics = Self.withoutRecord(error, files)
    }
    var compared: [String] = []
    if let stored {
      let formats = files.listing.formats
      diagnostics += formats.filter { !Publishers.isBuilt($0) }.map(Self.notBuilt)
      for (publisher, made) in try stored.publications(formats: formats.filter(Publishers.isBuilt), language: nil) {
        for file in made { check.compare(file, cells: publisher.cells) }
        compared += made.map(\.path)
      }
      let accounts =
        RunAccounts.files(of: stored.result) + [
          RunAccounts.listing(of: stored.result, plan: stored.plan, files.listing)
        ]
      for file in accounts { check.compare(file, cells: RunAccounts.cells) }
      compared += accounts.map(\.path)
      compared += ReleaseCheck.compare(stored, &check, &diagnostics)
      diagnostics += stored.warnings + LedgerAudit.diagnostics(of: stored.result.ledger, plan: stored.plan)
    }
    if stored == nil { diagnostics += ReleaseCheck.diagnostics(ofReleased: files) }
    check.checkOthers()
    inputs = stored?.inputs(pipeline: pipeline) ?? []
    self.diagnostics =
      diagnostics + check.diagnostics + Self.diagnostics(of: inputs)
      + (stored?.changedPatterns(pipeline: pipeline) ?? [])
    fileCount = files.listing.files.count
    faultCount = check.faultCount
    stageCount = stored?.result.ledger.entries.count
    figureCount = stored?.result.tables.reduce(0) { $0 + $1.cells.reduce(0) { $0 + $1.estimates.count } }
    tableCount = stored?.result.tables.count ?? 0
    comparedFiles = compared
    listingDigest = try files.listingDigest()
  }

  /// What is said where there is no record to hold files against: nothing is wrong with a run that was not published.
  private static func withoutRecord(_ error: any DiagnosticConvertible, _ files: RunFiles) -> [Diagnostic] {
    let isPublished = !files.listing.formats.isEmpty
    if files.listing.files.contains(where: { $0.path == ReleaseCertificate.path }) {
      return [
        .note(
          "a-release", "'\(files.folder)' is a release: its files are held against their hashes and its certificate",
          details: ["'peil verify' of the run folder, inside the house, attacks it with all that it must withstand"])
      ]
    }
    if files.listing.isRelease {
      return [
        .error(
          "no-certificate", "the release '\(files.folder)' has no certificate: nobody can tell whether it is safe",
          details: ["take the release from where it was published, or have it made again"],
          place: DataPlace(file: "\(files.folder)/\(ReleaseCertificate.path)"), exit: .data)
      ]
    }
    if let error = error as? StoredRunError, case .noRecord(let folder) = error.reason {
      return [
        .note(
          "no-record", "'\(folder)' holds no record of its figures: its files are held against their hashes alone",
          details: isPublished
            ? ["'peil publish' wrote them from a run that stands elsewhere, or an older release did"] : [])
      ]
    }
    return error.diagnostics + [.note("no-record", "published figures are not held against the record")]
  }

  /// A file that this build cannot make again is held against its hash like any other.
  private static func notBuilt(_ format: String) -> Diagnostic {
    .note(
      "format-not-built", "the figures of '\(format)' are not held against the record, but the file against its hash",
      details: ["this build of Peil is without libxlsxwriter; ./peil builds with it where libxlsxwriter-dev is"])
  }

  private static func diagnostics(of inputs: [InputState]) -> [Diagnostic] {
    if inputs.first?.state == .unknown {
      return [
        .note(
          "inputs-unknown",
          "inputs were not looked at: where the pipeline file '\(inputs[0].file)' stands is not known",
          details: ["name it with --pipeline"])
      ]
    }
    return inputs.compactMap { input in
      switch input.state {
      case .same, .unknown: nil
      case .gone:
        .note("input-gone", "'\(input.file)' (\(input.role)) is not at its place any more, or cannot be read")
      case .changed:
        .warning(
          "input-changed", "'\(input.file)' (\(input.role)) is not what the run read\(sizes(input))",
          details: ["the figures are those of the file as it was"], exit: .failedChecks)
      }
    }
  }

  private static func sizes(_ input: InputState) -> String {
    guard let then = input.bytesThen, let now = input.bytesNow else { return "" }
    return then == now ? ": \(now) bytes then and now" : ": \(then) bytes then, \(now) now"
  }
}
