/// An error of some module that can say itself to the user.
///
/// Errors carry data; their prose stands in the one extension that conforms to this protocol.
public protocol DiagnosticConvertible {
  /// What to tell the user, in the order it should be read.
  var diagnostics: [Diagnostic] { get }
}
