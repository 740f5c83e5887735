/// Several problems found together, already in words.
public struct DiagnosticsError: Error, DiagnosticConvertible, Hashable, Sendable {
  /// The problems, in the order they should be read.
  public let diagnostics: [Diagnostic]

  /// An error that stands for these problems.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
