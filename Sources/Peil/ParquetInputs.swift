import PeilCore
import PeilDiagnostics
import PeilRun

/// The Parquet files of a run: what identifies them is the files themselves, not what an engine has made of them.
struct ParquetInputs {
  private let files: [String: [(file: PlannedFile, hash: RunIdentity.Hash?)]]

  /// Takes the hashes before the engine reads.
  init(of plan: Plan) {
    let sources = plan.sources.filter { $0.relation == .parquet }
    files = Dictionary(
      sources.map { source in (source.name, source.files.map { ($0, InputHasher.hash(ofFile: $0.path)) }) }
    ) { first, _ in first }
  }

  /// Puts the files' hashes and sizes in the place of those of what was read; throws where a file has changed meanwhile.
  func identify(_ result: inout RunResult) throws {
    guard !files.isEmpty, let identity = result.identity else { return }
    var inputs = identity.inputs
    for (source, files) in files {
      for (file, hash) in files where InputHasher.hash(ofFile: file.path) != hash {
        throw DiagnosticsError([
          .error(
            "input-changed", "'\(file.shownPath)' of source '\(source)' was changed while it was read",
            details: ["run the pipeline again"], exit: .data)
        ])
      }
      inputs[source] = files.map(\.hash)
    }
    result.identity = RunIdentity(
      version: identity.version, pipeline: identity.pipeline, inputs: inputs, references: identity.references)
    result.inputs = result.inputs.map { input in
      guard let files = files[input.source] else { return input }
      return input.sized(files.map { InputHasher.size(ofFile: $0.file.path) })
    }
  }
}
