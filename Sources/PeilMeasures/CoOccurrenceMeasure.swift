public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `co-occurrence`: how often two answers go together.
public enum CoOccurrenceMeasure: Measure {
  enum Shown: String, ShownFigure {
    case both, jaccard, lift, phi
    case oddsRatio = "odds-ratio"
    case pFisher = "p-fisher"

    var label: (nl: String, en: String) {
      switch self {
      case .both: ("samen genoemd", "named together")
      case .jaccard: ("Jaccard", "Jaccard")
      case .lift: ("lift", "lift")
      case .phi: ("phi", "phi")
      case .oddsRatio: ("odds ratio", "odds ratio")
      case .pFisher: ("p, Fisher", "p, Fisher")
      }
    }

    var meaning: String {
      switch self {
      case .both: "How many units named both."
      case .jaccard: "Both, of those who named one or the other."
      case .lift: "Both, as a multiple of what there would be if the two had nothing to do with each other."
      case .phi: "The correlation of the two: −1 through 1."
      case .oddsRatio: "The odds of the one among those who named the other, as a multiple of the rest's odds."
      case .pFisher: "The p-value of Fisher's exact test."
      }
    }

    var unit: FigureUnit { self == .both ? .count : self == .jaccard ? .ratio : .number }
    var decimals: Int? { self == .pFisher ? 4 : unit == .number ? 2 : nil }
  }

  /// The reference page.
  public static let page = Page(
    name: "co-occurrence",
    summary: "How often two bottlenecks are named together, and whether that is more than chance.",
    discussion: """
      Stands in a table with one dimension `{each: set}` and holds each item against the one that `with` names, or in a \
      table with two such dimensions, whose every pair it takes. The base is the units that were asked all of it; the \
      others stand under missing. Jaccard's coefficient is both / either, lift is both × n / (first × second), phi is \
      the correlation. The odds ratio is undefined where a unit never names one without the other (`zeroDenominator`). \
      Fisher's test stands with `reading: process` alone. An item held against itself has no figure.
      """,
    setting: .options([
      .optional("with", .value, standard: "the other dimension's items", "The code each item is held against."),
      Shown.parameter,
    ]),
    source: "Jaccard 1901; Fisher 1935; phi is Pearson's correlation of two marks.",
    example: """
      reading: process
      tables:
        example:
          from: applications
          rows: {each: bottlenecks}
          measures:
            beside_money: {co-occurrence: {with: cost}}
      """,
    caution: "Of many pairs some look striking by chance: choose the pair before you look.")

  /// Reads the items; a table without one or two spread sets, and an unknown code, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let shown = context.word(setting["show"], as: Shown.self) else { return nil }
    if shown == .pFisher, !context.admitsTest("show: p-fisher", at: setting.span) { return nil }
    let places = table.dimensions.indices.filter { table.dimensions[$0].isSpread }
    let needed = setting["with"] == nil ? 2 : 1
    guard places.count == needed else {
      context.report(
        .error(
          "spread-dimension",
          "`co-occurrence` needs \(needed == 1 ? "one dimension that spreads a set" : "two dimensions that spread sets, or `with`")",
          at: setting.span, details: ["write `rows: {each: …}` with a column of type set"]))
      return nil
    }
    let sets = places.map { table.dimensions[$0].column }
    guard sets.allSatisfy({ context.standsForRows($0, of: table.schema, at: setting.span) }) else { return nil }
    let with = context.code(setting["with"], of: sets[0])
    guard (with == nil) == (setting["with"] == nil) else { return nil }
    let asked = sets.dropFirst().reduce(Expression.isKnown(sets[0])) { $0.and(.isKnown($1)) }
    let names = sets.map(\.name).joined(separator: ", ")
    return BoundMeasure(
      components: [.tally(sets.map { .value(of: $0) }, where: asked), .count(where: asked.negated)],
      base: asked, unit: shown.unit,
      definition: Definition(
        "co-occurrence/\(shown.rawValue)", nl: "samen genoemd bij \(names): \(shown.label.nl)",
        en: "named together in \(names): \(shown.label.en)"),
      finisher: .margin(.spreadSummedOut, CoOccurrenceFinisher(shown: shown, dimensions: places, with: with)))
  }

  /// The count and every coefficient.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

/// Two items together; the state is a tally of one or two sets, and the units that were not asked.
private struct CoOccurrenceFinisher: MarginFinisher {
  let shown: CoOccurrenceMeasure.Shown
  let dimensions: [Int]
  let with: Int?

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    Estimate(value: nil, n: 0, missing: 0, status: .structural, reason: "no-item")
  }

  func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate {
    let items = dimensions.map { place.code(of: $0) } + (with.map { [$0] } ?? [])
    guard items.count == 2, let first = items[0], let second = items[1], dimensions.count == 2 || first != second
    else { return estimate(state, margin: margin) }
    var counts = [0, 0, 0, 0]
    for line in margin[0].tally?.lines ?? [] {
      let (one, other) = (line.values.first?.codes ?? 0, line.values.last?.codes ?? 0)
      let place = (one >> UInt64(first) & 1) * 2 + (other >> UInt64(second) & 1)
      counts[Int(place)] += line.count
    }
    let pair = PairedCount(both: counts[3], firstOnly: counts[2], secondOnly: counts[1], neither: counts[0])
    let (n, missing) = (counts.reduce(0, +), margin[1].count)
    guard n > 0 else { return .undefined(UndefinedReason.emptyDenominator, n: 0, missing: missing) }
    do throws(UndefinedReason) {
      switch shown {
      case .both: return .known(.count(pair.both), n: n, missing: missing)
      case .jaccard: return .flagged(try pair.jaccard(), .ratio, n: n, missing: missing)
      case .lift: return .flagged(try pair.lift(), .number, n: n, missing: missing)
      case .phi: return .flagged(try pair.phi(), .number, n: n, missing: missing)
      case .oddsRatio: return .flagged(try pair.oddsRatio(), .number, n: n, missing: missing)
      case .pFisher: return .flagged(try pair.fisherPValue(), .number, n: n, missing: missing)
      }
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }
}
