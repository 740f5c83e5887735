public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `run`: sends the rows to a program, in R, Python or anything, and goes on with what comes back.
public enum RunStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "run",
    summary: "Sends the rows to a program of your own, in R, Python or anything, and goes on with what it gives back.",
    discussion: """
      The program is started once, in the folder of the pipeline file, when all rows have come; without a row it is not \
      started. It reads the columns of `send` as CSV from standard input, with a header: UTF-8, comma, decimal point, ISO \
      dates, codes of closed lists, the codes of a set with `|` between them, an empty field where a value is missing. It \
      writes CSV of the same kind to standard output, with exactly the columns that are declared. The settings PEIL_SCHEMA \
      and PEIL_RETURNS tell it the types of both as Table Schemas, each in one line of JSON. What it writes to standard \
      error is shown. With `returns: columns` it answers each row by one, in any order, with the key as it came; with \
      `returns: rows` its rows take the place of those that were sent, in its order, and the ledger counts the ones as \
      merged and the others as added. A program can do whatever you can, so that a run refuses it unless it is given \
      --allow-programs. What stops the run, and leaves everything as it was: a program that is not there, takes longer or \
      more memory than it may, or ends with another status than 0; other columns than those declared; a value that is none \
      of its type; a row without answer. The words of `program` that name a file beside the pipeline, and `files`, are \
      inputs of the run: `run.json` holds their hash.
      """,
    setting: .options([
      ProgramOptions.program, ProgramOptions.files, ProgramOptions.send,
      .required(
        "returns",
        .word([
          .init("columns", "one row for each that was sent, whose columns are added to it"),
          .init("rows", "rows of its own, which take the place of those that were sent"),
        ]), "What it gives back."),
      .optional(
        "key", .oneOrMore(.text),
        standard: "with `returns: columns` the columns that tell the rows apart; with `returns: rows` it must be said",
        "What tells the rows apart that come back; `none` where nothing does."),
      .required(
        "columns",
        .map(
          key: .name,
          value: .options([
            .required("type", .word(RunTypes.choices), "The type of its values."),
            .optional("scale", .integer(0...18), standard: "required for decimal", "How many decimals a decimal has."),
            .optional(
              "values", .list(.value), standard: "required for category and set", "The codes of a closed list."),
            ColumnOptions.label, ColumnOptions.amount,
          ])), "The columns it gives back, those of the key aside where they were sent."),
      ProgramOptions.missing, ProgramOptions.timeLimit, ProgramOptions.memoryLimit,
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - run:
                program:
                  - awk
                  - "-F,"
                  - 'NR == 1 {print $1 ",half"} NR > 1 {print $1 "," ($2 == "" ? "" : sprintf("%.2f", $2 / 2))}'
                send: [application, requested]
                returns: columns
                columns: {half: {type: money}}
      """,
    caution: """
      Peil cannot see what a program does with the rows: that it gives the same for the same rows, whatever the day and \
      their order, is for its author to see to. Set the seed of whatever it draws.
      """)

  /// Reads the program and what comes back; unknown columns, a key that is open and types that are not whole are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let program = ProgramOptions(setting, context: context) else { return nil }
    let sent = setting["send"].map { context.columns($0, in: input) } ?? input.columns
    let types = RunTypes(setting["columns"], context: context)
    let answersRows = setting["returns"]?.text?.text == "columns"
    let key = answersRows ? keyOfRows(setting, input, context) : keyOfAnswers(setting, types.columns, context)
    guard let sent, let key, types.areWhole, !sent.isEmpty || !answersRows else { return nil }
    if answersRows {
      let keys = key.compactMap { input[$0] }
      let isFree = types.entries.allSatisfy { context.admits($0, beside: input) }
      guard isFree else { return nil }
      let made = types.columns.map { column in
        var column = column
        column.grain = input.grain
        return column
      }
      let sent = keys.filter { column in !sent.contains { $0.name == column.name } } + sent
      return Relation(
        .program(program.call(sent: sent, returned: keys + made, answer: .columns(key: key))),
        schema: Schema(columns: input.columns + made, grain: input.grain))
    }
    let grain = key.isEmpty ? Grain.rows(of: context.subject) : Grain(key)
    let made = types.columns.map { column in
      var column = column
      column.grain = key.contains(column.name) && key.count > 1 ? Grain([column.name]) : grain
      return column
    }
    return Relation(
      .program(program.call(sent: sent, returned: made, answer: .rows(key: key))),
      schema: Schema(columns: made, grain: grain))
  }

  /// The columns that tell the rows apart which are sent.
  private static func keyOfRows(_ setting: Setting, _ input: Schema, _ context: BindingContext) -> [String]? {
    if let key = setting["key"] { return context.key(key, in: input)?.map(\.name) }
    let names = input.grain.keys
    if !names.isEmpty, names.allSatisfy({ input[$0] != nil }) { return names }
    context.report(
      .error(
        "no-key", "'\(context.subject)' has no columns here by which an answer could find its row", at: setting.span,
        details: ["add `key:` with the columns that tell the rows apart"]))
    return nil
  }

  /// The columns that tell the rows apart which come back.
  private static func keyOfAnswers(_ setting: Setting, _ columns: [Column], _ context: BindingContext) -> [String]? {
    guard let key = setting["key"] else {
      context.report(
        .error(
          "no-key", "what tells the rows apart that come back is not said", at: setting.span,
          details: ["add `key:` with the columns that do, or `key: none` where nothing does"]))
      return nil
    }
    if key.text?.text == "none" { return [] }
    return context.key(key, in: Schema(columns: columns, grain: .whole))?.map(\.name)
  }
}
