public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// `run`: a figure that a program makes, in R, Python or anything.
public enum RunMeasure: Measure {
  enum Given: String, CaseIterable {
    case count
    case money
    case ratio
    case days
    case number
    case date

    var unit: FigureUnit {
      switch self {
      case .count: .count
      case .money: .money
      case .ratio: .ratio
      case .days: .days
      case .number: .number
      case .date: .date
      }
    }

    /// The type of what comes back.
    var type: ValueType {
      switch self {
      case .count: .integer
      case .money: .money
      case .ratio, .days, .number: .number
      case .date: .date
      }
    }

    var meaning: String {
      switch self {
      case .count: "A whole number of units."
      case .money: "An amount in euro, exact to the cent."
      case .ratio: "A share or a quotient; 0.25 is shown as 25%."
      case .days: "Days; a part of a day is a fraction."
      case .number: "A number in a unit of its own."
      case .date: "A day; it has no interval."
      }
    }
  }

  /// The reference page.
  public static let page = Page(
    name: "run",
    summary: "A figure that a program of your own makes, in R, Python or anything, of the rows of each cell.",
    discussion: """
      The program is started once for the whole table, in the folder of the pipeline file, when all rows have come; \
      without a row it is not started. It reads CSV from standard input, with a header: the column `group`, which numbers \
      the cells from 1, totals among them, and the columns of `send`. Rows come group by group, and within a group in the \
      order of their values, so that it sees the same whatever the order of the file; a unit that belongs to a total comes \
      there again. The text is UTF-8 with comma, decimal point, ISO dates, codes of closed lists, the codes of a set with \
      `|` between them, and an empty field where a value is missing. It writes CSV to standard output with one row for each \
      group, in any order: `group`, `value`, and, where `interval` is said, `lower` and `upper`. An empty value is a figure \
      that is not defined (`noAnswer`). The settings PEIL_SCHEMA and PEIL_RETURNS tell it the types of both as Table \
      Schemas, each in one line of JSON. What it writes to standard error is shown. `n` counts the rows of the cell, and \
      `missing` those that lack one of the columns that are sent. A column whose values stand for more than one row can be \
      sent together with its key alone, by which the program tells them apart. A program can do whatever you can, so that a \
      run refuses it unless it is given --allow-programs. What stops the run, and leaves everything as it was: a program \
      that is not there, takes longer or more memory than it may, or ends with another status than 0; a group without \
      answer or with two; a value that is none of its type. The words of `program` that name a file beside the pipeline, \
      and `files`, are inputs of the run: `run.json` holds their hash. The state holds the rows: it is micro-data until it \
      is finished.
      """,
    setting: .options([
      ProgramOptions.program, ProgramOptions.files,
      .required("send", .oneOrMore(.column), "The columns it is sent, behind the number of the group."),
      .required("gives", .word(Given.allCases.map { .init($0.rawValue, $0.meaning) }), "What its figure is."),
      .optional(
        "amount", .word(AmountRole.allCases.map { .init($0.rawValue, $0.meaning) }), standard: "required for money",
        "The stage of the scheme the money belongs to."),
      .optional(
        "interval", .share, standard: "it gives none",
        "The coverage of the interval that it gives as `lower` and `upper`, such as 95%."),
      ProgramOptions.missing, ProgramOptions.timeLimit, ProgramOptions.memoryLimit,
    ]),
    source: "The program's author.",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          totals: all
          measures:
            mean_costs:
              run:
                program:
                  - awk
                  - "-F,"
                  - >-
                    NR == 1 {print "group,value"; next}
                    {seen[$1]; if ($2 != "") {n[$1]++; sum[$1] += $2}}
                    END {for (g in seen) print g "," (n[g] ? sprintf("%.2f", sum[g] / n[g]) : "")}
                send: costs
                gives: money
                amount: project-costs
      """,
    caution: """
      Peil cannot see what a program does with the rows: that it gives the same for the same rows, on any day, is for its \
      author to see to. Set the seed of whatever it draws. Disclosure control takes its figure for one that is neither a \
      number nor a sum.
      """)

  /// Reads the program, what it is sent and what it gives; money without `amount`, an interval of days of the calendar, and
  /// a column that is sent without its key are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let program = ProgramOptions(setting, context: context)
    let sent = setting["send"].flatMap { columns($0, in: table.schema, context) }
    let level = level(setting["interval"], context)
    guard let program, let sent, let level, let given = context.word(setting["gives"], as: Given.self),
      saysAmount(setting, given, context), isSound(setting["interval"], of: given, context)
    else { return nil }
    let group = Column(name: ProgramFigures.group, type: .integer, grain: .whole)
    let names = [ProgramFigures.value] + (level == nil ? [] : [ProgramFigures.lower, ProgramFigures.upper])
    let call = program.call(
      sent: [group] + sent,
      returned: [group] + names.map { Column(name: $0, type: given.type, grain: .whole) },
      answer: .rows(key: [ProgramFigures.group]))
    let amount = context.word(setting["amount"], as: AmountRole.self)
    let listed = sent.map(\.name).joined(separator: ", ")
    return BoundMeasure(
      components: [.tally(sent.map { .value(of: $0) }, where: nil)], base: nil, unit: given.unit,
      definition: Definition(
        (["run", given.rawValue] + [amount?.rawValue].compactMap(\.self)).joined(separator: "/"),
        nl: "gemaakt door het programma '\(call.shown)' uit \(listed)",
        en: "made by the program '\(call.shown)' of \(listed)"),
      finisher: .program(
        ProgramFigures(
          call: call, columns: sent, unit: given.unit, level: level,
          span: setting["program"]?.span ?? setting.span)))
  }

  private static func columns(_ setting: Setting, in schema: Schema, _ context: BindingContext) -> [Column]? {
    guard let columns = context.columns(setting, in: schema) else { return nil }
    var isSound = true
    func report(_ code: String, _ message: String, _ remedy: String) {
      context.report(.error(code, message, at: setting.span, details: [remedy]))
      isSound = false
    }
    let names = Set(columns.map(\.name))
    if columns.isEmpty { report("no-columns", "no column is sent", "name one at least under 'send'") }
    if names.count < columns.count { report("repeated-column", "a column is sent twice", "name each once") }
    for column in columns {
      if column.name == ProgramFigures.group {
        report(
          "taken-column", "'\(column.name)' is the number of the cell in what a program is sent",
          "give the column another name by the stage 'rename'")
      }
      let key = column.grain.keys
      if column.grain != schema.grain, key.isEmpty || !names.isSuperset(of: key) {
        report(
          "grain",
          "'\(column.name)' has one value per \(column.grain), but a row of '\(context.subject)' is one \(schema.grain): "
            + "the program would meet it more than once",
          key.isEmpty
            ? "take the table from a dataset with one row per \(column.grain)"
            : "send its key as well: \(key.joined(separator: ", "))")
      }
    }
    return isSound ? columns : nil
  }

  private static func saysAmount(_ setting: Setting, _ given: Given, _ context: BindingContext) -> Bool {
    guard (given == .money) != (setting["amount"] != nil) else { return true }
    if let amount = setting["amount"] {
      context.report(
        .error(
          "amount-without-money", "the figure is \(given.rawValue), and only money has an amount", at: amount.span,
          details: ["leave `amount` away"]))
    } else {
      context.report(
        .error(
          "amount-missing", "the figure is money, and does not say what money it is",
          at: setting["gives"]?.span ?? setting.span,
          details: ["add `amount`: \(AmountRole.allCases.map(\.rawValue).joined(separator: ", "))"]))
    }
    return false
  }

  private static func isSound(_ interval: Setting?, of given: Given, _ context: BindingContext) -> Bool {
    guard given == .date, let interval else { return true }
    context.report(
      .error(
        "interval-of-date", "a date has no interval here", at: interval.span,
        details: ["leave `interval` away, or let the program give days"]))
    return false
  }

  /// The coverage that is said, if any; nil, and reported, where it is none.
  private static func level(_ setting: Setting?, _ context: BindingContext) -> Double?? {
    guard let setting else { return .some(nil) }
    guard let text = context.text(setting) else { return nil }
    if let share = Rational(share: text.text), .zero < share, share < .one { return .some(share.doubleValue) }
    context.report(
      .error("not-in-bounds", "'\(text.text)' is no coverage between 0 and 1", at: text.span, details: ["such as 95%"]))
    return nil
  }
}
