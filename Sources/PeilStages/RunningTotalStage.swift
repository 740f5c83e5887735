public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `running-total`: what an amount adds up to along a date or another order.
public enum RunningTotalStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "running-total",
    summary:
      "Gives each row what an amount adds up to so far, within groups where there are any: the curve of depletion.",
    discussion: """
      Rows are put in the order of `by`, and each gets the sum of `of` over the rows before it and its own; rows stay as \
      they came. Rows that are equal in all of `by`, such as those of one day, all get the total at the end of that day: \
      within it nobody came first. A missing amount adds nothing, and is counted in the ledger (`without-amount`); a row \
      in which a column of `by` or `within` is missing has no total and adds to none (`unordered`).

      The depletion of a ceiling is a table by day of the largest total so far, beside the ceiling: requested by the date \
      the application was complete, granted by the date of decision. The day on which the ceiling was reached is the first on which the \
      total is at least the ceiling.
      """,
    setting: .options([
      .required("of", .column, "What is added up: money, integers, decimals or days."),
      .required(
        "by",
        .oneOrMore(
          .options([
            .required("column", .column, "The column that orders."),
            .required(
              "descending", .boolean,
              "`false` where the earliest or smallest comes first, `true` where the largest does."),
          ])), "What orders the rows, the most important first."),
      .optional(
        "within", .oneOrMore(.column), standard: "all rows together",
        "The columns whose values make the groups that are added up each by itself, such as the compartment."),
      .required("into", .name, "The column that holds the total."),
      ColumnOptions.label,
    ]),
    example: """
      parameters:
        ceiling: {type: money, value: 5_000_000}
      datasets:
        example:
          from: applications
          stages:
            - running-total: {of: requested, by: {column: submitted, descending: false}, into: asked_so_far}
      tables:
        depletion:
          from: example
          rows: submitted
          measures:
            asked: {max: asked_so_far}
            of_ceiling: {formula: max(asked_so_far) / $ceiling}
        reached:
          from: example
          measures:
            day: {min: {column: submitted}, where: asked_so_far >= $ceiling}
      """,
    caution: """
      For first come, first served the date that counts is the one on which an application was complete. On the day that \
      the ceiling is passed the total says nothing about who came first: the recorded draw does, see `allocate`.
      """)

  /// Reads what is added up, the order and the groups; what does not add up, and a name in use, are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let added = setting["of"].flatMap { context.added($0, in: input) }
    let by = setting["by"].flatMap { context.sortKeys($0, in: input) }
    let within = setting["within"].map { context.key($0, in: input) } ?? []
    let name = setting["into"]?.text.flatMap { context.admits($0, beside: input) ? $0.text : nil }
    guard let added, let by, let within, let name else { return nil }
    let sources = input.columns.filter { column in
      column == added || within.contains(column) || by.contains { $0.value.columns.contains(column.name) }
    }
    let made = Column(
      name: name, type: added.type, grain: input.grain, label: context.label(setting["label"]), amount: added.amount,
      knownWhen: sources.jointlyKnownWhen, unknownLimit: sources.compactMap(\.unknownLimit).min())
    let total = RunningTotal(
      Expression(.column(added.name), type: added.type), by: by, within: within.map(\.name), into: name)
    return Relation(.runningTotal(total), schema: Schema(columns: input.columns + [made], grain: input.grain))
  }
}

extension BindingContext {
  /// A column whose values add up exactly; another type is reported.
  fileprivate func added(_ setting: Setting, in schema: Schema) -> Column? {
    guard let column = column(setting, in: schema) else { return nil }
    switch column.type {
    case .money, .integer, .decimal, .days: return column
    default:
      report(
        .error(
          "not-additive", "'\(column.name)' is \(column.type.name), which does not add up exactly", at: setting.span,
          details: ["take a column of type money, integer, decimal or days"]))
      return nil
    }
  }
}
