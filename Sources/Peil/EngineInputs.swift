import PeilCore
import PeilDiagnostics
import PeilRun

/// The files that only an engine reads: what identifies them is the files themselves, not what the engine has made of them.
///
/// Of what lies where only the engine can see it, the rows that it hands over stay what is identified.
struct EngineInputs {
  private let files: [String: [(file: PlannedFile, hash: RunIdentity.Hash?)]]

  /// Takes the hashes before the engine reads.
  init(of plan: Plan) {
    let sources = plan.sources.filter { $0.relation.map { !$0.isTable } ?? false }
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
      if files.allSatisfy({ $0.hash != nil }) { inputs[source] = files.map(\.hash) }
    }
    result.identity = RunIdentity(
      version: identity.version, pipeline: identity.pipeline, inputs: inputs, references: identity.references)
    result.inputs = result.inputs.map { input in
      guard let files = files[input.source], files.allSatisfy({ $0.hash != nil }) else { return input }
      return input.sized(files.map { InputHasher.size(ofFile: $0.file.path) })
    }
  }
}
