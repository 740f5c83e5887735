public import PeilCore
internal import PeilExpression
public import PeilTable

/// `filter`: keeps the rows for which a condition is true.
public enum FilterStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "filter",
    summary: "Keeps the rows for which a condition is true.",
    discussion: """
      Rows for which the condition is false are left out, and so are rows for which it is unknown because a value is \
      missing; the ledger counts the two apart. Columns and what a row stands for stay as they are.
      """,
    setting: .formula("condition"),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - filter: requested >= 25_000 and submitted <= date '2021-01-19'
      """,
    caution: """
      A figure on filtered rows speaks of those rows only; say so in the title. A condition on a column that is often \
      missing leaves out more than it seems to: look at the unknown rows in the ledger.
      """)

  /// Reads the condition; what is wrong with the formula is an error.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    // Columns do not depend on the condition, so that later stages can be checked even if it is wrong.
    let condition =
      context.condition(setting, in: input) ?? Expression(.literal(.boolean(true)), type: .boolean)
    return Relation(.filter(condition), schema: input)
  }
}
