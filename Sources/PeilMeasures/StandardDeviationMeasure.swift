public import PeilCore
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable
internal import PeilValues

/// `standard-deviation`: how far values lie from their mean.
public enum StandardDeviationMeasure: Measure {
  enum Divisor: String, CaseIterable {
    case whole = "n"
    case drawn = "n-1"

    var meaning: String {
      switch self {
      case .whole: "The units are all there are; STDEV.P in a spreadsheet."
      case .drawn: "The units stand for more than themselves; STDEV.S, and R's `sd`."
      }
    }
  }

  /// The reference page.
  public static let page = Page(
    name: "standard-deviation",
    summary: "The standard deviation of a column, or of a formula per row: how far values lie from their mean.",
    discussion: """
      The root of the mean squared distance from the mean. `divisor` says by what the squares are divided, and has no \
      default: `n` for a register that is whole, `n-1` where the units are drawn from more. Missing values are skipped and \
      counted. No rows, or rows of which none is known: undefined; of one value with `n-1`: undefined (`tooFewUnits`). Money \
      must say which amount it is (`amount`). Where the rows are finer than the values, `per` says what is counted once; \
      unequal values within one key stop the run. The state holds the values: it is micro-data until it is finished. It has \
      no interval.
      """,
    setting: .options(
      [
        .required(
          "divisor", .word(Divisor.allCases.map { .init($0.rawValue, $0.meaning) }),
          "By what the sum of squares is divided.")
      ] + MeasuredValue.parameters("compared with its mean")),
    source: "R: sd; two passes, as Chan, Golub and LeVeque 1983 have it.",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            spread: {standard-deviation: {column: costs, divisor: n}}
      """,
    caution: "A few large values make it large: two quantiles say more of amounts.")

  /// Reads what is measured and the divisor; a column of another grain without `per` and money without `amount` are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let verb = MeasuredValue.Verb(
      measure: "standard-deviation", done: "compared with its mean", doing: "comparing it with its mean",
      instead: "`standard-deviation` takes numbers, money and days")
    guard let value = MeasuredValue.read(setting, verb, in: table.schema, context: context),
      let divisor = context.word(setting["divisor"], as: Divisor.self)
    else { return nil }
    let unit = FigureUnit(summing: value.expression.type)
    return BoundMeasure(
      components: [value.histogram], base: nil, unit: unit,
      definition: value.definition(
        "standard-deviation/\(divisor.rawValue)", nl: "standaardafwijking (deler \(divisor.rawValue)) van",
        en: "standard deviation (divisor \(divisor.rawValue)) of"),
      finisher: .cell(StandardDeviationFinisher(divisor: divisor, unit: unit)))
  }
}

/// The standard deviation of the values of a histogram.
private struct StandardDeviationFinisher: CellFinisher {
  let divisor: StandardDeviationMeasure.Divisor
  let unit: FigureUnit

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let component = state[0]
    guard let histogram = component.histogram, histogram.count > 0 else { return .withoutValues(component) }
    // From the smallest value up, so that the sums are the same however the rows came, and from that value, so that amounts
    // which differ by cents lose nothing.
    let ascending = (1...histogram.count).compactMap { histogram.value(at: $0) }
    let values = ascending.compactMap { $0.distance(from: ascending[0]) }
    guard values.count == histogram.count else {
      return .declined("overflow", n: component.known, missing: component.missing)
    }
    let n = Double(values.count)
    let parts = divisor == .whole ? n : n - 1
    guard parts > 0 else {
      return Estimate(
        value: nil, n: component.known, missing: component.missing, status: .undefined,
        reason: UndefinedReason.tooFewUnits.rawValue)
    }
    let mean = values.reduce(0, +) / n
    let distances = values.map { $0 - mean }
    let sum = distances.reduce(0, +)
    // What rounding left in the mean is taken out again.
    let squares = distances.reduce(0) { $0 + $1 * $1 } - sum * sum / n
    return .known(
      Quantity(.approximate((max(squares, 0) / parts).squareRoot()), unit), n: component.known,
      missing: component.missing)
  }
}

extension AggregateValue {
  /// How much it is more than another; nil where that has no number.
  fileprivate func distance(from other: AggregateValue) -> Double? {
    switch (self, other) {
    case (.exact(let own), .exact(let other)): (try? own.subtracting(other))?.doubleValue
    case (.number(let own), .number(let other)): own - other
    default: nil
    }
  }
}
