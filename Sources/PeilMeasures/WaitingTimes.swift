internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable
internal import PeilValues

/// The days from a start to an end, the open cases included; a line of its tally begins with start, end and, where
/// withdrawals are told apart, outcome.
struct WaitingTimes: Sendable {
  let start: Column
  let end: Column
  let outcome: Column?
  let asOf: CalendarDate

  static let decision = 1
  static let withdrawal = 2

  /// Reads `from`, `to` and `outcome`; a pipeline without `as-of`, and another type or grain, are reported.
  static func read(
    _ setting: Setting, kind: String, in schema: Schema, _ context: BindingContext
  ) -> WaitingTimes? {
    guard let asOf = context.asOf else {
      context.report(
        .error(
          "as-of-missing", "`\(kind)` needs the day until which open applications have waited", at: setting.span,
          details: ["write the day the exports speak of at the top: as-of: 2021-06-30"]))
      return nil
    }
    // A clock may start for several applications at once, at the closing of a tender; each has an end of its own.
    let start = context.column(setting["from"], holding: .date, ofAnyGrainIn: schema)
    let end = context.column(setting["to"], holding: .date, in: schema)
    let outcome = setting["outcome"].flatMap { context.outcome($0, in: schema) }
    guard let start, let end, outcome != nil || setting["outcome"] == nil else { return nil }
    return WaitingTimes(start: start, end: end, outcome: outcome, asOf: asOf)
  }

  /// What must be collected, with further columns behind it.
  func component(with further: [Column]) -> Component {
    .tally(([start, end] + [outcome].compactMap(\.self) + further).map { .value(of: $0) }, where: nil)
  }

  /// How many values stand before the further ones.
  var width: Int { outcome == nil ? 2 : 3 }

  /// From what to what, and by which method.
  var words: (nl: String, en: String) {
    let method = outcome == nil ? "Kaplan-Meier" : "Aalen-Johansen"
    return (
      "van \(start.label(in: "nl")) tot \(end.label(in: "nl")), open aanvragen tot \(asOf.description) (\(method))",
      "from \(start.label(in: "en")) to \(end.label(in: "en")), open applications until \(asOf.description) (\(method))"
    )
  }

  /// What a line says of its units.
  enum Reading {
    /// How many days, and how it ended; nil while it is open.
    case known(days: Int, cause: Int?)
    case lacking
    case reversed
  }

  func reading(_ values: [Tally.Value]) -> Reading {
    let asOf = Int(asOf.daysSinceEpoch)
    guard case .integer(let start) = values[0] else { return .lacking }
    let isWithdrawn = outcome != nil && values[2] == .code(Outcome.withdrawn.code)
    guard case .integer(let end) = values[1], end <= asOf else {
      // A withdrawal on an unknown day is no case that still waits.
      if isWithdrawn, values[1] == .missing { return .lacking }
      return start <= asOf ? .known(days: asOf - Int(start), cause: nil) : .reversed
    }
    guard end >= start else { return .reversed }
    return .known(days: Int(end - start), cause: isWithdrawn ? Self.withdrawal : Self.decision)
  }
}
