public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `generalise`: puts what says less in the place of a column that says too much.
public enum GeneraliseStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "generalise",
    summary: "Puts what says less in the place of a column: a province for a postcode, a quarter for a day, a class.",
    discussion: """
      The column itself goes, so that no later step and no exported row has it. `list` and `level` bring an identifier, \
      text, a whole number or a category to a level of a code list, as `roll-up` does; a value that the list does not \
      know is what `unknown` says. `period` makes a year (`2021`), half-year (`2021-H1`), quarter (`2021-Q1`) or month \
      (`2021-01`) of a day. `classes` sorts numbers and amounts into classes, as `bin` does, and `outside` says what \
      becomes of values that no class holds. A missing value stays missing. The ledger shows as many rows out as in, \
      but for those that `unknown` rejects.
      """,
    setting: .options([
      .required("column", .column, "The column whose values go."),
      .optional("into", .name, standard: "the name of the column", "The name of the column that takes its place."),
      .optional("list", .codeList, standard: "none", "The code list file, relative to the pipeline file."),
      .optional("level", .text, standard: "none", "The level of the code list."),
      .optional(
        "unknown",
        .word([
          .init("reject", "The row is rejected."), .init("missing", "The value is missing, and counted."),
          .init("stop", "The run stops."),
        ]), standard: "reject", "What happens to a row whose value the list does not know."),
      .optional(
        "period",
        .word([
          .init("year", "A calendar year."), .init("half-year", "Half of one."), .init("quarter", "A quarter."),
          .init("month", "A month."),
        ]), standard: "none", "The period a day lies in."),
      .optional(
        "classes", Bins.kind, standard: "none", "The classes from low to high, each code with its bounds."),
      Bins.outsideOption,
      ColumnOptions.label,
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - generalise: {column: submitted, period: month, into: month}
            - generalise: {column: province, list: ../code-lists/provinces.csv, level: part, into: part}
            - generalise: {column: costs, classes: {small: {below: 50_000}, large: {from: 50_000}}}
      """,
    caution: """
      What says less can still say enough: a month and a province may have one firm. The rows that are left are \
      personal data as long as anybody can tell whose they are.
      """)

  /// Reads the options; more than one way of saying less, and a column of another type, are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let choice = setting["column"], let column = context.column(choice, in: input) else { return nil }
    let ways = ["list", "period", "classes"].filter { setting[$0] != nil }
    guard ways.count == 1 else {
      context.report(
        .error(
          "generalise-how",
          ways.isEmpty
            ? "nothing says how '\(column.name)' is made to say less" : "'\(column.name)' is to say less in two ways",
          at: choice.span, label: "write one of `list` with `level`, `period` or `classes`"))
      return nil
    }
    guard let named = column.replacement(setting, in: input, context: context) else { return nil }
    switch ways[0] {
    case "period": return period(setting, column, named, input, context)
    case "list": return level(setting, column, named, input, context)
    default: return classes(setting, column, named, input, context)
    }
  }

  private static func period(
    _ setting: Setting, _ column: Column, _ made: Column, _ input: Schema, _ context: BindingContext
  ) -> Relation? {
    guard column.type == .date else {
      context.report(
        .error(
          "not-a-day", "a period is made of a date; '\(column.name)' is \(column.type.name)",
          at: setting["period"]?.span ?? setting.span))
      return nil
    }
    guard let period = context.word(setting["period"], as: Replacement.Period.self) else { return nil }
    return .replacing(column, with: made, in: input, by: .period(period), at: setting["column"]?.span)
  }

  /// The options of `roll-up`, whose reading of lists and levels this is.
  private static func level(
    _ setting: Setting, _ column: Column, _ named: Column, _ input: Schema, _ context: BindingContext
  ) -> Relation? {
    guard let level = setting["level"] else {
      context.report(
        .error(
          "missing-option", "'list' needs 'level'", at: setting["list"]?.span ?? setting.span,
          details: ["level: the level of the code list, such as province"]))
      return nil
    }
    let index = setting["list"].flatMap { context.codeList($0) }.flatMap { list in
      level.text.flatMap { RollUpStage.level($0, of: list, context: context) }
    }
    guard let choice = setting["column"], RollUpStage.coded(choice, in: input, context: context) != nil, let index
    else {
      return nil
    }
    var made = named
    made.type = .category(index.domain)
    let unknown = context.word(setting["unknown"], as: Coding.Unknown.self) ?? .reject
    return Relation(
      .code(
        Coding(column: column.name, into: made.name, index: index, unknown: unknown, span: choice.span)),
      schema: input.replacing(column, with: made))
  }

  private static func classes(
    _ setting: Setting, _ column: Column, _ named: Column, _ input: Schema, _ context: BindingContext
  ) -> Relation? {
    guard column.type.isNumeric else {
      context.report(
        .error(
          "not-binnable", "classes are made of numbers and amounts; '\(column.name)' is \(column.type.name)",
          at: setting["column"]?.span ?? setting.span))
      return nil
    }
    guard let bins = Bins(setting, of: column, context: context) else { return nil }
    var made = named
    made.type = bins.type
    let schema = input.replacing(column, with: made)
    return Relation(
      .project(
        input.columns.map { old in
          old.name == column.name ? Projection(name: made.name, expression: bins.expression) : .passing(old)
        }), schema: schema, noted: bins.noted(in: made))
  }
}
