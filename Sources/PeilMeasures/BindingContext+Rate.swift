internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

extension BindingContext {
  /// How a rate is meant; that the pipeline does not say is reported.
  func rateReading(of kind: String, at span: SourceSpan) -> Reading? {
    if let reading { return reading }
    report(
      .error(
        "reading-open", "`\(kind)` needs a top-level `reading`", at: span,
        details: [
          "reading: census — the register is whole and the rate is a fact about it: no interval",
          "reading: process — the call is one draw of a process: a Wilson interval, marked as modelled",
        ]))
    return nil
  }

  /// The least number of units that a rate is shown for; 10 where nothing is said.
  func minimum(_ setting: Setting?) -> Int {
    guard let setting, let text = text(setting) else { return MinimumOption.standard }
    if text.text.first == "$" {
      if case .some(.integer(let value)) = parameters[String(text.text.dropFirst())] { return Int(value) }
      report(.error("not-an-integer", "'\(text.text)' is no parameter of type integer", at: text.span))
      return MinimumOption.standard
    }
    if let value = Int(text.text.filter { $0 != "_" }), value >= 1 { return value }
    report(.error("not-an-integer", "'\(text.text)' is no whole number of 1 or more", at: text.span))
    return MinimumOption.standard
  }
}
