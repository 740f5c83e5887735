public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `trend`: whether a rate rises or falls along calls or dates.
public enum TrendMeasure: Measure {
  enum Shown: String, ShownFigure {
    case z
    case pValue = "p"
    case departure = "departure-p"

    var label: (nl: String, en: String) {
      switch self {
      case .z: ("richting (z)", "direction (z)")
      case .pValue: ("p", "p")
      case .departure: ("p, afwijking van de trend", "p, departure from the trend")
      }
    }

    var meaning: String {
      switch self {
      case .z: "The square root of the statistic: above 0 where the rate rises, below 0 where it falls."
      case .pValue: "The probability of a trend as strong as this, or stronger, by chance alone."
      case .departure: "The same of what the trend leaves unexplained."
      }
    }

    var unit: FigureUnit { .number }
    var decimals: Int? { self == .z ? 2 : 4 }
  }

  /// The reference page.
  public static let page = Page(
    name: "trend",
    summary: "Whether a rate rises or falls from call to call, or along a date or a number.",
    discussion: """
      The test of Cochran and Armitage (Armitage 1955), with N in the variance, as R's `prop.trend.test`. The groups of \
      `along` are scored by the order in which their codes are declared, 1, 2, 3 and so on; days and whole numbers by \
      their own value, so that calls that lie closer in time count as closer. `departure-p` tests what is left: Pearson's \
      chi-square less that of the trend; with two groups there is nothing left. Units without a group stand under missing. \
      The rate is read as by `heterogeneity`. With `reading: census` it is refused.
      """,
    setting: .options(
      CountedRate.parameters + [
        .required("along", .column, "The category in its declared order, the day or the whole number."),
        Shown.parameter,
      ]),
    source: "Cochran 1954; Armitage 1955; R: prop.trend.test.",
    example: """
      reading: process
      tables:
        example:
          from: applications
          measures:
            solo_by_size: {trend: {of: "form == 'solo'", along: size_class}}
      """,
    caution: """
      A test of a straight line: a rate that rises and falls again may show none. Where the kind of applicant changes from \
      call to call, compare the calls within strata first.
      """)

  /// Reads rate and scores; a census, and a column that has no order, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let rate = CountedRate.read(setting, in: table.schema, context)
    let isTest = context.admitsTest(page.name, at: setting.span)
    guard let written = setting["along"], let along = context.groups(written, in: table.schema), let rate, isTest,
      let shown = context.word(setting["show"], as: Shown.self)
    else { return nil }
    switch along.type {
    case .category, .date, .integer: break
    default:
      context.report(
        .error(
          "no-order", "'\(along.name)' is \(along.type.name), along which nothing rises", at: written.span,
          details: ["take a category in its declared order, a date or a whole number"]))
      return nil
    }
    return BoundMeasure(
      components: [.tally([rate.success, .value(of: along)], where: rate.base)], base: rate.base, unit: .number,
      definition: Definition(
        "trend/\(shown.rawValue)/\(rate.identifier)",
        nl: "toets op een trend langs \(along.label(in: "nl")) (Cochran-Armitage): \(rate.words.nl)",
        en: "test of a trend along \(along.label(in: "en")) (Cochran-Armitage): \(rate.words.en)"),
      finisher: .cell(TrendFinisher(shown: shown)))
  }

  /// Direction, p-value and departure.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

/// A test of trend; the state is a tally of success and what scores it.
private struct TrendFinisher: CellFinisher {
  let shown: TrendMeasure.Shown

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let all = GroupedCounts(state[0].tally)
    let scored = all.counts.compactMap { key, count in key.first?.score.map { (count: count, score: $0) } }
    let n = scored.reduce(0) { $0 + $1.count.trials }
    let missing = all.all.trials - n
    do throws(UndefinedReason) {
      let test = try TrendTest(scored)
      switch shown {
      case .z:
        let root = test.trend.statistic.squareRoot()
        return .flagged(test.isRising ? root : -root, .number, n: n, missing: missing)
      case .pValue: return .flagged(test.trend.pValue, .number, n: n, missing: missing)
      case .departure:
        guard let departure = test.departure else { throw .tooFewUnits }
        return .flagged(departure.pValue, .number, n: n, missing: missing)
      }
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }
}

extension Tally.Value {
  /// Where a group stands along an order: the place of a code from 1, or the number.
  fileprivate var score: Double? {
    switch self {
    case .code(let code): Double(code) + 1
    case .integer(let value): Double(value)
    default: nil
    }
  }
}
