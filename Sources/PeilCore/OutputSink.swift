import Synchronization

/// Takes the files of a run one by one, so that nobody need hold them all; several threads may hand them over.
public protocol OutputSink: Sendable {
  /// Takes a file; throws where it cannot be kept.
  func take(_ file: OutputFile) throws
}

/// Files that are held until somebody asks for them.
public final class HeldOutput: OutputSink {
  private let held = Mutex<[OutputFile]>([])

  /// Holds nothing yet.
  public init() {}

  /// The files, in the order in which they came.
  public var files: [OutputFile] { held.withLock { $0 } }

  /// Adds a file.
  public func take(_ file: OutputFile) { held.withLock { $0.append(file) } }
}
