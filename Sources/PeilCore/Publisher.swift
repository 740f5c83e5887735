/// Turns results into one output format; it formats estimates and computes none.
public protocol Publisher: Sendable {
  /// The word a pipeline file uses for the format.
  static var format: String { get }

  /// The files of this format, by path within the run folder.
  func files(for result: RunResult, of plan: Plan) throws -> [OutputFile]
}

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
