internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// A rate of counts as the measures over groups read it: by an outcome and a definition, or by a condition.
struct CountedRate {
  /// Whether a unit succeeded.
  let success: Expression
  /// Whether a unit stands in the denominator.
  let base: Expression
  /// What it is, in words.
  let words: (nl: String, en: String)
  /// The choices, for the definition's identifier.
  let identifier: String

  /// The options of a rate of counts.
  static let parameters: [Parameter] = [
    .optional("outcome", .column, standard: "none: `outcome` or `of` must be given", "The column of type outcome."),
    .optional(
      "definition", .word(ApprovalDefinition.choices.filter { $0.word != ApprovalDefinition.grantedOnly.rawValue }),
      standard: "none; goes with `outcome`", "What is divided by what."),
    .optional(
      "of", .formula("true or false"), standard: "none: `outcome` or `of` must be given",
      "The condition whose share it is, in place of `outcome`."),
  ]

  /// Reads the options; what is wrong is reported.
  static func read(_ setting: Setting, in schema: Schema, _ context: BindingContext) -> CountedRate? {
    guard (setting["outcome"] == nil) != (setting["of"] == nil),
      (setting["outcome"] == nil) == (setting["definition"] == nil)
    else {
      context.report(
        .error(
          "rate-open", "say which rate: `outcome` with `definition`, or `of`", at: setting.span,
          details: ["`{outcome: outcome, definition: decided}` or `{of: \"form == 'solo'\"}`"]))
      return nil
    }
    if let written = setting["of"] {
      guard let condition = context.condition(written, in: schema),
        context.countsRows(condition, in: schema, at: written.span)
      else { return nil }
      return CountedRate(
        success: condition, base: condition.isKnown,
        words: ("deel waarvoor \(condition.formula)", "part for which \(condition.formula)"), identifier: "share")
    }
    guard let outcome = context.outcome(setting["outcome"], in: schema),
      let definition = context.word(setting["definition"], as: ApprovalDefinition.self)
    else { return nil }
    return CountedRate(
      success: .outcome(outcome, in: definition.numerator), base: .outcome(outcome, in: definition.denominator),
      words: (
        "\(definition.dutchNumerator) gedeeld door \(definition.dutchDenominator)",
        "\(definition.englishNumerator) divided by \(definition.englishDenominator)"
      ), identifier: definition.rawValue)
  }
}

extension BindingContext {
  /// Whether a condition has one value in each row of the table; where rows are finer, that is reported.
  fileprivate func countsRows(_ condition: Expression, in schema: Schema, at span: SourceSpan) -> Bool {
    let grain = grain(of: condition, in: schema)
    guard !condition.columns.isEmpty, grain != schema.grain else { return true }
    report(
      .error(
        "grain",
        "'\(condition.formula)' has one value per \(grain), but a row of '\(subject)' is one \(schema.grain): "
          + "counting rows counts it more than once",
        at: span, details: ["take the table from a dataset with one row per \(grain), before the join"]))
    return false
  }

  /// Whether a test may stand in the pipeline; a whole register has no sampling error, and then it is reported.
  func admitsTest(_ kind: String, at span: SourceSpan) -> Bool {
    guard let reading = rateReading(of: kind, at: span) else { return false }
    guard reading == .census else { return true }
    report(
      .error(
        "test-of-census", "`\(kind)` tests against chance, and has no meaning with `reading: census`", at: span,
        details: [
          "the register is whole: a difference in it is a fact, however small",
          "leave the measure away, or write `reading: process` if the call is one draw of a process",
        ]))
    return false
  }
}
