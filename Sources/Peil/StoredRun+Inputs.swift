import PeilCore
import PeilDiagnostics
import PeilPipeline
public import PeilRun

extension StoredRun {
  /// What has become of the files that the run read: pipeline file, taxonomies and code lists, sources.
  ///
  /// `pipeline` says where the pipeline file stands; nil looks for it around the run's folder.
  public func inputs(pipeline: String? = nil) -> [InputState] {
    let place = PipelinePlace(of: self, named: pipeline)
    guard let identity = result.identity else { return [] }
    let file = InputState(
      role: "pipeline", file: frame.pipelineFile, path: place.file, hash: RunIdentity.Hash(.whole, identity.pipeline),
      bytes: nil)
    let references = zip(plan.references, identity.references).map { reference, digest in
      InputState(
        role: "reference", file: reference.shownPath, path: place.resolved(reference.shownPath),
        hash: RunIdentity.Hash(.whole, digest), bytes: reference.bytes.count)
    }
    let sources = result.inputs.flatMap { input in
      let hashes = identity.inputs[input.source] ?? []
      let isTable = plan.sources.contains { $0.name == input.source && $0.relation?.isTable == true }
      return input.files.enumerated().map { number, file in
        // What stands in a database, or where only an engine looks, is not looked at.
        let isElsewhere = isTable || PipelinePath.isAddress(file.file)
        return InputState(
          role: "source '\(input.source)'", file: file.file,
          path: isElsewhere ? nil : file.file == "-" ? "-" : place.resolved(file.file),
          hash: number < hashes.count ? hashes[number] : nil, bytes: file.bytes)
      }
    }
    return [file] + references + sources
  }

  /// Names with wildcards that stand for other files now than the run read.
  func changedPatterns(pipeline: String?) -> [Diagnostic] {
    guard let file = PipelinePlace(of: self, named: pipeline).file else { return [] }
    return frame.layouts.flatMap { layout in
      layout.patterns.compactMap { pattern -> Diagnostic? in
        let found = try? CSVHeaderReader().files(of: layout.source, matching: pattern.text, in: file)
        guard let now = found?.map(\.shownPath), now != pattern.files else { return nil }
        let new = now.filter { !pattern.files.contains($0) }
        let names = new.isEmpty ? [] : ["not read by the run: \(listed(new, limit: 10))"]
        return .warning(
          "input-changed",
          "'\(pattern.text)' of source '\(layout.source)' stands for \(counted(now.count, "file")) now, and stood for"
            + " \(pattern.files.count)", details: names, exit: .failedChecks)
      }
    }
  }
}
