import PeilDiagnostics
import Testing

@Suite("Diagnostic")
struct DiagnosticTests {
  @Test(
    "the exit status follows the first error, and a bug in Peil before all",
    arguments: [
      ([], .done), ([.warning("w", "w")], .done), ([.warning("w", "w", exit: .failedChecks)], .failedChecks),
      ([.warning("w", "w", exit: .failedChecks), .error("e", "e")], .usage),
      ([.error("e", "e", place: DataPlace(file: "a.csv")), .error("e", "e")], .data),
      ([.error("e", "e"), .error("b", "b", exit: .software)], .software),
    ] as [([Diagnostic], PeilDiagnostics.ExitStatus)])
  func exitStatus(diagnostics: [Diagnostic], status: PeilDiagnostics.ExitStatus) {
    #expect(diagnostics.exitStatus == status)
  }

  /// The numbers of FreeBSD's sysexits(3), and 128 + SIGINT.
  @Test(
    "the statuses have the numbers of sysexits.h",
    arguments: [
      (PeilDiagnostics.ExitStatus.done, 0), (.failedChecks, 1), (.usage, 64), (.data, 65), (.noInput, 66),
      (.software, 70),
      (.cannotCreate, 73), (.inputOutput, 74), (.interrupted, 130),
    ] as [(PeilDiagnostics.ExitStatus, Int32)])
  func numbers(status: PeilDiagnostics.ExitStatus, number: Int32) {
    #expect(status.rawValue == number)
  }

  @Test("a span never ends before it starts")
  func spanIsOrdered() {
    let start = SourcePosition(line: 3, column: 4)
    let span = SourceSpan(file: "p", start: start, end: SourcePosition(line: 2, column: 9))
    #expect(span.end == start)
  }

  @Test("an error of several problems hands them on in order")
  func handsOn() {
    let problems = [Diagnostic.error("a", "a"), .error("b", "b")]
    let error: any DiagnosticConvertible = DiagnosticsError(problems)
    #expect(error.diagnostics == problems)
    #expect(problems.containsErrors)
    #expect(![Diagnostic.warning("w", "w")].containsErrors)
  }
}
