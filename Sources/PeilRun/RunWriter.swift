public import PeilCore

/// Writes the files of a run around those that publishers make: the ledger, the rejects, and the record of the run.
public struct RunWriter: Sendable {
  private let plan: Plan
  private let result: RunResult

  /// Prepares to write a run, whose result says what identifies it.
  public init(plan: Plan, result: RunResult) {
    self.plan = plan
    self.result = result
  }

  /// Adds what stays in the house of a run that may be published: accounts, the record of its figures, and what it was run by.
  ///
  /// - Parameters:
  ///   - pipeline: the bytes of the pipeline file.
  ///   - layouts: what planning read of the sources' files.
  ///   - rows: the hashes of the sources' rows, where they are to be kept.
  ///   - draft: where they go.
  public func writeRecord(
    pipeline: [UInt8], layouts: [SourceLayout], rows: [RowHashes] = [], to draft: RunFolderDraft
  ) throws {
    for file in accounts { try draft.take(file) }
    let frame = RunFrame(plan: plan, result: result, layouts: layouts)
    try draft.take(OutputFile(path: RunFrame.path, bytes: frame.bytes))
    try draft.take(FigureLines.path) { add in try FigureLines.write(result, plan: plan, to: add) }
    try draft.take(OutputFile(path: RunFrame.pipelinePath, bytes: pipeline))
    for (stored, file) in zip(frame.references, plan.forPublication.references) {
      try draft.take(OutputFile(path: stored.stored, bytes: file.bytes))
    }
    for hashes in rows { try draft.take(RowHashFile.file(of: hashes)) }
  }

  /// Adds what is left of a run that may not be published: what was rejected and where the rows went, and no figure.
  public func writeFailure(to draft: RunFolderDraft) throws {
    for file in accounts { try draft.take(file) }
    try writeListing(formats: [], to: draft)
  }

  /// Adds `run.json`, which names the files that the draft holds and those that stay besides; nothing may come after it.
  public func writeListing(formats: [String], keeping kept: [RunListing.File] = [], to draft: RunFolderDraft) throws {
    let made = Set(draft.files.map(\.path))
    let files = draft.files + kept.filter { !made.contains($0.path) }
    let record = RunRecord(plan: plan, result: result)
    try draft.take(OutputFile(path: RunListing.path, bytes: record.bytes(files: files, formats: formats)))
  }

  private var accounts: [OutputFile] { RunAccounts.files(of: result) + RejectFiles.files(of: result) }
}
