public import PeilDiagnostics
public import PeilExpression
public import PeilTable

extension BindingContext {
  /// A formula over the columns of a row; problems are reported.
  public func expression(_ setting: Setting, in schema: Schema) -> Expression? {
    guard let text = text(setting) else { return nil }
    do {
      return try FormulaReader(scope: scope(schema)).expression(text)
    } catch {
      report(error)
      return nil
    }
  }

  /// A formula that a stage or a measure writes itself, of the names of columns it has read; problems are reported at `span`.
  ///
  /// The formula language gives it its type: euro divided by a number are euro, divided by euro a ratio.
  public func expression(_ formula: String, in schema: Schema, at span: SourceSpan) -> Expression? {
    expression(Setting(.text(SourceText(formula, span: span)), span: span), in: schema)
  }

  /// A formula that is true, false or unknown for a row; problems are reported.
  public func condition(_ setting: Setting, in schema: Schema) -> Expression? {
    guard let text = text(setting) else { return nil }
    do {
      return try FormulaReader(scope: scope(schema)).condition(text)
    } catch {
      report(error)
      return nil
    }
  }

  /// A formula over aggregates; problems, the grain's among them, are reported.
  public func aggregateFormula(_ setting: Setting, in schema: Schema) -> AggregateFormula? {
    guard let text = text(setting) else { return nil }
    do {
      return try FormulaReader(scope: scope(schema)).aggregateFormula(text)
    } catch {
      report(error)
      return nil
    }
  }

  /// A column named by its text; an unknown name is reported with the nearest one.
  public func column(_ setting: Setting, in schema: Schema) -> Column? {
    guard let name = text(setting) else { return nil }
    if let column = schema[name.text] { return column }
    report(
      .error(
        "unknown-column", "no column '\(name.text)' in '\(subject)'", at: name.span,
        label: nearestName(to: name.text, among: schema.names).map { "did you mean '\($0)'?" },
        details: ["columns here: \(listed(schema.names, limit: 12))"]))
    return nil
  }

  /// One column or a list of them; nil when any is unknown.
  public func columns(_ setting: Setting, in schema: Schema) -> [Column]? {
    let items = setting.list ?? [setting]
    let columns = items.map { column($0, in: schema) }
    let found = columns.compactMap(\.self)
    return found.count == columns.count ? found : nil
  }

  /// A word out of a closed list; the parameter check has made sure that it is one of them.
  public func word<Word: RawRepresentable>(_ setting: Setting?, as type: Word.Type) -> Word?
  where Word.RawValue == String {
    setting?.text.flatMap { Word(rawValue: $0.text) }
  }

  /// The scalar; a list or map in its place is reported.
  public func text(_ setting: Setting) -> SourceText? {
    if let text = setting.text { return text }
    report(.error("wrong-form", "here stands \(setting.form), and text was expected", at: setting.span))
    return nil
  }

  private func scope(_ schema: Schema) -> FormulaScope {
    FormulaScope(schema: schema, dataset: subject, parameters: parameters, arguments: arguments)
  }
}
