import Glibc
public import PeilDiagnostics

extension CSVWriteError: DiagnosticConvertible {
  /// What to tell the user; who opened the file adds its name.
  public var diagnostics: [Diagnostic] {
    let message =
      switch reason {
      case .diskFull: "the disk is full"
      case .pipeClosed: "nobody reads the output any more"
      case .system(let number): "cannot write: \(String(cString: strerror(number)))"
      }
    return [.error("write-failed", message, exit: .inputOutput)]
  }
}
