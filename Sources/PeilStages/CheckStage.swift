public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `check`: holds rows against rules.
public enum CheckStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "check",
    summary: "Holds every row against rules, and says what happens to a row that breaks one.",
    discussion: """
      Rules apply in the order written. For each the ledger counts the rows that passed, that failed, and for which \
      the rule is unknown because a value is missing; an unknown row goes on. `otherwise` has no default: `reject` \
      takes the row out and writes it to the rejects with the rule's name; `warn` keeps it and ends the run with exit \
      status 1; `stop` ends the run and publishes nothing. A row that one rule rejected is not held against later ones. \
      Columns and what a row stands for stay as they are.
      """,
    setting: .map(
      key: .name,
      value: .options([
        .required("rule", .formula("condition"), "What must be true of every row."),
        .required(
          "otherwise",
          .word([
            .init("reject", "The row is rejected and written to the rejects."),
            .init("warn", "The row stays; the run ends with exit status 1."),
            .init("stop", "The run stops and publishes nothing."),
          ]),
          "What happens to a row that breaks the rule."),
      ])),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - check:
                within_maximum: {rule: requested <= 200_000, otherwise: warn}
                request_within_costs: {rule: requested <= costs, otherwise: reject}
      """,
    caution: "To demand that a value is known, write it: `rule: costs is known`.")

  /// Reads the rules; what is wrong with a formula is an error.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let rules = (setting.map ?? []).compactMap { rule($0, input: input, context: context) }
    return Relation(.check(rules), schema: input)
  }

  private static func rule(_ entry: Setting.Entry, input: Schema, context: BindingContext) -> Rule? {
    guard let formula = entry.value["rule"], let condition = context.condition(formula, in: input),
      let otherwise = context.word(entry.value["otherwise"], as: Rule.Consequence.self)
    else { return nil }
    return Rule(name: entry.key.text, condition: condition, otherwise: otherwise)
  }
}
