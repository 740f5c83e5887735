public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable
internal import PeilValues

/// `robust-mean`: what a mean becomes when its extremes weigh less.
public enum RobustMeanMeasure: Measure {
  enum Method: String, CaseIterable {
    case winsorisedByCount = "winsorised-by-count"
    case winsorisedByQuantile = "winsorised-by-quantile"
    case trimmed
    case medianDeviation = "median-absolute-deviation"

    var meaning: String {
      switch self {
      case .winsorisedByCount: "The extreme part at either end is drawn in to the nearest value that stays."
      case .winsorisedByQuantile: "What lies beyond the two quantiles (type 7) is drawn in to them."
      case .trimmed: "The extreme part at either end is left out."
      case .medianDeviation: "The median distance from the median: no mean, but how far values lie apart."
      }
    }

    var words: (nl: String, en: String) {
      switch self {
      case .winsorisedByCount: ("gewinsoriseerd gemiddelde (naar aantal)", "winsorised mean (by count)")
      case .winsorisedByQuantile: ("gewinsoriseerd gemiddelde (naar kwantiel)", "winsorised mean (by quantile)")
      case .trimmed: ("getrimd gemiddelde", "trimmed mean")
      case .medianDeviation: ("mediane absolute afwijking", "median absolute deviation")
      }
    }
  }

  /// The reference page.
  public static let page = Page(
    name: "robust-mean",
    summary: "What a mean becomes when the largest and smallest values weigh less: to see how far they carry it.",
    discussion: """
      For sensitivity alone: it stands beside a mean and never in its place, and its definition says so. `share` is the \
      part at either end that is drawn in or left out, such as 5%; `median-absolute-deviation` takes none. It takes \
      numbers, money and days, as `mean` does; of exact values it is exact. Missing values are skipped and counted. Money \
      must say which amount it is (`amount`). Where the rows are finer than the values, `per` says what is counted once. \
      It has no interval.
      """,
    setting: .options(
      [
        .required(
          "method", .word(Method.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }),
          "What becomes of the extremes."),
        .optional(
          "share", .share, standard: "none; needed but for the deviation", "The part at either end, below a half."),
      ] + MeasuredValue.parameters("averaged")),
    source: "Hampel 1974; scipy.stats.mstats.winsorize, scipy.stats.trim_mean.",
    example: """
      tables:
        example:
          from: applications
          measures:
            mean_costs: {mean: costs}
            without_extremes: {robust-mean: {column: costs, method: winsorised-by-count, share: 5%}}
      """,
    caution: "Money that was paid was paid: a winsorised sum is no sum.")

  /// Reads what is averaged and the part at either end; a lacking or idle `share` is an error.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let verb = MeasuredValue.Verb(
      measure: page.name, done: "averaged", doing: "averaging it",
      instead: "`robust-mean` takes numbers, money and days")
    guard let method = context.word(setting["method"], as: Method.self),
      let share = share(setting, method, context),
      let value = MeasuredValue.read(setting, verb, in: table.schema, context: context)
    else { return nil }
    let unit = FigureUnit(summing: value.expression.type)
    let part = setting["share"]?.text.map { " \($0.text)" } ?? ""
    return BoundMeasure(
      components: [value.histogram], base: nil, unit: unit,
      definition: value.definition(
        "robust-mean/\(method.rawValue)", nl: "alleen voor de gevoeligheid: \(method.words.nl)\(part) van",
        en: "for sensitivity only: \(method.words.en)\(part) of"),
      finisher: .cell(RobustMeanFinisher(method: method, share: share, unit: unit)))
  }

  private static func share(_ setting: Setting, _ method: Method, _ context: BindingContext) -> Rational? {
    let written = setting["share"]
    guard (written != nil) == (method != .medianDeviation) else {
      context.report(
        written.map { .error("idle-option", "`method: \(method.rawValue)` takes no `share`", at: $0.span) }
          ?? .error("missing-option", "`method: \(method.rawValue)` needs `share`, such as 5%", at: setting.span))
      return nil
    }
    guard let text = written?.text else { return .zero }
    if let share = Rational(share: text.text), let half = Rational(1, 2), share < half { return share }
    context.report(.error("not-in-bounds", "'\(text.text)' is not a share below a half", at: text.span))
    return nil
  }
}

/// A robust mean; the state is a histogram.
private struct RobustMeanFinisher: CellFinisher {
  let method: RobustMeanMeasure.Method
  let share: Rational
  let unit: FigureUnit

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let (n, missing) = (state[0].known, state[0].missing)
    guard let histogram = state[0].histogram, histogram.count > 0 else { return .withoutValues(state[0]) }
    let values = (1...histogram.count).compactMap { histogram.value(at: $0) }
    let exact = values.compactMap(\.rational)
    guard exact.count < values.count else {
      guard let value = ExactRobustMean(sorted: exact).value(method, share) else {
        return .declined("overflow", n: n, missing: missing)
      }
      return .known(Quantity(.exact(value), unit), n: n, missing: missing)
    }
    do throws(UndefinedReason) {
      return .flagged(try approximate(values.compactMap(\.double)), unit, n: n, missing: missing)
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }

  private func approximate(_ values: [Double]) throws(UndefinedReason) -> Double {
    let location = try RobustLocation(values)
    let part = share.doubleValue
    return switch method {
    case .winsorisedByCount: try location.winsorisedMeanByCount(part, part)
    case .winsorisedByQuantile: try location.winsorisedMeanByQuantile(part, part)
    case .trimmed: try location.trimmedMean(part)
    case .medianDeviation: try location.medianAbsoluteDeviation()
    }
  }
}

extension AggregateValue {
  /// A binary64 number, or an exact one rounded; nil for what is none.
  fileprivate var double: Double? {
    if case .number(let number) = self { return number }
    return rational?.doubleValue
  }
}
