public import PeilCore

/// What a run leaves behind of itself beside its figures, so that they can be published again without its sources.
public struct RunFrame: Hashable, Sendable {
  /// A parameter that the command line gave another value.
  public struct Override: Hashable, Sendable {
    /// The parameter's name.
    public let name: String
    /// The value as it was written.
    public let value: String
  }

  /// A taxonomy or code list, and where the run keeps what it held.
  public struct Reference: Hashable, Sendable {
    /// The path as the pipeline writes it.
    public let file: String
    /// The path within the run folder.
    public let stored: String
  }

  /// The path of the frame within the run folder.
  public static let path = "internal/record.json"
  /// The path of the pipeline file within the run folder.
  public static let pipelinePath = "internal/pipeline.yaml"
  /// The form in which this release writes a record; another one it does not read.
  public static let form = 1

  /// The version of Peil that ran.
  public let version: String
  /// The pipeline file's name, without its folder.
  public let pipelineFile: String
  /// The parameters that were set.
  public let overrides: [Override]
  /// What planning read of the sources' files.
  public let layouts: [SourceLayout]
  /// The taxonomies and code lists, in the order of the plan.
  public let references: [Reference]
  /// What was read of each source.
  public let inputs: [InputSummary]
  /// For each source the hash of each of its files.
  public let hashes: [String: [RunIdentity.Hash?]]
  /// Where every row went.
  public let ledger: Ledger
  /// How the rules fared.
  public let checks: [CheckResult]
  /// How many rows were rejected where and why.
  public let rejectCounts: [RejectCount]

  /// The frame of a run.
  init(plan: Plan, result: RunResult, layouts: [SourceLayout]) {
    let plan = plan.forPublication
    let result = result.forPublication
    version = result.identity?.version ?? ""
    pipelineFile = plan.file
    overrides = plan.parameters.filter(\.isOverridden).map { Override(name: $0.name, value: $0.text) }
    self.layouts = layouts
    references = plan.references.enumerated().map { place, file in
      Reference(file: file.shownPath, stored: Self.storedPath(of: file, number: place + 1))
    }
    inputs = result.inputs
    hashes = result.identity?.inputs ?? [:]
    ledger = result.ledger
    checks = result.checks
    rejectCounts = result.rejectCounts
  }

  init(
    version: String, pipelineFile: String, overrides: [Override], layouts: [SourceLayout], references: [Reference],
    inputs: [InputSummary], hashes: [String: [RunIdentity.Hash?]], ledger: Ledger, checks: [CheckResult],
    rejectCounts: [RejectCount]
  ) {
    self.version = version
    self.pipelineFile = pipelineFile
    self.overrides = overrides
    self.layouts = layouts
    self.references = references
    self.inputs = inputs
    self.hashes = hashes
    self.ledger = ledger
    self.checks = checks
    self.rejectCounts = rejectCounts
  }

  /// A number and the file's own name, of which only plain characters are kept.
  private static func storedPath(of file: ReferenceFile, number: Int) -> String {
    let name = file.shownPath.split(separator: "/").last ?? ""
    let plain = name.unicodeScalars.suffix(60).map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ".")
        ? Character(scalar) : "-"
    }
    return "internal/references/\(number)-\(String(plain))"
  }
}
