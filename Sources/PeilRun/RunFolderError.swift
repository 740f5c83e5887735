import Glibc

/// Why a run folder cannot be written.
public struct RunFolderError: Error, Hashable, Sendable {
  /// What stood in the way.
  public enum Reason: Hashable, Sendable {
    /// Something other than a folder has the name.
    case notAFolder
    /// The folder holds files, and no `run.json` of Peil's.
    case notOurs
    /// The folder holds the input or pipeline file of this name, or is its folder's parent.
    case holdsInput(String)
    /// The folder lies in the release of the run in this folder.
    case inRelease(String)
    /// The folder holds a release, and what is to be written is none.
    case holdsRelease
    /// The system refused a step, with its error number.
    case system(step: Step, number: Int32)
  }

  /// A step of writing, for the message.
  public enum Step: String, Hashable, Sendable {
    /// Making a folder.
    case makeFolder = "make the folder"
    /// Writing a file.
    case write = "write"
    /// Putting the new folder in place of the old.
    case exchange = "put the new folder in place of"
    /// Taking away what is no longer needed.
    case remove = "remove"
    /// Looking at what is there.
    case look = "look at"
  }

  /// The path at fault.
  public let path: String
  /// What stood in the way.
  public let reason: Reason

  init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  static func system(_ step: Step, _ path: String, number: Int32 = errno) -> RunFolderError {
    RunFolderError(path, .system(step: step, number: number))
  }
}
