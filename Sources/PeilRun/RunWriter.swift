public import PeilCore

/// Composes the files of a run: the figures a publisher made, the ledger, the rejects, and the record of the run.
public struct RunWriter: Sendable {
  private let plan: Plan
  private let result: RunResult
  private let record: RunRecord

  /// Prepares to write a run.
  ///
  /// - Parameters:
  ///   - pipeline: the bytes of the pipeline file.
  ///   - hasher: the observer that saw the sources.
  ///   - version: Peil's version.
  public init(plan: Plan, result: RunResult, pipeline: [UInt8], hasher: InputHasher, version: String) {
    self.plan = plan
    self.result = result
    var inputs: [String: [InputDigest?]] = [:]
    for source in plan.sources {
      inputs[source.name] = source.readFiles.indices.map { hasher.digest(of: source.name, file: $0) }
    }
    record = RunRecord(
      plan: plan, result: result, version: version, pipeline: Digest(of: pipeline), inputs: inputs)
  }

  /// The files of a run that may be published, the given ones first and `run.json` last.
  public func files(published: [OutputFile]) -> [OutputFile] {
    withRecord(
      published + accounts + [
        OutputFile(path: "internal/estimates.csv", bytes: EstimatesFile.bytes(of: result, plan: plan))
      ])
  }

  /// The files of a run that may not: what was rejected and where the rows went, and no figure.
  public var filesOfFailure: [OutputFile] { withRecord(accounts) }

  private var accounts: [OutputFile] {
    var files = [OutputFile(path: "ledger.csv", bytes: LedgerFile.bytes(of: result.ledger))]
    if !result.checks.isEmpty {
      files.append(OutputFile(path: "checks.csv", bytes: ChecksFile.bytes(of: result.checks)))
    }
    return files + RejectFiles.files(of: result)
  }

  private func withRecord(_ files: [OutputFile]) -> [OutputFile] {
    files + [OutputFile(path: "run.json", bytes: record.bytes(files: files))]
  }
}
