public import PeilCore
public import PeilDiagnostics
import PeilDisclosure
import PeilEngine
import PeilPublish
import PeilRun

extension Pipeline {
  /// What a run made and where it stands.
  public struct Outcome: Sendable {
    /// Figures, ledger and rejects.
    public let result: RunResult
    /// Whether the figures may be published, and the exit status.
    public let verdict: RunVerdict
    /// The folder that was written: the output, or beside it the account of a run that may not be published.
    public let folder: String
    /// The folder of an earlier run that failed, where it could not be taken away because somebody has worked in it.
    public let leftover: String?
    /// The files that publishers made, by path within the folder.
    public let published: [String]
    /// What may leave the house; nil where the pipeline asks for no release, and where it was refused.
    public let release: Release?
    /// Why there is no release though the pipeline asks for one.
    public let refusal: [Diagnostic]
    /// What was made of the states that the run was told to keep; nil where it was not.
    public internal(set) var states: StateAccount?

    /// The exit status: that of the run, or where the release was refused that of the refusal.
    public var exitStatus: ExitStatus { refusal.isEmpty ? verdict.exitStatus : refusal.exitStatus }
  }

  /// Runs the pipeline and writes its folder.
  ///
  /// Where a source rejected more than its limit, nothing is published: `<folder>.failed` holds rejects and ledger, and the
  /// folder itself stays as it was; the next run that is published takes `<folder>.failed` away, unless somebody has
  /// worked in it. Errors are `DiagnosticConvertible`, and leave everything as it was.
  /// With `rowHashes` every source is read once more, and a keyed hash of each row is kept, by which a later comparison
  /// tells which rows came, left and changed.
  /// Where the pipeline asks for a release, `release/` within the folder is written through disclosure control; `against`
  /// names run folders with earlier releases, which tell together with this one. A release that is not safe is refused: the
  /// folder is then written without one.
  ///
  /// With `states` the states of each file are kept in a folder, and only files whose states are not there are read, where
  /// the plan allows it; otherwise everything is read, and the outcome says why.
  public func run(
    into folder: String, options: RunOptions, engine: any Engine = NativeEngine(), rowHashes: Bool = false,
    against earlier: [String] = [], states: String? = nil
  ) throws -> Outcome {
    try RunFolder(path: folder).check(inputs: inputPaths)
    if rowHashes { try refuseRowHashes() }
    let releases = try earlier.enumerated().map { try EarlierRelease(run: $0.element, number: $0.offset + 1) }
    if let states {
      var stated = try StatefulRun(self, folder: StateFolder(path: states), options: options)
      let result = try stated.result() ?? whole(options, engine)
      var outcome = try write(
        result, into: folder, against: releases, threads: options.threads,
        rows: { rowHashes ? try RowHashing(options).hashes(of: plan) : [] })
      outcome.states = stated.account
      return outcome
    }
    return try write(
      try whole(options, engine), into: folder, against: releases, threads: options.threads,
      rows: { rowHashes ? try RowHashing(options).hashes(of: plan) : [] })
  }

  /// The files that the run reads.
  private var inputPaths: [String] {
    plan.sources.flatMap { $0.readFiles.map(\.path) } + plan.references.map(\.path) + [file]
  }

  /// What an engine makes of all files.
  private func whole(_ options: RunOptions, _ engine: any Engine) throws -> RunResult {
    let hasher = InputHasher()
    var options = options
    options.observer = hasher
    let files = EngineInputs(of: plan)
    var result = try engine.run(plan, options: options)
    result.identity = hasher.identity(of: plan, pipeline: bytes, version: version)
    try files.identify(&result)
    return result
  }

  /// A table is not read a second time, which may be another by then.
  private func refuseRowHashes() throws {
    guard let source = plan.sources.first(where: { $0.relation != nil }) else { return }
    throw DiagnosticsError([
      .error(
        "no-row-hashes", "--row-hashes reads files once more, and source '\(source.name)' is none", at: source.span,
        details: ["leave --row-hashes away, or export the source as CSV and name the export as 'file'"])
    ])
  }

  /// Writes the folder of a result, or that of its failure.
  func write(
    _ result: RunResult, into folder: String, against releases: [EarlierRelease], threads: Int,
    rows: () throws -> [RowHashes]
  ) throws -> Outcome {
    let inputs = inputPaths
    let output = RunFolder(path: folder)
    try output.check(inputs: inputs)
    let verdict = RunVerdict(of: result, under: plan)
    let writer = RunWriter(plan: plan, result: result)
    let failed = RunFolder(path: output.path + ".failed")
    guard verdict.isPublishable else {
      try failed.replace(inputs: inputs) { try writer.writeFailure(to: $0) }
      return Outcome(
        result: result, verdict: verdict, folder: failed.path, leftover: nil, published: [], release: nil, refusal: [])
    }
    let rows = try rows()
    let made = try output.replace(inputs: inputs) { draft in
      let made = try make(result, to: draft, against: releases, threads: threads) {
        try writer.writeRecord(pipeline: bytes, layouts: layouts, rows: rows, to: draft)
      }
      try writer.writeListing(formats: StoredRun.formatNames(plan.publication.formats), to: draft)
      return made
    }
    let isGone = failed.removeFailure(inputs: inputs)
    return Outcome(
      result: result, verdict: verdict, folder: output.path, leftover: isGone ? nil : failed.path,
      published: made.published, release: made.release, refusal: made.refusal)
  }

  /// What goes into a run folder, by what made it.
  private struct Made: Sendable {
    var published: [String] = []
    var release: Release?
    var refusal: [Diagnostic] = []
  }

  /// Writes what is made of the figures that may leave the house, of all figures, and the record of the run: the one beside
  /// the others where there are threads.
  private func make(
    _ result: RunResult, to sink: any OutputSink, against earlier: [EarlierRelease], threads: Int,
    record: @escaping @Sendable () throws -> Void
  ) throws -> Made {
    var shown = result
    // No publisher looks behind the figures.
    shown.states = []
    let maker = try FormatMaker(
      of: shown.forPublication, plan: plan.forPublication, formats: plan.publication.formats)
    let hasRelease = plan.publication.disclosure != nil
    let parts = try SharedWork.results(of: 3, threads: threads) { place throws -> Made in
      switch place {
      case 0:
        guard hasRelease else { return Made() }
        let (release, refusal) = try release(of: result, to: sink, against: earlier, threads: threads)
        return Made(release: release, refusal: refusal)
      case 1: return Made(published: try maker.publish(to: sink, threads: hasRelease ? 1 : threads))
      default:
        try record()
        return Made()
      }
    }
    return Made(
      published: parts.flatMap(\.published), release: parts.lazy.compactMap(\.release).first,
      refusal: parts.flatMap(\.refusal))
  }

  /// The release, or why it is refused; what is neither, such as a fault of ours, is thrown.
  private func release(
    of result: RunResult, to sink: any OutputSink, against earlier: [EarlierRelease], threads: Int
  ) throws -> (Release?, [Diagnostic]) {
    do {
      return (try Release(of: result, plan: plan, against: earlier, to: sink, threads: threads), [])
    } catch let error as ReleaseError {
      return (nil, error.diagnostics)
    }
  }
}
