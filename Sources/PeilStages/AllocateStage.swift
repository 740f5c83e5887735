public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
public import PeilTable

/// `allocate`: works out again who gets what under a ceiling.
public enum AllocateStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "allocate",
    summary:
      "Replays a tender: from scores, compartments, minimum and ceiling to who is granted what, beside the record.",
    discussion: """
      Rows that take part (`where`: a minimum score, say) are put in the order of `by`, each compartment (`within`) by \
      itself, and given what they ask for (`amount`) until the `ceiling` is reached; `rule` says what becomes of the first \
      that does not fit. `by` names what decides first, usually the score, and after it what the scheme decides between \
      equals: a second criterion, the date, or for first come the date of completeness and the recorded draw. Nothing is \
      drawn here: where rows are equal in all of `by`, and the ceiling falls among them, the run stops and names them. \
      `ceiling` is a formula of the row, the same in each row of a compartment: `$ceiling`, or a column.

      `into` is what the replay gives: nothing, or less than was asked, below the line; missing for rows that take no \
      part, or lack what they are judged by. `distance` is how far the first value of `by` lies above the line, midway \
      between the lowest that got something and the highest that got nothing (below it negative; missing where a \
      compartment has no line), and `at-line` marks the rows whose value is one of these two: together they are an export \
      for a regression discontinuity with its donut. With `recorded`, the outcome on record, `finding` says row by row \
      where both differ, and the ledger counts the differences and the rows that were passed over: granted nothing on \
      record, while one ranked after them was granted. What if the ceiling were higher, or the weights others? Give \
      them parameters and run with `--set`.
      """,
    setting: .options([
      .required(
        "by",
        .oneOrMore(
          .options([
            .required("column", .column, "The column that ranks."),
            .required(
              "descending", .boolean, "`true` where the largest value is served first, `false` where the smallest is."),
          ])), "What ranks the rows: what decides first, then what decides between equals."),
      .required("amount", .formula("money"), "What a row asks for."),
      .required("ceiling", .formula("money"), "The ceiling of the row's compartment."),
      .required(
        "rule",
        .word([
          .init("stop", "the first that does not fit gets nothing, nor do those after it"),
          .init("skip", "it gets nothing, and a smaller one after it may still fit"),
          .init("partial", "it gets what is left, and those after it nothing"),
          .init("overshoot", "it is granted in full, beyond the ceiling, and those after it get nothing"),
        ]), "What becomes of the first row that does not fit."),
      .required("into", .name, "The column of what the replay gives."),
      .optional("where", .formula("true or false"), standard: "all rows", "Which rows take part."),
      .optional(
        "within", .oneOrMore(.column), standard: "one compartment", "The columns whose values make the compartments."),
      .optional(
        "transfer", .boolean, standard: "false",
        "Whether what compartments leave over goes, in their order, to those still without a grant."),
      .optional("recorded", .column, standard: "none", "The outcome on record."),
      .optional(
        "finding", .name, standard: "none", "The column that says where replay and record differ; goes with `recorded`."
      ),
      .optional(
        "distance", .name, standard: "none",
        "The column of the distance from the line; the first of `by` must be an exact number."),
      .optional("at-line", .name, standard: "none", "The column that marks the values that make the line."),
    ]),
    example: """
      parameters:
        replayed_ceiling: {type: money, value: 5_000_000}
      datasets:
        example:
          from: applications
          stages:
            - allocate:
                by: {column: requested, descending: false}
                amount: requested
                ceiling: $replayed_ceiling
                rule: partial
                into: replayed
      """,
    caution: """
      A replay knows what is in the file: conditions, appeals and corrections that are not make it differ from the record \
      without anybody having erred. A line that the ceiling draws lies where the scores happen to be; who stands just \
      below it differs from who stands just above it by more than chance where assessors knew the ceiling.
      """)

  /// Reads what ranks, amounts, ceiling and rule; formulas of another type and names in use are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let by = setting["by"].flatMap { context.sortKeys($0, in: input) }
    let within = setting["within"].map { context.key($0, in: input) } ?? []
    let amount = context.moneyFormula(setting["amount"], in: input)
    let ceiling = context.moneyFormula(setting["ceiling"], in: input)
    let condition = setting["where"].map { context.condition($0, in: input) }
    let recorded = setting["recorded"].map { context.recordedOutcome($0, in: input) }
    let rule = context.word(setting["rule"], as: AllocationRule.self)
    guard let made = MadeColumns(setting, input, context, by?.first?.value.type),
      let by, let within, let amount, let ceiling, let rule
    else { return nil }
    if let condition, condition == nil { return nil }
    if let recorded, recorded == nil { return nil }
    if setting["finding"] != nil, recorded == nil {
      context.report(
        .error(
          "finding-without-record", "`finding` says where replay and record differ, and `recorded` is not given",
          at: setting["finding"]?.span, details: ["name the outcome on record: `recorded: outcome`"]))
      return nil
    }
    let keys = input.grain.keys
    let allocation = Allocation(
      by: by, within: within.map(\.name), amount: amount, ceiling: ceiling, condition: condition.flatMap { $0 },
      rule: rule,
      transfers: setting["transfer"]?.text?.text == "true", recorded: recorded.flatMap { $0 }?.name, into: made.into,
      distance: made.distance, atLine: made.atLine, finding: made.finding,
      names: keys.allSatisfy { input[$0] != nil } ? keys : [])
    return Relation(.allocate(allocation), schema: Schema(columns: input.columns + made.columns, grain: input.grain))
  }
}

/// The columns that an allocation makes.
private struct MadeColumns {
  private(set) var columns: [Column] = []
  let into: String
  let distance: String?
  let atLine: String?
  let finding: String?

  /// Nil where a name is in use, or the distance has no exact value.
  init?(_ setting: Setting, _ input: Schema, _ context: BindingContext, _ score: ValueType?) {
    var taken: Set<String> = []
    var isGood = true
    func name(_ option: String) -> String? {
      guard let text = setting[option]?.text else { return nil }
      guard context.admits(text, beside: input) else {
        isGood = false
        return nil
      }
      if !taken.insert(text.text).inserted {
        context.report(.error("column-exists", "two columns are to be called '\(text.text)'", at: text.span))
        isGood = false
      }
      return text.text
    }
    into = name("into") ?? ""
    distance = name("distance")
    atLine = name("at-line")
    finding = name("finding")
    guard isGood, !into.isEmpty else { return nil }
    columns.append(Column(name: into, type: .money, grain: input.grain, amount: .granted))
    if let distance {
      guard let score, let scale = score.scale else {
        context.report(
          .error(
            "no-distance", "what decides first is \(score?.name ?? "unknown"), and has no exact distance",
            at: setting["distance"]?.span,
            details: ["read the score as `integer`, `money` or `decimal`, or leave `distance` away"]))
        return nil
      }
      // Midway between two values there is one decimal more.
      columns.append(Column(name: distance, type: .decimal(scale: scale + 1), grain: input.grain))
    }
    if let atLine { columns.append(Column(name: atLine, type: .boolean, grain: input.grain)) }
    if let finding {
      columns.append(Column(name: finding, type: .category(Allocation.Finding.domain), grain: input.grain))
    }
  }
}

extension BindingContext {
  /// A formula of a row that is money; another type is reported.
  fileprivate func moneyFormula(_ setting: Setting?, in schema: Schema) -> Expression? {
    guard let setting, let expression = expression(setting, in: schema) else { return nil }
    guard expression.type == .money else {
      report(
        .error(
          "not-money", "this is \(expression.type.name), and money was expected", at: setting.span,
          details: ["write an amount as a parameter of type money, or name a column of type money"]))
      return nil
    }
    return expression
  }

  /// The outcome that is on record; another type is reported.
  fileprivate func recordedOutcome(_ setting: Setting, in schema: Schema) -> Column? {
    guard let column = column(setting, in: schema) else { return nil }
    guard column.type == .outcome else {
      report(
        .error(
          "not-an-outcome", "'\(column.name)' is \(column.type.name), and an outcome was expected", at: setting.span))
      return nil
    }
    return column
  }
}
