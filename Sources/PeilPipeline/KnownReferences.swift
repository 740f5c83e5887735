public import PeilCore
import PeilDiagnostics

/// Taxonomies and code lists that are at hand already.
public struct KnownReferences: ReferenceReading {
  private let files: [String: [UInt8]]

  /// A reader of these files, by the path under which each is asked for.
  public init(_ files: [ReferenceFile]) {
    self.files = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  /// The bytes of the file; throws where it is not at hand.
  public func bytes(path: String) throws -> [UInt8] {
    guard let bytes = files[path] else {
      throw DiagnosticsError([.error("unreadable-reference", "nothing was kept of '\(path)'", exit: .data)])
    }
    return bytes
  }

  /// A key that hashes nothing: no row is read again, and no run keeps its key.
  public func secret(_ place: SecretPlace) throws -> Secret { Secret([]) }
}
