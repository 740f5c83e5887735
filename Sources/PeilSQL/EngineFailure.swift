public import PeilDiagnostics

/// What keeps an outside engine from its work: it is not there, it refused a statement, or the rows do not fit here.
public struct EngineFailure: Error, DiagnosticConvertible, Hashable, Sendable {
  /// What happened.
  enum Reason: Hashable, Sendable {
    /// The program was not found.
    case missing
    /// It could not be started, with the system's number.
    case notStarted(Int32)
    /// It ended, or refused what it was told; its own words follow.
    case refused(String)
    /// It answered in a way that Peil does not read.
    case unreadable
    /// A text of a source holds NUL.
    case nul(source: String)
    /// More rows would come here than may.
    case tooManyRows(Int, limit: Int, place: String, what: String)
    /// The folder or file for rows on their way could not be written.
    case notWritten(String, Int32)
    /// The address of the database holds a password.
    case passwordInAddress
    /// The run was interrupted.
    case cancelled
  }

  let dialect: SQLDialect
  let reason: Reason
  let span: SourceSpan?

  init(_ dialect: SQLDialect, _ reason: Reason, at span: SourceSpan? = nil) {
    self.dialect = dialect
    self.reason = reason
    self.span = span
  }

  /// The failure in words.
  public var diagnostics: [Diagnostic] { [diagnostic] }
}
