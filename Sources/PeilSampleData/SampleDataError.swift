/// Why the sample data cannot be made.
public struct SampleDataError: Error, Sendable, CustomStringConvertible {
  enum Kind: Sendable {
    case notInWindows1252(Unicode.Scalar, file: String)
  }

  let kind: Kind

  /// What was found and where, in one sentence.
  public var description: String {
    switch kind {
    case .notInWindows1252(let scalar, let file):
      "\(file): the character '\(scalar)' does not exist in Windows-1252"
    }
  }
}
