public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// `lead-time`: how long applications waited for their decision, those that still wait included.
public enum LeadTimeMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "lead-time",
    summary: "How long it took until a decision, with the applications that still wait taken into account.",
    discussion: """
      The days from `from` to `to`. An application without `to`, or with one after `as-of`, is open: it has waited until \
      `as-of`, and counts as waiting at least so long (Kaplan and Meier 1958). Leaving open cases out would make every \
      office look quicker than it is. `show: median` is the day by which half have ended; where the curve does not come \
      down so far it is not reached. `show: within` is the part that ended within `days`; the day of the event does not \
      count, and a decision on the last day is in time. With `outcome` a withdrawal is an end of its own and no decision: \
      the figures are then about decisions (Aalen and Johansen 1978), and an application that was withdrawn on a day \
      nobody knows stands under missing, as one without `from` does. An end before its start declines the figure. \
      With `reading: process` figures without `outcome` have an interval (log-log, Greenwood, 95%).
      """,
    setting: .options([
      .required("from", .column, "The day the clock starts: complete receipt, or the closing of the tender."),
      .required("to", .column, "The day of the decision; missing while the application is open."),
      .required(
        "show",
        .word([
          .init("median", "The days after which half of them had ended."),
          .init("within", "The part that had ended after `days` days."),
        ]), "What is shown."),
      .optional("days", .integer(0...36_500), standard: "none", "The term, for `show: within`."),
      .optional("outcome", .column, standard: "every end is a decision", "The outcome, which tells withdrawals."),
    ]),
    example: """
      as-of: 2021-06-30
      reading: process
      datasets:
        evaluated:
          from: applications
          stages:
            - join: {with: decisions, key: application, expect: one-to-one, unmatched: {left: keep, right: reject}}
      tables:
        example:
          from: evaluated
          measures:
            waited: {lead-time: {from: submitted, to: decided, show: median}}
            in_time: {lead-time: {from: submitted, to: decided, show: within, days: 91}}
      """,
    caution: """
      The term, when its clock starts and whether it rolls over a holiday stand in the scheme and not in Awb 4:13. In a \
      tender the clock starts at the closing, for all alike.
      """)

  enum Shown: String { case median, within }

  /// Reads the days; a pipeline without `as-of`, another type or grain, and a term that is lacking or idle are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let days = setting["days"]?.text.flatMap { Int($0.text.filter { $0 != "_" }) }
    let reading = context.rateReading(of: page.name, at: setting.span)
    guard let shown = context.word(setting["show"], as: Shown.self), termFits(shown, setting, context) else {
      return nil
    }
    guard let asOf = context.asOf else {
      context.report(
        .error(
          "as-of-missing", "`lead-time` needs the day until which open applications have waited", at: setting.span,
          details: ["write the day the exports speak of at the top: as-of: 2021-06-30"]))
      return nil
    }
    let start = date("from", setting, table.schema, context)
    let end = date("to", setting, table.schema, context)
    let outcome = setting["outcome"].flatMap { context.outcome($0, in: table.schema) }
    guard let start, let end, let reading, outcome != nil || setting["outcome"] == nil else { return nil }
    let values = [Expression.value(of: start), .value(of: end)] + (outcome.map { [Expression.value(of: $0)] } ?? [])
    let term = shown == .within ? days : nil
    return BoundMeasure(
      components: [.tally(values, where: nil)], base: nil, unit: term == nil ? .days : .ratio,
      definition: definition(start, end, term: term, asOf: asOf, hasOutcome: outcome != nil),
      finisher: .cell(
        LeadTimeFinisher(
          asOf: Int(asOf.daysSinceEpoch), term: term, tellsWithdrawals: outcome != nil, hasInterval: reading == .process
        )))
  }

  private static func definition(
    _ start: Column, _ end: Column, term: Int?, asOf: CalendarDate, hasOutcome: Bool
  ) -> Definition {
    let method = hasOutcome ? "Aalen-Johansen" : "Kaplan-Meier"
    let nl = "van \(start.name) tot \(end.name), open aanvragen tot \(asOf.description) (\(method))"
    let en = "from \(start.name) to \(end.name), open applications until \(asOf.description) (\(method))"
    return Definition(
      "lead-time/" + (term.map { "within/\($0)" } ?? "median") + (hasOutcome ? "/decisions" : ""),
      nl: term.map { "deel beslist binnen \($0) dagen " + nl } ?? "mediaan van de dagen " + nl,
      en: term.map { "part decided within \($0) days " + en } ?? "median of the days " + en)
  }

  private static func date(
    _ option: String, _ setting: Setting, _ schema: Schema, _ context: BindingContext
  ) -> Column? {
    guard let written = setting[option], let column = context.column(written, in: schema) else { return nil }
    guard column.type == .date else {
      context.report(
        .error("not-a-date", "'\(column.name)' is \(column.type.name), and a date was expected", at: written.span))
      return nil
    }
    return context.standsForRows(column, of: schema, at: written.span) ? column : nil
  }

  private static func termFits(_ shown: Shown, _ setting: Setting, _ context: BindingContext) -> Bool {
    guard (shown == .within) != (setting["days"] != nil) else { return true }
    context.report(
      shown == .within
        ? .error("missing-option", "`show: within` needs `days`, the term", at: setting["show"]?.span ?? setting.span)
        : .error(
          "idle-option", "`days` is read only with `show: within`", at: setting["days"]?.span ?? setting.span,
          details: ["write `show: within`, or leave `days` away"]))
    return false
  }
}
