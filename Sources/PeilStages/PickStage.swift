public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `pick`: takes one of several dated rows of a key.
public enum PickStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "pick",
    summary: "Takes one of several dated rows of a key, such as the first or the latest decision on an application.",
    discussion: """
      `take: first` is the row with the earliest date, the decision in first instance; `take: latest` the one with the \
      last date, after objection or amendment. The other rows of the key are counted as merged. A key with one row \
      needs no date. Where a key has several rows and one of them lacks the date, the run stops and names the keys and \
      their lines: what came first is then not known. Where several rows have the date that decides, the run stops too, \
      unless `ties` says which of them is taken. The row that is taken stays where it stood. A row in which a key \
      column is missing has no key: it is kept, and counted. From here on one row stands for one key. The `as-of` of a \
      pipeline does not filter: to speak of what was decided up to a day, leave out later decisions first, with \
      `filter: decided <= date '2021-06-30'`.
      """,
    setting: .options([
      .required("by", .oneOrMore(.column), "The columns of the key."),
      .required(
        "take",
        .word([
          .init("first", "the row with the earliest date"), .init("latest", "the row with the last date"),
        ]), "Which row is taken."),
      .required("date", .column, "The date that decides."),
      .optional(
        "ties",
        .word([
          .init("error", "several rows with the date that decides stop the run"),
          .init("first-row", "of these the one that comes in first is taken"),
          .init("last-row", "of these the one that comes in last is taken"),
        ]), standard: "error", "What holds where several rows of a key have the date that decides."),
    ]),
    example: """
      datasets:
        example:
          from: decisions
          stages:
            - pick: {by: application, take: latest, date: decided}
      """,
    caution: """
      Rates on first decisions and rates on latest ones are two different figures: say in the title which one it is. A \
      latest decision that only amends may lack the amount that an earlier one granted.
      """)

  /// Reads key, date and ties; unknown columns and a column that is no date are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let key = setting["by"].flatMap { context.key($0, in: input) }
    let date = setting["date"].flatMap { Self.decidingDate($0, input: input, context: context) }
    guard let key, let date, let take = setting["take"]?.text?.text else { return nil }
    let ties = context.word(setting["ties"], as: KeepOne.Ties.self) ?? .error
    let choice = KeepOne(
      by: key.map(\.name), order: [SortKey(date, isDescending: take == "latest")], ties: ties, needsOrder: true)
    return Relation(.keepOne(choice), schema: input.keepingOne(of: key))
  }

  private static func decidingDate(_ setting: Setting, input: Schema, context: BindingContext) -> Expression? {
    guard let column = context.column(setting, in: input) else { return nil }
    guard column.type == .date else {
      context.report(
        .error(
          "not-a-date", "'\(column.name)' is \(column.type.name), and a date decides which row is picked",
          at: setting.span, details: ["use `deduplicate` with `order` to go by something else"]))
      return nil
    }
    return Expression(.column(column.name), type: .date, span: setting.span)
  }
}
