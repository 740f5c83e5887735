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

  /// Whether a column has one value in each row of the table; where rows are finer, that is reported.
  func standsForRows(_ column: Column, of schema: Schema, at span: SourceSpan, remedy: String? = nil) -> Bool {
    guard column.grain != schema.grain else { return true }
    report(
      .error(
        "grain",
        "'\(column.name)' has one value per \(column.grain), but a row of '\(subject)' is one \(schema.grain): "
          + "counting rows counts it more than once",
        at: span,
        details: [remedy ?? "take the table from a dataset with one row per \(column.grain), before the join"]))
    return false
  }

  /// A column of money; another type is reported.
  func money(_ setting: Setting, in schema: Schema) -> Column? {
    guard let column = column(setting, in: schema) else { return nil }
    if column.type == .money { return column }
    report(
      .error("not-money", "'\(column.name)' is \(column.type.name), and money was expected", at: setting.span))
    return nil
  }

  /// Whether an amount belongs to one of some stages of the scheme; where not, that is reported.
  func hasAmount(_ column: Column, among roles: [AmountRole], at span: SourceSpan) -> Bool {
    if let role = column.amount, roles.contains(role) { return true }
    let wanted = roles.map { "`amount: \($0.rawValue)`" }.joined(separator: ", ")
    report(
      .error(
        "amount-differs",
        column.amount.map { "'\(column.name)' is \($0.rawValue), which cannot stand here" }
          ?? "'\(column.name)' does not say which amount it is",
        at: span, details: ["here stands a column with \(wanted)"]))
    return false
  }

  /// Whether all money that a published sum reads says which amount it is; where not, that is reported.
  func publishes(_ columns: [Column], at span: SourceSpan) -> Bool {
    let silent = columns.filter { $0.type == .money && $0.amount == nil }
    for column in silent {
      report(
        .error(
          "amount-open", "'\(column.name)' is money without `amount`, which a published figure needs", at: span,
          details: [
            "add `amount:` where the column is declared or derived: \(AmountRole.allCases.map(\.rawValue).joined(separator: ", "))"
          ]))
    }
    return silent.isEmpty
  }
}
