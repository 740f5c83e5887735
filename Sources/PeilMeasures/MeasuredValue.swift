internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// What a figure is taken of: a column or a formula per row, and the key whose every value counts once.
struct MeasuredValue {
  /// The value of a row.
  let expression: Expression
  /// The columns it reads.
  let columns: [Column]
  /// The key that counts once; empty where each row counts.
  let key: [String]

  /// How messages speak of what is done with the values.
  struct Verb {
    /// The measure's word, which begins the codes of its messages.
    let measure: String
    /// What is done: `added up`.
    let done: String
    /// The doing: `summing it`.
    let doing: String
    /// What to write for values that are no numbers.
    let instead: String
    /// Whether the figure of `a - b` is that of `a` less that of `b`, so that each term must have the rows' grain.
    var isLinear = false
    /// Whether a day will do.
    var takesDates = false
  }

  /// The options that say what is measured.
  static func parameters(_ done: String) -> [Parameter] {
    let standard = "none: `column` or `of` must be given"
    return [
      .optional("column", .column, standard: standard, "The column that is \(done)."),
      .optional("of", .formula("number"), standard: standard, "The formula per row that is \(done)."),
      .optional("per", .oneOrMore(.column), standard: "every row", "The key whose every value counts once."),
    ]
  }

  /// Reads a column's name, or `column`, `of` and `per`; what is wrong is reported.
  static func read(_ setting: Setting, _ verb: Verb, in schema: Schema, context: BindingContext) -> MeasuredValue? {
    let column = setting.text == nil ? setting["column"] : setting
    guard (column == nil) != (setting["of"] == nil) else {
      context.report(
        .error(
          "\(verb.measure)-open", "say what is \(verb.done): `column` or `of`, one of the two", at: setting.span,
          details: ["`\(verb.measure): {column: requested}` or `\(verb.measure): {of: costs - requested}`"]))
      return nil
    }
    let per = setting["per"].map { context.columns($0, in: schema) } ?? []
    guard let written = column ?? setting["of"], let value = expression(column, setting["of"], schema, context),
      let per, isUsable(value, verb, at: written.span, context: context)
    else { return nil }
    let columns = schema.columns.filter { value.columns.contains($0.name) }
    let measured = MeasuredValue(expression: value, columns: columns, key: per.map(\.name))
    let isPublishable = context.publishes(columns, at: written.span)
    guard measured.countsOnce(verb, in: schema, at: written.span, context: context), isPublishable else { return nil }
    return measured
  }

  /// The roles of the amounts it reads, in the order of `AmountRole`.
  var roles: [AmountRole] { AmountRole.allCases.filter { role in columns.contains { $0.amount == role } } }

  /// An identifier with the roles behind it, and the words for what is taken of what, once per which key, in which unit.
  func definition(_ identifier: String, nl: String, en: String) -> Definition {
    func words(_ role: (AmountRole) -> String) -> String {
      roles.isEmpty ? "" : " (\(roles.map(role).joined(separator: ", ")))"
    }
    let keys = key.joined(separator: ", ")
    // A column by its label; what is worked out by its formula.
    func value(_ language: String) -> String {
      guard case .column(let name) = expression.node, let column = columns.first(where: { $0.name == name }) else {
        return expression.formula
      }
      return column.label(in: language)
    }
    let isDays = FigureUnit(summing: expression.type) == .days
    return Definition(
      ([identifier] + roles.map(\.rawValue)).joined(separator: "/"),
      nl: "\(nl) \(value("nl"))\(words(\.dutch))" + (key.isEmpty ? "" : ", één keer per \(keys)")
        + (isDays ? ", in dagen" : ""),
      en: "\(en) \(value("en"))\(words(\.english))" + (key.isEmpty ? "" : ", once per \(keys)")
        + (isDays ? ", in days" : ""))
  }

  private static func expression(
    _ column: Setting?, _ formula: Setting?, _ schema: Schema, _ context: BindingContext
  ) -> Expression? {
    if let column { return context.column(column, in: schema).map { .value(of: $0) } }
    return formula.flatMap { context.expression($0, in: schema) }
  }

  private static func isUsable(
    _ value: Expression, _ verb: Verb, at span: SourceSpan, context: BindingContext
  ) -> Bool {
    if value.type.isNumeric || (verb.takesDates && value.type == .date) { return true }
    context.report(
      .error("not-a-number", "\(value.type.name) cannot be \(verb.done)", at: span, details: [verb.instead]))
    return false
  }

  private func countsOnce(_ verb: Verb, in schema: Schema, at span: SourceSpan, context: BindingContext) -> Bool {
    guard !columns.isEmpty else { return true }
    guard key.isEmpty else { return fitsKey(in: schema, at: span, context: context) }
    let whole = grain(of: expression, in: schema) == schema.grain ? nil : expression
    guard let coarse = verb.isLinear ? expression.coarserTerm(than: schema) : whole else { return true }
    let grain = grain(of: coarse, in: schema)
    let canWrite = grain.keys.allSatisfy { schema[$0] != nil }
    let remedy =
      coarse == expression
      ? "add `per: \(Self.list(grain.keys))`"
      : "write a `formula` with a part `\(verb.measure)(\(coarse.formula) per \(grain.keys.joined(separator: ", ")))`"
    context.report(
      .error(
        "grain",
        "'\(coarse.formula)' has one value per \(grain), but a row of '\(context.subject)' is one \(schema.grain): "
          + "\(verb.doing) over rows counts it more than once",
        at: span, details: canWrite ? [remedy] : []))
    return false
  }

  private func fitsKey(in schema: Schema, at span: SourceSpan, context: BindingContext) -> Bool {
    let grain = grain(of: expression, in: schema)
    guard !grain.isCoarserOrEqual(to: Grain(key)) else { return true }
    context.report(
      .error(
        "grain", "'\(expression.formula)' has one value per \(grain), and may have several per \(Self.list(key))",
        at: span, details: ["write `per: \(Self.list(grain.keys))`"]))
    return false
  }

  private static func list(_ keys: [String]) -> String {
    keys.count == 1 ? keys[0] : "[\(keys.joined(separator: ", "))]"
  }
}
