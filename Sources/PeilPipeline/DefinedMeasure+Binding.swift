import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

extension DefinedMeasure {
  /// The measure for what a use gives, against the rows of a table; what is wrong is reported to the context.
  ///
  /// A fault of the formula stands where the formula is written, and says which use brought it out.
  func bind(
    _ use: Setting, named figure: SourceText, by formula: any Measure.Type, to table: TableShape,
    context: BindingContext
  ) -> BoundMeasure? {
    guard isSound, let arguments = Arguments(of: given, in: use, table.schema, context) else { return nil }
    let inner = context.within(
      parameters: context.parameters.merging(arguments.values) { _, own in own }, arguments: arguments.expressions)
    let bound = formula.bind(formulaSetting(use, formula, context.reading), to: table, context: inner)
    for diagnostic in inner.diagnostics { context.report(explained(diagnostic, by: figure, arguments)) }
    guard let bound else { return nil }
    return BoundMeasure(
      components: bound.components, base: bound.base, unit: bound.unit, definition: words(bound, arguments),
      finisher: bound.finisher)
  }

  /// The setting of the measure `formula` that this one stands for.
  ///
  /// The interval that a definition names stands only where figures have one; that of a use is the author's own wish.
  private func formulaSetting(_ use: Setting, _ measure: any Measure.Type, _ reading: Reading?) -> Setting {
    let intervals = PipelineLanguage.formulaIntervalOptions.map(\.name)
    var entries = (setting.map ?? []).filter { entry in
      PipelineLanguage.formulaOptions.contains { $0.name == entry.key.text } && use[entry.key.text] == nil
        && (reading == .process || !intervals.contains(entry.key.text))
    }
    entries += (use.map ?? []).filter { intervals.contains($0.key.text) }
    let text = Setting(.text(formula), span: formula.span)
    guard !entries.isEmpty || !measure.page.setting.admits(text) else { return text }
    return Setting(
      .map([Setting.Entry(key: SourceText("formula", span: name.span), value: text)] + entries), span: formula.span)
  }

  private func explained(_ diagnostic: Diagnostic, by figure: SourceText, _ arguments: Arguments) -> Diagnostic {
    var explained = diagnostic
    let place = figure.span
    let given = arguments.written.isEmpty ? "" : " with \(arguments.written.joined(separator: ", "))"
    explained.details.append(
      "'\(name.text)' is used by '\(figure.text)' at \(place.file):\(place.start.line):\(place.start.column)\(given)")
    return explained
  }

  /// The title, the formula with what was given in its places, and the description.
  private func words(_ bound: BoundMeasure, _ arguments: Arguments) -> Definition {
    let texts = [text("title"), bound.definition.text, text("description")]
    let languages = ["nl", "en"]
    let words = languages.map { language in
      let title = text("title").map { $0.text(in: language) + ": " } ?? ""
      let description = text("description").map { ". " + $0.text(in: language) } ?? ""
      return LocalizedText.Entry(
        language: language, text: title + bound.definition.text.text(in: language) + description)
    }
    let isSame = texts.compactMap(\.self).allSatisfy { $0.entries.count == 1 && $0.entries[0].language == nil }
    return Definition(
      identifier: ([name.text] + arguments.words).joined(separator: "/"),
      text: isSame ? LocalizedText(words[0].text) : LocalizedText(entries: words))
  }
}

/// What a use gives for the parameters of a defined measure, read against the rows.
private struct Arguments {
  /// What stands for a column, a formula or a condition.
  private(set) var expressions: [String: Expression] = [:]
  /// What stands for a value.
  private(set) var values: [String: Literal] = [:]
  /// Each as it was written, for messages.
  private(set) var written: [String] = []
  /// Columns and values, for the identifier of the definition.
  private(set) var words: [String] = []

  /// Reads them; nil, and reported, where one cannot be had.
  init?(of parameters: [DefinedMeasure.Given], in use: Setting, _ schema: Schema, _ context: BindingContext) {
    var isSound = true
    for given in parameters {
      guard let setting = use[given.name.text] ?? given.standard, let text = setting.text else { continue }
      written.append("\(given.name.text): \(text.text)")
      if given.isOfRows {
        guard let value = Self.expression(given, setting, schema, context) else {
          isSound = false
          continue
        }
        expressions[given.name.text] = value
        if case .column(let name) = value.node { words.append(name) }
      } else if let value = ParameterReader.literal(text.text, given.type) {
        values[given.name.text] = value
        words.append(text.text)
      } else {
        isSound = false
        context.report(
          .error(
            "not-a-value", "'\(text.text)' is not \(ParameterReader.wording(given.type))", at: text.span,
            label: ParameterReader.example(given.type, insteadOf: text.text), details: Self.about(given)))
      }
    }
    guard isSound else { return nil }
  }

  private static func expression(
    _ given: DefinedMeasure.Given, _ setting: Setting, _ schema: Schema, _ context: BindingContext
  ) -> Expression? {
    let value: Expression? =
      switch given.type {
      case "column": context.column(setting, in: schema).map { Expression(.column($0.name), type: $0.type) }
      case "condition": context.condition(setting, in: schema)
      default: context.expression(setting, in: schema)
      }
    guard let value, !given.admitted.isEmpty, !given.admitted.contains(value.type.name) else { return value }
    context.report(
      .error(
        "wrong-type",
        "'\(given.name.text)' takes \(given.admitted.joined(separator: " or ")), and '\(value.formula)' is"
          + " \(value.type.name)",
        at: setting.span, details: about(given) + fitting(given, schema)))
    return nil
  }

  /// What the definition says of a parameter, and where.
  private static func about(_ given: DefinedMeasure.Given) -> [String] {
    let place = "\(given.name.span.file):\(given.name.span.start.line)"
    let description = given.description.map { " — " + $0.text(in: "en") } ?? ""
    return ["\(given.name.text): defined at \(place)\(description)"]
  }

  private static func fitting(_ given: DefinedMeasure.Given, _ schema: Schema) -> [String] {
    let names = schema.columns.filter { given.admitted.contains($0.type.name) }.map(\.name)
    return names.isEmpty ? [] : ["columns of that type: \(listed(names, limit: 12))"]
  }
}
