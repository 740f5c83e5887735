/// A file beside the pipeline that settles what figures mean: a taxonomy or a code list.
///
/// Its bytes are an input of the run like those of a source, and `run.json` names their hash.
public struct ReferenceFile: Hashable, Sendable {
  /// Where the file is, relative to the working folder or absolute.
  public let path: String
  /// The path as `run.json` shows it: as the pipeline file writes it.
  public let shownPath: String
  /// What it held when it was read.
  public let bytes: [UInt8]

  /// Describes a file that was read.
  public init(path: String, shownPath: String, bytes: [UInt8]) {
    self.path = path
    self.shownPath = shownPath
    self.bytes = bytes
  }
}
