import ArgumentParser
import Glibc
import Peil

/// Where the command says things: figures and pages on standard output, all else on standard error.
struct Console {
  /// Whether only errors are said.
  let isQuiet: Bool
  /// Whether what is said is JSON.
  let isJSON: Bool

  /// Whether standard error takes colour: a terminal, and no `NO_COLOR` (https://no-color.org).
  static let hasColour: Bool = {
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    if let term = getenv("TERM"), String(cString: term) == "dumb" { return false }
    return StandardStream.error.isTerminal
  }()

  /// Writes to standard output; a failure to do so ends the command with exit status 74.
  func print(_ text: String) throws {
    do {
      try StandardStream.output.write(text)
    } catch {
      note("error: cannot write to standard output: \(error.reason)\n")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  /// Says something beside the output, unless the user wants it quiet.
  func say(_ text: String) {
    if !isQuiet { note(text) }
  }

  /// Shows diagnostics: as JSON on standard output, else as text on standard error.
  func show(_ diagnostics: [Diagnostic], sources: [String: String] = [:]) throws {
    let shown = isQuiet ? diagnostics.filter { $0.severity == .error } : diagnostics
    if isJSON {
      try print(DiagnosticRenderer.json(diagnostics))
    } else if !shown.isEmpty {
      note(DiagnosticRenderer(sources: sources, colour: Console.hasColour).render(shown))
    }
  }

  /// Ends the command on an error: shows what it carries and exits with its status.
  func fail(_ error: any Error, sources: [String: String] = [:]) -> any Error {
    let diagnostics =
      (error as? any DiagnosticConvertible)?.diagnostics
      ?? [
        .error(
          "internal-error", "this is a fault of Peil itself, not of your files: \(error)",
          details: ["please report it with the pipeline file; nothing was written"], exit: .software)
      ]
    do {
      let others = (error as? DiagnosticsError)?.sources ?? [:]
      try show(diagnostics, sources: sources.merging(others) { own, _ in own })
    } catch {
      return error
    }
    return ExitCode(diagnostics.exitStatus.rawValue)
  }

  /// Standard error is the last resort: where it fails there is nobody left to tell.
  private func note(_ text: String) { try? StandardStream.error.write(text) }
}
