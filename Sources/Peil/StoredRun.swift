public import PeilCore
public import PeilDiagnostics
public import PeilPipeline
public import PeilRun

/// A run that was written earlier, read back from its folder alone: neither its sources nor its pipeline file is needed.
public struct StoredRun: Sendable {
  /// The folder and what its `run.json` names.
  public let files: RunFiles
  /// What the run left of itself beside its figures.
  public let frame: RunFrame
  /// The pipeline file as it was.
  public let pipeline: [UInt8]
  /// The plan of the pipeline as it was.
  public let plan: Plan
  /// The result as publishers see it: every figure exact, ledger, checks and counts; no rows.
  public let result: RunResult
  /// The stages and measures by which the pipeline is read.
  let catalogue: Catalogue

  /// Reads a run back.
  ///
  /// Throws, `DiagnosticConvertible`, where the folder is no run's, where its record is not the one the run wrote, and
  /// where this release reads the pipeline in another way than the one that ran.
  /// Without `components` the values behind the figures are left out, which no publisher needs.
  public init(
    folder: String, catalogue: Catalogue = .standard, components: Bool = true, threads: Int = 1
  ) throws {
    self.catalogue = catalogue
    files = try RunFiles(folder: folder)
    frame = try files.frame()
    pipeline = try files.bytes(RunFrame.pipelinePath)
    plan = try Self.plan(files, frame, pipeline, catalogue)
    result = try files.result(frame, plan: plan, components: components, threads: threads)
  }

  /// The plan of the pipeline as it was, with a table of other definitions for a measure that is explained.
  static func plan(
    _ files: RunFiles, _ frame: RunFrame, _ text: [UInt8], _ catalogue: Catalogue,
    explaining explained: ExplainedMeasure? = nil
  ) throws -> Plan {
    let references = KnownReferences(try files.references(of: frame))
    let reader = PipelineReader(catalogue: catalogue, headers: KnownHeaders(frame.layouts), references: references)
    let outcome = reader.plan(
      text: text, file: frame.pipelineFile, overrides: frame.overrides.map { ($0.name, $0.value) },
      explaining: explained)
    guard let plan = outcome.plan else {
      let words = "the pipeline file that the run kept cannot be read by this release"
      let advice = "the run was made by Peil \(frame.version); use that release, or run the pipeline again"
      throw DiagnosticsError(
        [.error("other-language", words, details: [advice], exit: .data)]
          + outcome.diagnostics.filter { $0.severity == .error },
        sources: [frame.pipelineFile: String(decoding: text, as: UTF8.self)])
    }
    return plan.forPublication
  }

  /// A warning where another release ran than the one that reads: words and definitions may differ.
  public var warnings: [Diagnostic] {
    guard frame.version != version else { return [] }
    return [
      .warning(
        "other-version", "the run was made by Peil \(frame.version), and this is \(version)",
        details: ["figures are those of the run; words and definitions are this release's"])
    ]
  }
}
