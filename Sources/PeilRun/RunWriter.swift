public import PeilCore

/// Composes the files of a run: the figures a publisher made, the ledger, the rejects, and the record of the run.
public struct RunWriter: Sendable {
  private let plan: Plan
  private let result: RunResult

  /// Prepares to write a run, whose result says what identifies it.
  public init(plan: Plan, result: RunResult) {
    self.plan = plan
    self.result = result
  }

  /// The files of a run that may be published, the given ones first and `run.json` last.
  ///
  /// - Parameters:
  ///   - published: what publishers made.
  ///   - formats: the formats that this is.
  ///   - pipeline: the bytes of the pipeline file.
  ///   - layouts: what planning read of the sources' files.
  ///   - rows: the hashes of the sources' rows, where they are to be kept.
  ///   - release: the files of the release, and the record of it.
  public func files(
    published: [OutputFile], formats: [String], pipeline: [UInt8], layouts: [SourceLayout], rows: [RowHashes] = [],
    release: [OutputFile] = []
  ) -> [OutputFile] {
    let frame = RunFrame(plan: plan, result: result, layouts: layouts)
    let references = zip(frame.references, plan.forPublication.references).map { stored, file in
      OutputFile(path: stored.stored, bytes: file.bytes)
    }
    let files =
      published + accounts + [
        OutputFile(path: RunFrame.path, bytes: frame.bytes),
        OutputFile(path: FigureLines.path, bytes: FigureLines.bytes(of: result, plan: plan)),
        OutputFile(path: RunFrame.pipelinePath, bytes: pipeline),
      ] + references + rows.map(RowHashFile.file) + release
    return files + [listing(files.map(RunListing.File.init), formats: formats)]
  }

  /// The files of a run that may not: what was rejected and where the rows went, and no figure.
  public var filesOfFailure: [OutputFile] {
    accounts + [listing(accounts.map(RunListing.File.init), formats: [])]
  }

  /// What is published of a stored run, and `run.json`, which names the files that stay besides.
  public func files(published: [OutputFile], formats: [String], keeping kept: [RunListing.File]) -> [OutputFile] {
    let made = Set(published.map(\.path))
    let files = published.map(RunListing.File.init) + kept.filter { !made.contains($0.path) }
    return published + [listing(files, formats: formats)]
  }

  private var accounts: [OutputFile] { RunAccounts.files(of: result) + RejectFiles.files(of: result) }

  private func listing(_ files: [RunListing.File], formats: [String]) -> OutputFile {
    let record = RunRecord(plan: plan, result: result)
    return OutputFile(path: RunListing.path, bytes: record.bytes(files: files, formats: formats))
  }
}
