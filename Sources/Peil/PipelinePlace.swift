import PeilCore
import PeilRun

/// Where the pipeline file of a stored run may stand now: a run notes no place, so that it gives the same bytes anywhere.
struct PipelinePlace {
  /// The pipeline file; nil where nobody knows.
  let file: String?

  /// The file that the user names, or one of the run's name.
  ///
  /// It is looked for where the command runs, above the run's folder, and in folders `pipelines` there. One with the run's
  /// own bytes comes before others.
  init(of stored: StoredRun, named: String?) {
    guard named == nil else {
      file = named
      return
    }
    let folder = stored.files.folder
    let beginnings =
      ["", "pipelines/"]
      + ["/..", "/../..", "/../../.."].flatMap { above in
        ["\(folder)\(above)/", "\(folder)\(above)/pipelines/"]
      }
    let states = beginnings.map { beginning in
      (path: beginning + stored.frame.pipelineFile, state: Self.state(beginning + stored.frame.pipelineFile, stored))
    }
    file = (states.first { $0.state == .same } ?? states.first { $0.state == .changed })?.path
  }

  /// A path that the pipeline writes, as seen from here; nil where nobody knows.
  func resolved(_ path: String) -> String? {
    if path.hasPrefix("/") { return path }
    guard let file else { return nil }
    guard let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }

  private static func state(_ path: String, _ stored: StoredRun) -> InputState.State {
    InputState(
      role: "", file: path, path: path,
      hash: RunIdentity.Hash(.whole, stored.result.identity?.pipeline ?? ""), bytes: nil
    ).state
  }
}
