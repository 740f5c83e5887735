public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `sum`: adds up a column or a formula.
public enum SumMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "sum",
    summary: "Adds up a column, or a formula per row, exactly.",
    discussion: """
      `sum: requested` is short for `sum: {column: requested}`. `column` names a column, `of` gives a formula; one of \
      the two must be given. Missing values are skipped and \
      counted: no rows give 0, rows of which none is known give an undefined figure. Money is added in whole cents, \
      with 128 bits; an overflow stops the run. Money that is published must say which amount it is (`amount`). Where \
      the rows are finer than the values, as after a join with participants, `per` says what is counted once; unequal \
      values within one key stop the run.
      """,
    setting: .either([
      .column,
      .options([
        .optional("column", .column, standard: "none: `column` or `of` must be given", "The column to add up."),
        .optional("of", .formula("number"), standard: "none: `column` or `of` must be given", "The formula to add up."),
        .optional("per", .oneOrMore(.column), standard: "every row", "The key whose every value counts once."),
      ]),
    ]),
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            requested: {sum: {column: requested}}
      """,
    caution: "Amounts of different stages of the scheme (requested, granted, settled) do not belong in one sum.")

  /// Reads what is added up; a column of another grain without `per` and money without `amount` are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let schema = table.schema
    let column = setting.text == nil ? setting["column"] : setting
    guard (column == nil) != (setting["of"] == nil) else {
      context.report(
        .error(
          "sum-open", "say what is added up: `column` or `of`, one of the two", at: setting.span,
          details: ["`sum: {column: requested}` or `sum: {of: costs - requested}`"]))
      return nil
    }
    let per = setting["per"].map { context.columns($0, in: schema) } ?? []
    guard let written = column ?? setting["of"], let value = value(column, setting["of"], schema, context), let per,
      isNumber(value, at: written.span, context: context)
    else { return nil }
    let columns = schema.columns.filter { value.columns.contains($0.name) }
    let key = per.map(\.name)
    let isPublishable = context.publishes(columns, at: written.span)
    guard countsOnce(value, per: key, in: schema, at: written.span, context: context), isPublishable else { return nil }
    return BoundMeasure(
      components: [key.isEmpty ? .sum(value, where: nil) : .sumPerKey(value, key: key, where: nil)], base: nil,
      unit: FigureUnit(summing: value.type), definition: definition(value, columns, key),
      finisher: .cell(SumFinisher(unit: FigureUnit(summing: value.type))))
  }

  private static func value(
    _ column: Setting?, _ formula: Setting?, _ schema: Schema, _ context: BindingContext
  ) -> Expression? {
    if let column { return context.column(column, in: schema).map { .value(of: $0) } }
    return formula.flatMap { context.expression($0, in: schema) }
  }

  private static func isNumber(_ value: Expression, at span: SourceSpan, context: BindingContext) -> Bool {
    if value.type.isNumeric { return true }
    context.report(
      .error(
        "not-a-number", "\(value.type.name) cannot be added up", at: span,
        details: ["to count rows, write `count: {}` with a `where`"]))
    return false
  }

  private static func countsOnce(
    _ value: Expression, per key: [String], in schema: Schema, at span: SourceSpan, context: BindingContext
  ) -> Bool {
    guard !value.columns.isEmpty else { return true }
    let grain = grain(of: value, in: schema)
    if key.isEmpty {
      guard grain != schema.grain else { return true }
      context.report(
        .error(
          "grain",
          "'\(value.formula)' has one value per \(grain), but a row of '\(context.subject)' is one \(schema.grain): "
            + "summing it over rows counts it more than once",
          at: span, details: grain.keys.allSatisfy { schema[$0] != nil } ? ["add `per: \(list(grain.keys))`"] : []))
      return false
    }
    guard !grain.isCoarserOrEqual(to: Grain(key)) else { return true }
    context.report(
      .error(
        "grain", "'\(value.formula)' has one value per \(grain), and may have several per \(list(key))", at: span,
        details: ["write `per: \(list(grain.keys))`"]))
    return false
  }

  private static func list(_ keys: [String]) -> String {
    keys.count == 1 ? keys[0] : "[\(keys.joined(separator: ", "))]"
  }

  private static func definition(_ value: Expression, _ columns: [Column], _ key: [String]) -> Definition {
    let roles = AmountRole.allCases.filter { role in columns.contains { $0.amount == role } }
    func words(_ role: (AmountRole) -> String) -> String {
      roles.isEmpty ? "" : " (\(roles.map(role).joined(separator: ", ")))"
    }
    let keys = key.joined(separator: ", ")
    return Definition(
      (["sum"] + roles.map(\.rawValue)).joined(separator: "/"),
      nl: "som van \(value.formula)\(words(\.dutch))" + (key.isEmpty ? "" : ", één keer per \(keys)"),
      en: "sum of \(value.formula)\(words(\.english))" + (key.isEmpty ? "" : ", once per \(keys)"))
  }
}
