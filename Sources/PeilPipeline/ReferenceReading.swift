/// What reads the taxonomies and code lists a pipeline names.
public protocol ReferenceReading {
  /// The bytes of a file; errors that are `DiagnosticConvertible` are shown in their own words.
  func bytes(path: String) throws -> [UInt8]
}
