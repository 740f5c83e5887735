public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `rank`: numbers the rows by how they compare.
public enum RankStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "rank",
    summary: "Gives each row its rank by one or more columns, within groups where there are any.",
    discussion: """
      `descending` has no default: with scores the highest is first, with dates of submission the earliest. Rank 1 \
      comes first; rows stay in the order in which they came. Where rows are equal in all columns of `by`, `ties` says \
      what rank they have, and the ledger names the first of them. A row in which a column of `by` or `within` is \
      missing has no rank: it is counted as unranked, and takes no place among the others. The values compare as \
      `sort` compares them.
      """,
    setting: .options([
      .required(
        "by",
        .oneOrMore(
          .options([
            .required("column", .column, "The column that ranks."),
            .required(
              "descending", .boolean,
              "`true` where the largest value or the latest date has rank 1, `false` where the"
                + " smallest or earliest has."),
          ])), "What ranks the rows, the most important first."),
      .optional(
        "within", .oneOrMore(.column), standard: "all rows together",
        "The columns whose values make the groups that are ranked each by itself."),
      .required("into", .name, "The column that holds the rank."),
      .required(
        "ties",
        .word([
          .init("same", "equal rows have the same rank, and ranks are skipped after it: 1, 2, 2, 4"),
          .init("dense", "equal rows have the same rank, and none is skipped: 1, 2, 2, 3"),
          .init("error", "equal rows stop the run, and are named"),
        ]), "What rank equal rows have."),
      ColumnOptions.label,
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - rank: {by: [{column: requested, descending: true}], within: sector, into: place, ties: same, label: Plaats}
      """,
    caution: """
      A rank among the rows at hand is the official one only where all rows that took part are there: rank before \
      filtering. Where a ceiling falls among tied rows, the scheme says which is granted, and not this stage.
      """)

  /// Reads columns, groups and ties; unknown columns, columns without order and a name in use are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let by = setting["by"].flatMap { context.sortKeys($0, in: input) }
    let within = setting["within"].map { context.key($0, in: input) } ?? []
    let name = setting["into"]?.text.flatMap { context.admits($0, beside: input) ? $0.text : nil }
    guard let by, let within, let name, let ties = context.word(setting["ties"], as: Ranking.Ties.self) else {
      return nil
    }
    let sources = input.columns.filter { column in
      within.contains(column) || by.contains { $0.value.columns.contains(column.name) }
    }
    let made = Column(
      name: name, type: .integer, grain: input.grain, label: context.label(setting["label"]),
      knownWhen: sources.jointlyKnownWhen, unknownLimit: sources.compactMap(\.unknownLimit).min())
    let keys = input.grain.keys
    let ranking = Ranking(
      by: by, within: within.map(\.name), into: name, ties: ties,
      names: keys.allSatisfy { input[$0] != nil } ? keys : [])
    return Relation(.rank(ranking), schema: Schema(columns: input.columns + [made], grain: input.grain))
  }
}
