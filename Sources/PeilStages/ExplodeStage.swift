public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `explode`: makes one row for each code of a set.
public enum ExplodeStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "explode",
    summary: "Makes one row for each code of a set, such as one row for each bottleneck an application mentions.",
    discussion: """
      The codes of a row come in the order of the set's list, in the new column `into`; all other columns, the set \
      among them, are repeated. A row whose set is missing, because nobody answered, stays as one row with a missing \
      code. A row whose set holds no code stays in the same way, or is left out with `empty: leave-out`. The ledger \
      counts the rows made as added, and tells `empty` and `missing` sets apart. A row then stands for one code of one \
      row of before: its key is the old one and `into`. Other columns keep the grain they had, so that a sum over the \
      rows must say `per` what it counts once.
      """,
    setting: .options([
      .required("column", .column, "The column with the set."),
      .required("into", .name, "The new column, with one code in each row."),
      .optional(
        "empty",
        .word([
          .init("keep", "It stays, with a missing code."), .init("leave-out", "It is left out, and counted."),
        ]),
        standard: "keep", "What becomes of a row whose set holds no code."),
      .optional("label", .label, standard: "the set's label", "What people call the new column."),
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - explode: {column: bottlenecks, into: bottleneck}
      tables:
        t:
          from: example
          rows: bottleneck
          measures:
            mentions: count
            applications: {count-distinct: {columns: application}}
      """,
    caution: """
      Counts afterwards count mentions, not applications. For a table, `rows: {each: bottlenecks}` counts every \
      application once in each code and once in the total, and needs no `explode`.
      """)

  /// Reads the options; a column that is no set and a name in use are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let choice = setting["column"], let column = context.column(choice, in: input),
      let into = setting["into"]?.text
    else { return nil }
    guard case .set(let domain) = column.type else {
      context.report(
        .error(
          "not-a-set", "explode takes a set, and '\(column.name)' is \(column.type.name)", at: choice.span,
          details: ["read it with `type: set` if a word may hold several codes"]))
      return nil
    }
    guard context.admits(into, beside: input) else { return nil }
    let grain = input.grain.union(Grain([into.text]))
    let made = Column(
      name: into.text, type: .category(domain), grain: grain,
      label: context.label(setting["label"]) ?? column.label, knownWhen: column.knownWhen,
      unknownLimit: column.unknownLimit)
    return Relation(
      .explode(
        Explosion(set: column.name, into: into.text, keepsEmpty: setting["empty"]?.text?.text != "leave-out")),
      schema: Schema(columns: input.columns + [made], grain: grain))
  }
}
