/// A file of the run folder.
public struct OutputFile: Sendable, Hashable {
  /// The path within the run folder, with `/` between parts.
  public let path: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Pairs a path with bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
