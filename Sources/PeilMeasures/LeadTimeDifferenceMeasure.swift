public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `lead-time-difference`: whether groups waited differently long.
public enum LeadTimeDifferenceMeasure: Measure {
  enum Shown: String, ShownFigure {
    case statistic, degrees
    case pValue = "p"

    var label: (nl: String, en: String) {
      switch self {
      case .statistic: ("toetsgrootheid", "statistic")
      case .degrees: ("vrijheidsgraden", "degrees of freedom")
      case .pValue: ("p", "p")
      }
    }

    var meaning: String {
      switch self {
      case .statistic: "The statistic of the log-rank test."
      case .degrees: "Its degrees of freedom: the groups, less one."
      case .pValue: "The probability of differences as large as these, or larger, by chance alone."
      }
    }

    var unit: FigureUnit { .number }
    var decimals: Int? { self == .pValue ? 4 : self == .statistic ? 2 : 0 }
  }

  /// The reference page.
  public static let page = Page(
    name: "lead-time-difference",
    summary: "Whether groups of applications waited differently long for their decision, open cases included.",
    discussion: """
      The log-rank test over the groups of `across` (R: `survival::survdiff`). Days and open cases are read as by \
      `lead-time`; every end counts as one, a withdrawal too. Applications without `from` or without a group stand under \
      missing; an end before its start declines the figure. With `reading: census` it is refused.
      """,
    setting: .options([
      .required("from", .column, "The day the clock starts."),
      .required("to", .column, "The day of the decision; missing while the application is open."),
      .required("across", .column, "The column whose values are the groups."), Shown.parameter,
    ]),
    source: "Mantel 1966; R: survival::survdiff.",
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
            solo: {lead-time-difference: {from: submitted, to: decided, across: form}}
      """,
    caution: "The test sees curves that lie apart; where they cross it may see nothing.")

  /// Reads days and groups; a pipeline without `as-of`, a census, and another type or grain are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let isTest = context.admitsTest(page.name, at: setting.span)
    let waiting = WaitingTimes.read(setting, kind: page.name, in: table.schema, context)
    guard let groups = context.groups(setting["across"], in: table.schema), let waiting, isTest,
      let shown = context.word(setting["show"], as: Shown.self)
    else { return nil }
    return BoundMeasure(
      components: [waiting.component(with: [groups])], base: nil, unit: .number,
      definition: Definition(
        "lead-time-difference/\(shown.rawValue)",
        nl: "log-ranktoets op verschil tussen groepen van \(groups.label(in: "nl")), \(waiting.words.nl)",
        en: "log-rank test of a difference between groups of \(groups.label(in: "en")), \(waiting.words.en)"),
      finisher: .cell(LeadTimeDifferenceFinisher(waiting: waiting, shown: shown)))
  }

  /// Statistic, degrees of freedom and p-value.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

/// A log-rank test; the state is the tally of `WaitingTimes` with the group behind it.
private struct LeadTimeDifferenceFinisher: CellFinisher {
  let waiting: WaitingTimes
  let shown: LeadTimeDifferenceMeasure.Shown

  func estimate(_ state: [ComponentValue]) -> Estimate {
    var groups: [Tally.Value: [Observation]] = [:]
    var (missing, reversed, n) = (0, 0, 0)
    for line in state[0].tally?.lines ?? [] {
      let group = line.values[waiting.width]
      switch waiting.reading(line.values) {
      case .known(let days, let cause) where group != .missing:
        n += line.count
        groups[group, default: []] += Array(
          repeating: Observation(time: Double(days), cause: cause), count: line.count)
      case .known, .lacking: missing += line.count
      case .reversed: reversed += line.count
      }
    }
    guard reversed == 0 else {
      return .declined("ends-before-start: \(reversed) of \(state[0].admitted)", n: n, missing: missing)
    }
    do throws(UndefinedReason) {
      let test = try LogRankTest(groups.sorted { $0.key < $1.key }.map(\.value)).test
      switch shown {
      case .statistic: return .flagged(test.statistic, .number, n: n, missing: missing)
      case .degrees: return .known(.number(Int(test.degreesOfFreedom)), n: n, missing: missing)
      case .pValue: return .flagged(test.pValue, .number, n: n, missing: missing)
      }
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }
}
