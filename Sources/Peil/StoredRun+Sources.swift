import PeilCore
import PeilRun

extension StoredRun {
  /// A source with its files where they stand now; nil where any of them is not there, or not as the run read it.
  func sourceAtPlace(_ name: String, pipeline: String? = nil) -> PlannedSource? {
    guard let source = plan.sources.first(where: { $0.name == name }),
      let summary = result.inputs.first(where: { $0.source == name })
    else { return nil }
    let place = PipelinePlace(of: self, named: pipeline)
    let hashes = result.identity?.inputs[name] ?? []
    func file(_ number: Int, _ file: PlannedFile) -> PlannedFile? {
      guard let path = place.resolved(file.shownPath), number < hashes.count else { return nil }
      let state = InputState(role: "", file: file.shownPath, path: path, hash: hashes[number], bytes: nil).state
      return state == .same ? PlannedFile(path: path, shownPath: file.shownPath) : nil
    }
    let files = source.readFiles.enumerated().compactMap(file)
    guard files.count == source.readFiles.count, summary.files.count == files.count else { return nil }
    var found = PlannedSource(
      name: source.name, files: Array(files.prefix(source.files.count)),
      mended: source.mended == nil ? nil : files.last, format: source.format, columns: source.columns,
      schema: source.schema, key: source.key, rejectLimit: source.rejectLimit,
      ignoredHeaders: source.ignoredHeaders, span: source.span)
    found.relation = source.relation
    return found
  }
}
