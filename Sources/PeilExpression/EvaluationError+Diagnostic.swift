public import PeilDiagnostics
import PeilTable

extension EvaluationError: DiagnosticConvertible {
  /// What could not be computed, without the row's place in its file, which only the reader of the file knows.
  public var diagnostics: [Diagnostic] {
    let limit =
      switch type {
      case .date: "is no date of the years 1 to 9999"
      case .number: "is beyond what binary64 holds"
      case .rational: "needs more than 128 bits"
      default: "needs more than 64 bits"
      }
    return [
      .error(
        "overflow", "\(operation.rawValue) of \(type.phrase): the result \(limit)", at: span,
        details: ["mend the values of this row, or the formula"], exit: .data)
    ]
  }
}
