import Glibc
public import PeilDiagnostics

extension RunFolderError: DiagnosticConvertible {
  /// One error with what to do about it.
  public var diagnostics: [Diagnostic] {
    switch reason {
    case .notAFolder:
      [
        .error(
          "output-not-a-folder", "the output '\(path)' is a file, and a folder is wanted",
          details: ["name another folder with -o"], exit: .cannotCreate)
      ]
    case .notOurs:
      [
        .error(
          "output-not-ours", "the output folder '\(path)' holds files that no run of Peil put there",
          details: [
            "Peil replaces a folder that is absent, empty, or holds a run.json of its own",
            "name another folder with -o, or empty this one",
          ], exit: .cannotCreate)
      ]
    case .holdsInput(let file):
      [
        .error(
          "output-holds-input", "the output folder '\(path)' holds '\(file)', which this run reads",
          details: ["a run replaces its whole output folder; name another one with -o"], exit: .cannotCreate)
      ]
    case .inRelease(let run):
      [
        .error(
          "output-in-release", "the output folder '\(path)' is part of the release of the run in '\(run)'",
          details: [
            "what may leave the house is written by that run alone, through disclosure control",
            "name another folder with -o",
          ], exit: .cannotCreate)
      ]
    case .holdsRelease:
      [
        .error(
          "output-holds-release",
          "the output folder '\(path)' holds a release, and these figures are not made safe",
          details: [
            "whoever knows that folder would take them for what may leave the house",
            "name another folder with -o, or remove this one",
          ], exit: .cannotCreate)
      ]
    case .system(let step, let number):
      [
        .error(
          "output-refused", "cannot \(step.rawValue) '\(path)': \(String(cString: strerror(number)))",
          details: [remedy(number), "what stood in the output folder before is untouched"].compactMap(\.self),
          exit: [.makeFolder, .look].contains(step) ? .cannotCreate : .inputOutput)
      ]
    }
  }

  private func remedy(_ number: Int32) -> String? {
    switch number {
    case ENOSPC, EDQUOT: "the disk is full: make room, or name a folder on another disk with -o"
    case EACCES, EPERM: "you may not write there: name another folder with -o"
    case EROFS: "the disk is read-only: name another folder with -o"
    case EFBIG:
      "no file may grow that large there ('ulimit -f' says how large): lift that, or name another disk with -o"
    case ENOENT: "no folder can be made there: name another one with -o"
    case ENOTDIR: "a part of the path is a file: name another folder with -o"
    case ENAMETOOLONG: "name a shorter folder with -o"
    default: nil
    }
  }
}
