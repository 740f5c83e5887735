public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable
internal import PeilValues

/// `lead-time`: how long applications waited for their decision, those that still wait included.
public enum LeadTimeMeasure: Measure {
  enum Shown: String, CaseIterable {
    case median, within
    case inTerm = "in-term"
    case restrictedMean = "restricted-mean"

    var meaning: String {
      switch self {
      case .median: "The days after which half of them had ended."
      case .within: "The part that had ended after `days` days."
      case .inTerm: "The part that had ended within its own `term`."
      case .restrictedMean: "The mean of the days, of which those after `days` do not count."
      }
    }

    var needsDays: Bool { self == .within || self == .restrictedMean }
  }

  /// The reference page.
  public static let page = Page(
    name: "lead-time",
    summary: "How long it took until a decision, with the applications that still wait taken into account.",
    discussion: """
      The days from `from` to `to`. An application without `to`, or with one after `as-of`, is open: it has waited until \
      `as-of`, and counts as waiting at least so long (Kaplan and Meier 1958). Leaving open cases out would make every \
      office look quicker than it is. `show: median` is the day by which half have ended; where the curve does not come \
      down so far it is not reached. `show: within` is the part that ended within `days`; the day of the event does not \
      count, and a decision on the last day is in time. `show: in-term` takes the `term` of each application: weeks, \
      extension and suspension may differ, and each case is then followed in its own time, from 0 at the start to 1 on \
      its last day. With `outcome` a withdrawal is an end of its own and no decision: \
      the figures are then about decisions (Aalen and Johansen 1978), and an application that was withdrawn on a day \
      nobody knows stands under missing, as one without `from` or without a part of its term does. An end before its \
      start declines the figure. With `reading: process` figures without `outcome` have an interval (Greenwood, 95%, on \
      the scale that `interval` names).
      """,
    setting: .options([
      .required("from", .column, "The day the clock starts: complete receipt, or the closing of the tender."),
      .required("to", .column, "The day of the decision; missing while the application is open."),
      .required("show", .word(Shown.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), "What is shown."),
      .optional(
        "days", .integer(0...36_500), standard: "none", "The days of `show: within` and `show: restricted-mean`."),
      .optional("term", .options(WrittenTerm.parameters), standard: "none", "The term, for `show: in-term`."),
      .optional("outcome", .column, standard: "every end is a decision", "The outcome, which tells withdrawals."),
      .optional(
        "interval",
        .word([
          .init("log-log", "Symmetric on the logarithm of minus the logarithm."),
          .init("log", "Symmetric on the logarithm."), .init("plain", "Symmetric on the part itself."),
        ]), standard: "log-log with `reading: process`, none with `census`", "The scale of the interval."),
    ]),
    source: """
      Kaplan and Meier 1958; Greenwood 1926; Aalen and Johansen 1978; Awb 4:13 to 4:15; Algemene \
      termijnenwet, articles 1, 3 and 4.
      """,
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
            in_91_days: {lead-time: {from: submitted, to: decided, show: within, days: 91}}
            in_term: {lead-time: {from: submitted, to: decided, show: in-term, term: {weeks: 13}}}
      """,
    caution: """
      The term, when its clock starts and whether it rolls over a holiday stand in the scheme and not in Awb 4:13. In a \
      tender the clock starts at the closing, for all alike.
      """)

  /// Reads the days; a pipeline without `as-of`, another type or grain, and a term that is lacking or idle are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let reading = context.rateReading(of: page.name, at: setting.span)
    let isSound = hasItsOptions(setting, reading, context)
    guard let shown = context.word(setting["show"], as: Shown.self), isSound,
      let waiting = WaitingTimes.read(setting, kind: page.name, in: table.schema, context), let reading
    else { return nil }
    var term: WrittenTerm?
    if let written = setting["term"] {
      guard let read = WrittenTerm.read(written, in: table.schema, context) else { return nil }
      term = read
    }
    let figure = LeadTimeFigure(shown, days: context.integer(setting["days"]), term: term)
    let scale = context.word(setting["interval"], as: LeadTimeScale.self) ?? .logLog
    return BoundMeasure(
      components: [waiting.component(with: term?.columns ?? [])], base: nil,
      unit: shown == .median || shown == .restrictedMean ? .days : .ratio,
      definition: definition(waiting, figure).reading(asCensus: reading == .census),
      finisher: .cell(
        LeadTimeFinisher(
          waiting: waiting, figure: figure, scale: scale, hasInterval: reading == .process)))
  }

  private static func definition(_ waiting: WaitingTimes, _ figure: LeadTimeFigure) -> Definition {
    let suffix = waiting.outcome == nil ? "" : "/decisions"
    let (nl, en) = waiting.words
    switch figure {
    case .median:
      return Definition("lead-time/median\(suffix)", nl: "mediaan van de dagen " + nl, en: "median of the days " + en)
    case .within(let days):
      return Definition(
        "lead-time/within/\(days)\(suffix)", nl: "deel beslist binnen \(days) dagen " + nl,
        en: "part decided within \(days) days " + en)
    case .restrictedMean(let days):
      return Definition(
        "lead-time/restricted-mean/\(days)", nl: "gemiddelde van de dagen, tot dag \(days), " + nl,
        en: "mean of the days, up to day \(days), " + en)
    case .inTerm(let term):
      return Definition(
        "lead-time/in-term/\(term.identifier)\(suffix)", nl: "deel beslist binnen \(term.words.nl) " + nl,
        en: "part decided within \(term.words.en) " + en)
    }
  }

  private static func hasItsOptions(_ setting: Setting, _ reading: Reading?, _ context: BindingContext) -> Bool {
    guard let shown = context.word(setting["show"], as: Shown.self) else { return false }
    if shown == .restrictedMean, let outcome = setting["outcome"] {
      context.report(
        .error(
          "idle-option", "`show: restricted-mean` does not tell withdrawals apart", at: outcome.span,
          details: ["leave `outcome` away, or show the median or a part"]))
      return false
    }
    if let interval = setting["interval"], reading == .census {
      context.report(
        .error(
          "interval-of-census", "`interval: \(interval.text?.text ?? "")` has no meaning with `reading: census`",
          at: interval.span, details: ["leave `interval` away, or write `reading: process`"]))
      return false
    }
    for (option, isNeeded, what) in [("days", shown.needsDays, "the term"), ("term", shown == .inTerm, "its weeks")] {
      guard isNeeded != (setting[option] != nil) else { continue }
      context.report(
        isNeeded
          ? .error(
            "missing-option", "`show: \(shown.rawValue)` needs `\(option)`, \(what)",
            at: setting["show"]?.span ?? setting.span)
          : .error(
            "idle-option", "`\(option)` is not read with `show: \(shown.rawValue)`",
            at: setting[option]?.span ?? setting.span,
            details: [
              option == "days"
                ? "write `show: within`, or leave `days` away" : "write `show: in-term`, or leave `term` away"
            ]))
      return false
    }
    return true
  }
}
