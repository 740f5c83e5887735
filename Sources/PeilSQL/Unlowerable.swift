import PeilDiagnostics

/// Something of a plan that cannot be said exactly in SQL, and why.
struct Unlowerable: Error {
  /// What it is, such as `the function 'lower'`.
  let what: String
  /// Where it stands in the pipeline file.
  let span: SourceSpan?

  init(_ what: String, at span: SourceSpan? = nil) {
    self.what = what
    self.span = span
  }
}
