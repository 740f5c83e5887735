/// Why the sample data cannot be made.
public struct SampleDataError: Error, Sendable, CustomStringConvertible {
  enum Kind: Sendable {
    case notInEncoding(Unicode.Scalar, ExportEncoding, file: String)
  }

  let kind: Kind

  /// What was found and where, in one sentence.
  public var description: String {
    switch kind {
    case .notInEncoding(let scalar, let encoding, let file):
      "\(file): the character '\(scalar)' does not exist in \(encoding.rawValue)"
    }
  }
}
