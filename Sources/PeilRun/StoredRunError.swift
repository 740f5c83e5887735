import Glibc
public import PeilDiagnostics

/// Why a run folder cannot be read back.
public struct StoredRunError: Error, Hashable, Sendable {
  /// What stood in the way.
  public enum Reason: Hashable, Sendable {
    /// There is no folder, or it holds no `run.json` of Peil's.
    case notARun(folder: String)
    /// It holds a run without a record: one that was not published, a publication in another folder, or an older release's.
    case noRecord(folder: String)
    /// The record has a form that this release does not know.
    case otherForm(file: String, form: Int)
    /// A file that the run wrote is gone.
    case missing(file: String)
    /// A file is not the one that the run wrote.
    case changed(file: String)
    /// A file says something that no run writes.
    case damaged(file: String, line: Int, expected: String)
    /// The system refused to read, with its error number.
    case unreadable(file: String, number: Int32)
  }

  /// What stood in the way.
  public let reason: Reason

  init(_ reason: Reason) { self.reason = reason }
}

extension StoredRunError: DiagnosticConvertible {
  /// One error with what to do about it.
  public var diagnostics: [Diagnostic] { [diagnostic] }

  private var diagnostic: Diagnostic {
    switch reason {
    case .notARun(let folder):
      .error(
        "not-a-run", "'\(folder)' is no run folder of Peil's: it holds no run.json",
        details: [Self.advice(folder)], exit: .noInput)
    case .noRecord(let folder):
      .error(
        "no-record", "'\(folder)' holds no record of its figures (\(RunFrame.path))",
        details: [
          "a run that was not published has none, nor has a release or a folder that 'peil publish' wrote elsewhere:"
            + " these hold no rows of anybody's",
          "name the folder that 'peil run' wrote, or run the pipeline again",
        ], exit: .noInput)
    case .otherForm(let file, let form):
      .error(
        "other-record", "'\(file)' is a record of form \(form), and this release reads form \(RunFrame.form)",
        details: ["use the release that wrote it (run.json names it), or run the pipeline again"], exit: .data)
    case .missing(let file):
      .error(
        "missing-output", "'\(file)' is gone, and the run wrote it",
        details: ["run the pipeline again; 'peil verify' names everything that is not as it was"], exit: .data)
    case .changed(let file):
      .error(
        "changed-output", "'\(file)' is not the file that the run wrote: its hash is another than run.json has",
        details: ["run the pipeline again; 'peil verify' names everything that is not as it was"], exit: .data)
    case .damaged(let file, let line, let expected):
      .error(
        "damaged-record", "this is no record that a run writes: \(expected) is expected here",
        details: ["run the pipeline again"], place: DataPlace(file: file, line: line), exit: .data)
    case .unreadable(let file, let number):
      .error("unreadable-run", "'\(file)' cannot be read: \(String(cString: strerror(number)))", exit: .noInput)
    }
  }

  /// Who names a pipeline file or a release means its run.
  private static func advice(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    if name == "release" { return "a release holds no rows of anybody's: name the folder of the run it stands in" }
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) {
      return "this is a pipeline file; its run is in out/\(name.dropLast(ending.count)), unless -o named another folder"
    }
    return "a run folder is what 'peil run' writes, such as out/mkbidee-2020"
  }
}
