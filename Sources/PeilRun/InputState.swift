public import PeilCore

/// What has become of a file that a run read.
public struct InputState: Hashable, Sendable {
  /// What is at its place now.
  public enum State: String, Hashable, Sendable {
    /// The same bytes.
    case same
    /// Other bytes.
    case changed
    /// Nothing, or nothing that can be read.
    case gone
    /// Nobody can tell: it was standard input, or it is not known where the pipeline file stands.
    case unknown
  }

  /// What the file was to the run: `pipeline`, `source 'NAME'`, `reference`.
  public let role: String
  /// The file as the pipeline writes it.
  public let file: String
  /// What is at its place now.
  public let state: State
  /// How many bytes it had, where that was noted.
  public let bytesThen: Int?
  /// How many it has now, where it is there.
  public let bytesNow: Int?

  /// Looks at a file: `path` says where it is now, nil where nobody knows.
  public init(role: String, file: String, path: String?, hash: RunIdentity.Hash?, bytes: Int?) {
    self.role = role
    self.file = file
    bytesThen = bytes
    guard let path, path != "-", let hash else {
      (state, bytesNow) = (.unknown, nil)
      return
    }
    guard let now = FileHash.hash(of: path, hash.method) else {
      (state, bytesNow) = (.gone, nil)
      return
    }
    (state, bytesNow) = (now.hash == hash ? .same : .changed, now.bytes)
  }
}
