internal import PeilCore
internal import PeilDiagnostics
internal import PeilStatistics
internal import PeilTable
internal import PeilValues

/// The term of a scheme as a pipeline file gives it: its parts are numbers, or columns where they differ.
struct WrittenTerm: Sendable {
  /// A number for all, or a column.
  enum Part: Sendable {
    case fixed(Int)
    case column(Column)

    var text: String {
      switch self {
      case .fixed(let value): String(value)
      case .column(let column): column.name
      }
    }

    var column: Column? { if case .column(let column) = self { column } else { nil } }
  }

  enum RollOver: String, CaseIterable {
    case act, always, never

    var meaning: String {
      switch self {
      case .act: "As the Algemene termijnenwet has it: terms of up to 12 weeks run on, longer ones do not (art. 1, 4)."
      case .always: "A term that ends on a closed day runs on to the next working day."
      case .never: "It ends on the day it ends."
      }
    }
  }

  let weeks: Part
  let extensionWeeks: Part
  let suspendedDays: Part
  let rollOver: RollOver
  /// Whether the Dutch public holidays are closed days beside weekends and the days given.
  let hasDutchHolidays: Bool
  let closed: Set<CalendarDate>

  /// The longest part that is read, in weeks or days.
  private static let longest = 36_500

  static let parameters: [Parameter] = [
    .required("weeks", .text, "How many weeks: a number, or a column of whole numbers where schemes differ."),
    .optional("extension", .text, standard: "0", "By how many weeks it was extended: a number or a column (Awb 4:14)."),
    .optional(
      "suspended", .text, standard: "0", "How many days it stood still: a number or a column of days (Awb 4:15)."),
    .optional(
      "roll-over", .word(RollOver.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "act",
      "Whether a term that ends on a Saturday, Sunday or holiday runs on."),
    .optional(
      "holidays",
      .word([
        .init("dutch", "Those of article 3 of the Algemene termijnenwet, worked out for every year, and 5 May."),
        .init("listed", "The days under `closed` alone."),
      ]), standard: "dutch", "Which days are holidays, beside Saturdays and Sundays."),
    .optional(
      "closed", .list(.text), standard: "none", "Further days on which a term does not end, as yyyy-MM-dd."),
  ]

  /// Reads the keys; columns of another type, numbers below zero and days that are none are reported.
  static func read(_ setting: Setting, in schema: Schema, _ context: BindingContext) -> WrittenTerm? {
    let weeks = setting["weeks"].flatMap { part($0, in: schema, context) }
    let extensionWeeks = setting["extension"].map { part($0, in: schema, context) } ?? .fixed(0)
    let suspended = setting["suspended"].map { part($0, in: schema, context) } ?? .fixed(0)
    let days = (setting["closed"]?.list ?? []).map { day($0, context) }
    guard let weeks, let extensionWeeks, let suspended, !days.contains(nil) else { return nil }
    return WrittenTerm(
      weeks: weeks, extensionWeeks: extensionWeeks, suspendedDays: suspended,
      rollOver: context.word(setting["roll-over"], as: RollOver.self) ?? .act,
      hasDutchHolidays: setting["holidays"]?.text?.text != "listed", closed: Set(days.compactMap(\.self)))
  }

  /// The columns it reads, in the order of the parts.
  var columns: [Column] { [weeks, extensionWeeks, suspendedDays].compactMap(\.column) }

  /// The weeks, the rule and the holidays, in a word.
  var identifier: String { "\(weeks.text)-weeks/roll-over-\(rollOver.rawValue)" }

  /// The same in words, with which days are holidays.
  var words: (nl: String, en: String) {
    let isExtended = extensionWeeks.text != "0"
    let isSuspended = suspendedDays.text != "0"
    let days =
      hasDutchHolidays
      ? (nl: "Nederlandse feestdagen", en: "Dutch holidays") : (nl: "opgegeven dagen", en: "days given")
    let rule: (nl: String, en: String) =
      switch rollOver {
      case .act:
        (
          "einde op weekend of \(days.nl) schuift op als de Algemene termijnenwet dat zegt (tot 12 weken)",
          "an end on a weekend or \(days.en) moves on where the Algemene termijnenwet says so (up to 12 weeks)"
        )
      case .always: ("einde op weekend of \(days.nl) schuift op", "an end on a weekend or \(days.en) moves on")
      case .never: ("einde schuift niet op", "the end does not move")
      }
    return (
      "de termijn (\(weeks.text) weken\(isExtended ? ", verlengd met \(extensionWeeks.text)" : "")"
        + "\(isSuspended ? ", opgeschort \(suspendedDays.text) dagen" : ""); \(rule.nl))",
      "the term (\(weeks.text) weeks\(isExtended ? ", extended by \(extensionWeeks.text)" : "")"
        + "\(isSuspended ? ", suspended \(suspendedDays.text) days" : ""); \(rule.en))"
    )
  }

  /// How many days a case has, from its start to the last day on which a decision is in time; nil where a part is
  /// missing, below zero or beyond the calendar.
  ///
  /// `values` are those of the columns, in their order.
  func days(from start: Int, _ values: ArraySlice<Tally.Value>) -> Int? {
    var rest = values
    guard let weeks = number(weeks, &rest), let extensionWeeks = number(extensionWeeks, &rest),
      let suspended = number(suspendedDays, &rest), let first = CalendarDate(exactlyDaysSinceEpoch: start)
    else { return nil }
    let rolls: Bool? = rollOver == .act ? nil : rollOver == .always
    let term = DecisionTerm(weeks: weeks, extensionWeeks: extensionWeeks, rollsOver: rolls)
    let pause = Days(count: suspended)
    let last =
      hasDutchHolidays
      ? try? term.deadline(from: first, suspended: pause, closed: closed) : lastListedDay(term, first, pause)
    return last.map { Int($0.daysSinceEpoch) - start }
  }

  private func lastListedDay(_ term: DecisionTerm, _ start: CalendarDate, _ pause: Days) -> CalendarDate? {
    var day = try? term.nominalEnd(from: start, suspended: pause)
    while term.rollsOver, let end = day, end.weekday > 5 || closed.contains(end) {
      day = try? end.adding(Days(count: 1))
    }
    return day
  }

  private func number(_ part: Part, _ values: inout ArraySlice<Tally.Value>) -> Int? {
    guard case .column = part else { if case .fixed(let value) = part { return value } else { return nil } }
    guard case .integer(let value)? = values.popFirst(), (0...Int64(Self.longest)).contains(value) else { return nil }
    return Int(value)
  }

  private static func part(_ setting: Setting, in schema: Schema, _ context: BindingContext) -> Part? {
    guard let text = context.text(setting) else { return nil }
    if let value = Int(text.text) {
      if (0...longest).contains(value) { return .fixed(value) }
      context.report(.error("not-in-bounds", "'\(text.text)' is not a number from 0 to \(longest)", at: text.span))
      return nil
    }
    guard let column = context.column(setting, in: schema) else { return nil }
    guard column.type == .integer || column.type == .days else {
      context.report(
        .error(
          "not-an-integer", "'\(column.name)' is \(column.type.name), and a whole number or days were expected",
          at: setting.span))
      return nil
    }
    return .column(column)
  }

  private static func day(_ setting: Setting, _ context: BindingContext) -> CalendarDate? {
    guard let text = context.text(setting) else { return nil }
    if let day = CalendarDate(iso: text.text) { return day }
    context.report(.error("not-a-date", "'\(text.text)' is no day, as yyyy-MM-dd", at: text.span))
    return nil
  }
}
