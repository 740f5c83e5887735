public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// `realisation`: what grants were settled at.
public enum RealisationMeasure: Measure {
  enum Shown: String, ShownFigure {
    case realisation
    case coverageByNumber = "coverage-by-number"
    case coverageByAmount = "coverage-by-amount"

    var label: (nl: String, en: String) {
      switch self {
      case .realisation: ("vastgesteld van verleend", "settled of granted")
      case .coverageByNumber: ("vastgesteld, deel van het aantal", "settled, share by number")
      case .coverageByAmount: ("vastgesteld, deel van het bedrag", "settled, share by amount")
      }
    }

    var meaning: String {
      switch self {
      case .realisation: "The amount settled divided by the amount granted, of settled projects only."
      case .coverageByNumber: "Which part of the granted projects is settled."
      case .coverageByAmount: "Which part of the money granted went to projects that are settled."
      }
    }

    var unit: FigureUnit { .ratio }
  }

  /// The reference page.
  public static let page = Page(
    name: "realisation",
    summary:
      "Which part of the money granted was settled in the end, and for how much of the grants that is known yet.",
    discussion: """
      Of projects with a grant above zero. The realisation takes those alone that have a settlement, above the line and \
      below it: a project that still runs is no project that spent nothing. Its coverage belongs beside it, and so one \
      entry gives three figures: the realisation, the coverage by number and by amount. Requested, granted and settled \
      are never mixed: the columns must say which they are. Sums are exact; no settled projects: undefined. No interval.
      """,
    setting: .options([
      .required("granted", .column, "The amount granted."),
      .required("settled", .column, "The amount settled; missing as long as it is not."), Shown.parameter,
    ]),
    source: "Awb 4:42 and following (vaststelling); exact sums.",
    example: """
      datasets:
        done:
          from: decisions
          stages:
            - join: {with: projects, key: application, expect: one-to-one, unmatched: {left: keep, right: reject}}
      tables:
        example:
          from: done
          measures:
            money: {realisation: {granted: granted, settled: settled}}
      """,
    caution: "Projects that are settled early are often the small or the failed ones: look at the coverage first.")

  /// Reads both amounts; wrong types, grains and amounts are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let granted = context.column(setting["granted"], holding: .amount([.granted]), in: table.schema)
    let settled = context.column(setting["settled"], holding: .amount([.settled]), in: table.schema)
    guard let granted, let settled, let shown = context.word(setting["show"], as: Shown.self) else { return nil }
    let nothing = Expression(.literal(.money(Money(cents: 0))), type: .money)
    let isGranted = Expression.isKnown(granted).and(
      Expression(.compare(.greater, .value(of: granted), nothing), type: .boolean))
    let isSettled = isGranted.and(.isKnown(settled))
    return BoundMeasure(
      components: [
        .sum(.value(of: settled), where: isSettled), .sum(.value(of: granted), where: isSettled),
        .count(where: isSettled), .sum(.value(of: granted), where: isGranted), .count(where: isGranted),
      ], base: isGranted, unit: .ratio,
      definition: Definition(
        "realisation/\(shown.rawValue)",
        nl: "\(shown.label.nl) (\(settled.label(in: "nl")), \(granted.label(in: "nl")))",
        en: "\(shown.label.en) (\(settled.label(in: "en")), \(granted.label(in: "en")))"),
      finisher: .cell(RealisationFinisher(shown: shown)))
  }

  /// The realisation and its coverage.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

/// A realisation; the state is settled and granted of settled projects, their number, granted of all and their number.
private struct RealisationFinisher: CellFinisher {
  let shown: RealisationMeasure.Shown

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let (settled, all) = (state[2].count, state[4].count)
    switch shown {
    case .realisation:
      return RatioOfSums(
        numerator: state[0].value, denominator: state[1].value, unit: .money, units: settled, missing: all - settled
      ).estimate()
    case .coverageByNumber: return Proportion(part: settled, whole: all, missing: 0).estimate(nil, minimum: 1)
    case .coverageByAmount:
      let top = settled == 0 ? .exact(.zero) : state[1].value
      return RatioOfSums(numerator: top, denominator: state[3].value, unit: .money, units: all, missing: 0).estimate()
    }
  }
}
