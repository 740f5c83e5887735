public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `density-at-line`: whether as many applications stand just above a line as just below it.
public enum DensityAtLineMeasure: Measure {
  enum Shown: String, ShownFigure {
    case above, below, values
    case pValue = "p"

    var label: (nl: String, en: String) {
      switch self {
      case .above: ("op of boven de streep", "at or above the line")
      case .below: ("onder de streep", "below the line")
      case .values: ("verschillende afstanden", "different distances")
      case .pValue: ("p (even dicht aan beide kanten)", "p (as dense on both sides)")
      }
    }

    var meaning: String {
      switch self {
      case .above: "How many stand at or above the line."
      case .below: "How many stand below it."
      case .values: "How many different distances they have."
      case .pValue: "The probability of a difference as large as this, or larger, if either side were as likely."
      }
    }

    var unit: FigureUnit { self == .pValue ? .number : .count }
    var decimals: Int? { self == .pValue ? 4 : nil }
  }

  /// So many on each side are the fewest on which the absence of a difference says something.
  private static let fewest = 50
  /// Scores with fewer different distances than this pile up by themselves.
  private static let fewestValues = 20

  /// The reference page.
  public static let page = Page(
    name: "density-at-line",
    summary:
      "Whether as many applications stand just above the cut-off as just below it, before a discontinuity is read.",
    discussion: """
      `distance` is how far an application lies above the line, as `allocate` makes it; `where` takes the window, such as \
      `where: "distance >= -2.0 and distance <= 2.0"`, as wide on one side as on the other. The test is the exact binomial test of one \
      half, the local-randomisation form of a density test (Cattaneo, Idrobo and Titiunik 2020): a small p says that \
      scores pile up on one side, and that a comparison across the line is not one of equals. It stands with `reading: \
      process` alone. With fewer than \(fewest) on a side it is marked as resting on few; with fewer than \(fewestValues) different \
      distances scores are lumpy, pile up by themselves, and it is marked so. Rows without a distance stand under \
      missing. The line that a ceiling draws stands on an application itself: leave out those that make it (`at-line`), \
      which is the donut.
      """,
    setting: .options([
      .required("distance", .column, "How far above the line: money, an integer or a decimal."), Shown.parameter,
    ]),
    source: "Cattaneo, Idrobo & Titiunik 2020; McCrary 2008; R: binom.test.",
    example: """
      reading: process
      parameters:
        replayed_ceiling: {type: money, value: 5_000_000}
      datasets:
        replayed:
          from: applications
          stages:
            - allocate:
                by: {column: requested, descending: false}
                amount: requested
                ceiling: $replayed_ceiling
                rule: stop
                into: replayed
                distance: distance
                at-line: at_line
      tables:
        example:
          from: replayed
          measures:
            at_line: {density-at-line: {distance: distance}, where: "distance <= 500 and distance >= -500 and not at_line"}
      """,
    caution: """
      A test that finds nothing proves nothing, least of all with few applications: assessors who know the ceiling may \
      still have placed the line.
      """)

  /// Reads the distance; a column that is no exact number is an error.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let shown = context.word(setting["show"], as: Shown.self), let written = setting["distance"],
      let distance = context.column(written, in: table.schema)
    else { return nil }
    if shown == .pValue, !context.admitsTest("show: p", at: setting.span) { return nil }
    guard distance.type.scale != nil else {
      context.report(
        .error(
          "no-distance", "'\(distance.name)' is \(distance.type.name), and no exact distance", at: written.span,
          details: ["name the column that `allocate` makes with `distance`"]))
      return nil
    }
    let isKnown = Expression.isKnown(distance)
    return BoundMeasure(
      components: [.tally([.value(of: distance)], where: isKnown), .count(where: isKnown.negated)],
      base: isKnown, unit: shown.unit,
      definition: Definition(
        "density-at-line/\(shown.rawValue)", nl: "aanvragen aan beide kanten van de streep: \(shown.label.nl)",
        en: "applications on both sides of the line: \(shown.label.en)"),
      finisher: .cell(DensityFinisher(shown: shown, fewest: fewest, fewestValues: fewestValues)))
  }

  /// Both counts and the number of distances; the test where the reading has tests.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

/// Both sides of a line; the state is a tally of distances, and the rows that have none.
private struct DensityFinisher: CellFinisher {
  let shown: DensityAtLineMeasure.Shown
  let fewest: Int
  let fewestValues: Int

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let lines = state[0].tally?.lines ?? []
    var (above, below) = (0, 0)
    for line in lines {
      guard case .integer(let distance) = line.values.first else { continue }
      if distance < 0 { below += line.count } else { above += line.count }
    }
    let n = above + below
    let missing = state[1].count
    switch shown {
    case .above: return .known(.count(above), n: n, missing: missing)
    case .below: return .known(.count(below), n: n, missing: missing)
    case .values: return .known(.count(lines.count), n: n, missing: missing)
    case .pValue:
      guard n > 0, let count = BinomialCount(above, of: n) else {
        return .undefined(.emptyDenominator, n: 0, missing: missing)
      }
      let test = BinomialTest(count, probability: 0.5)
      let flag = min(above, below) < fewest ? "few-at-line" : lines.count < fewestValues ? "lumpy-scores" : ""
      return .flagged(test.pValue, .number, n: n, missing: missing, flag: flag)
    }
  }
}
