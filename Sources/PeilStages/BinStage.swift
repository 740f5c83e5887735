public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `bin`: sorts numbers, amounts and dates into classes.
public enum BinStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "bin",
    summary: "Sorts numbers, amounts, days or dates into classes with a name, in a new column.",
    discussion: """
      Classes stand from low to high. `from` is the smallest value of a class and belongs to it; `below` is the \
      smallest value above it and does not; `to` is its greatest value and does belong to it, for whole numbers, \
      amounts, decimals, days and dates, which go by steps. The first class may leave away `from`, the last one `below`: \
      it is then open. Classes that overlap, stand out of order or leave a gap between them are errors. Where values \
      can lie below the first class or above the last, `outside: missing` must say that these have no class; the ledger \
      counts them, as `size_class: outside=2`. A missing value has no class and is not counted there. The new column is \
      a closed list in the order of the classes, empty ones included. It is known where the old one is. The ledger \
      shows as many rows out as in.
      """,
    setting: .options([
      .required("column", .column, "The column whose values are sorted."),
      .required("into", .name, "The new column's name."),
      .required("classes", Bins.kind, "The classes from low to high, each code with its bounds."),
      Bins.outsideOption,
      ColumnOptions.label,
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - bin:
                column: requested
                into: size_of_request
                label: Omvang van de aanvraag
                classes:
                  small: {below: 25_000, label: Tot 25.000 euro}
                  medium: {from: 25_000, below: 50_000, label: 25.000 tot 50.000 euro}
                  large: {from: 50_000, label: 50.000 euro en meer}
      """,
    caution: """
      Bounds that are chosen after looking at the figures can make a difference appear or go away: take those of the \
      scheme or of a published classification.
      """)

  /// Reads the classes; bounds that are no values of the column, and classes that do not fit together, are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let choice = setting["column"], let column = context.column(choice, in: input),
      let into = setting["into"]?.text, accepts(column, at: choice.span, context)
    else { return nil }
    let isAdmitted = context.admits(into, beside: input)
    guard let bins = Bins(setting, of: column, context: context), isAdmitted else { return nil }
    var made = Column(
      name: into.text, type: bins.type, grain: column.grain, knownWhen: column.knownWhen,
      unknownLimit: column.unknownLimit)
    made.label = context.label(setting["label"])
    return Relation(
      .project(input.columns.map(Projection.passing) + [Projection(name: made.name, expression: bins.expression)]),
      schema: Schema(columns: input.columns + [made], grain: input.grain), noted: bins.noted(in: made))
  }

  private static func accepts(_ column: Column, at span: SourceSpan, _ context: BindingContext) -> Bool {
    if column.type.isNumeric || column.type == .date { return true }
    context.report(
      .error(
        "not-binnable", "bin takes numbers, amounts, days and dates; '\(column.name)' is \(column.type.name)", at: span,
        details: ["`recode` makes codes of codes and words"]))
    return false
  }
}
