public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `recode`: maps codes or words to a new closed list.
public enum RecodeStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "recode",
    summary: "Maps the codes of a column to new ones, for instance to join categories that are too small.",
    discussion: """
      Takes a category, an outcome, a boolean, text or an identifier, and makes a category. Its codes stand in the \
      order in which `values` first names them; tables show them in that order. A missing value stays missing. What is \
      not named in `values` becomes what `otherwise` says: a code, `keep` (the code stays; closed lists only) or \
      `missing`. `otherwise` must be given unless every code is named. Words of a text column are compared exactly. \
      Without `into` the column is replaced. Label, `known-when` and `unknown-limit` are taken over. The ledger shows \
      as many rows out as in.
      """,
    setting: .options([
      .required("column", .column, "The column to recode."),
      .optional("into", .name, standard: "the same column", "The new column's name."),
      .required("values", .map(key: .value, value: .text), "The new code of each old one."),
      .optional(
        "otherwise", .text, standard: "nothing: all codes must be named",
        "A code, `keep` or `missing`, for all that `values` does not name."),
    ]),
    example: """
      datasets:
        example:
          from: decisions
          stages:
            - recode:
                column: outcome
                into: result
                values: {granted: granted, refused: refused, refused-ceiling: refused}
                otherwise: not_assessed
      """,
    caution: "`otherwise: missing` takes units out of the figures by this column: watch the number that is missing.")

  /// Reads the mapping; codes that the list does not hold and codes that are not covered are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let choice = setting["column"], let column = context.column(choice, in: input),
      let recoding = Recoding(setting, of: column, context: context)
    else { return nil }
    guard let into = setting["into"]?.text, into.text != column.name else {
      return replacing(column, by: recoding, input: input, context: context, at: choice.span)
    }
    guard context.admits(into, beside: input) else { return nil }
    let made = recoding.column(named: into.text)
    return Relation(
      .project(input.columns.map(Projection.passing) + [Projection(name: into.text, expression: recoding.expression)]),
      schema: Schema(columns: input.columns + [made], grain: input.grain))
  }

  private static func replacing(
    _ column: Column, by recoding: Recoding, input: Schema, context: BindingContext, at span: SourceSpan
  ) -> Relation? {
    guard !input.grain.keys.contains(column.name) else {
      context.report(
        .error(
          "recoded-key", "'\(column.name)' tells the rows of '\(context.subject)' apart and cannot be replaced",
          at: span,
          details: ["give the recoded column a name of its own with `into`"]))
      return nil
    }
    let columns = input.columns.map { $0.name == column.name ? recoding.column(named: column.name) : $0 }
    let projections = input.columns.map { other in
      other.name == column.name
        ? Projection(name: column.name, expression: recoding.expression) : Projection.passing(other)
    }
    return Relation(.project(projections), schema: Schema(columns: columns, grain: input.grain))
  }
}
