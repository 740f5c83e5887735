public import PeilCore
import PeilDiagnostics

/// What reads the taxonomies and code lists a pipeline names.
public protocol ReferenceReading {
  /// The bytes of a file; errors that are `DiagnosticConvertible` are shown in their own words.
  func bytes(path: String) throws -> [UInt8]

  /// The key kept at a place, a file's path resolved; errors that are `DiagnosticConvertible` are shown in their own words.
  func secret(_ place: SecretPlace) throws -> Secret
}

extension ReferenceReading {
  /// No key can be had.
  public func secret(_ place: SecretPlace) throws -> Secret {
    throw DiagnosticsError([.error("no-key", "no key can be had here", exit: .noInput)])
  }
}
