/// Several problems found together, already in words.
public struct DiagnosticsError: Error, DiagnosticConvertible, Hashable, Sendable {
  /// The problems, in the order they should be read.
  public let diagnostics: [Diagnostic]

  /// The texts of files, other than the pipeline file, in which some of the problems stand, by the names spans have.
  public let sources: [String: String]

  /// An error that stands for these problems.
  public init(_ diagnostics: [Diagnostic], sources: [String: String] = [:]) {
    self.diagnostics = diagnostics
    self.sources = sources
  }
}
