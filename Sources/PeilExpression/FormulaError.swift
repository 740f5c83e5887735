import PeilDiagnostics

/// Everything that is wrong with one formula.
public struct FormulaError: Error, Hashable, Sendable {
  /// In the order of the text; there is at least one.
  let problems: [FormulaProblem]

  init(_ problems: [FormulaProblem]) {
    self.problems = problems
  }

  init(_ kind: FormulaProblem.Kind, at span: SourceSpan) {
    problems = [FormulaProblem(kind: kind, span: span)]
  }
}
