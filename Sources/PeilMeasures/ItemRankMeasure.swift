public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `item-rank`: the place of an answer among all answers, and how sure it is.
public enum ItemRankMeasure: Measure {
  enum Shown: String, ShownFigure {
    case rank, first

    var label: (nl: String, en: String) {
      switch self {
      case .rank: ("rang", "rank")
      case .first: ("kans op plaats 1", "probability of place 1")
      }
    }

    var meaning: String {
      switch self {
      case .rank: "The rank by how often it is named; equal counts share the better one."
      case .first: "In which part of the replicates it comes first, alone or with others."
      }
    }

    var unit: FigureUnit { self == .rank ? .number : .ratio }
    var decimals: Int? { self == .rank ? 0 : nil }
  }

  /// The reference page.
  public static let page = Page(
    name: "item-rank",
    summary: "Which place a bottleneck takes among all, and between which places it could as well have stood.",
    discussion: """
      Stands in a table with one dimension `{each: set}` and ranks its items by how many units name them, within the same \
      group of the other dimensions; equal counts share the better rank. With `reading: process` units are drawn anew, \
      with replacement, `replicates` times from `seed`, in an order that does not depend on the rows: the interval holds \
      the middle 95% of an item's ranks. An item that comes first in fewer than 95% of the replicates is flagged: do not \
      call it number 1. Units that were not asked stand under missing. With `census` the ranks stand without an interval.
      """,
    setting: .options([
      .optional(
        "seed", .integer(0...Int.max), standard: "none; needed with `reading: process`",
        "Where the draws start, so that they repeat."),
      .optional("replicates", .integer(100...100_000), standard: "9999", "How many times is drawn."), Shown.parameter,
    ]),
    source: "Efron 1979; Goldstein and Spiegelhalter 1996 on intervals of ranks.",
    example: """
      reading: process
      tables:
        example:
          from: applications
          rows: {each: bottlenecks}
          measures:
            place: {item-rank: {seed: 2020, replicates: 199}}
      """,
    caution: "A rank says nothing of the distance: the first and the third may be named almost as often.")

  /// Reads seed and replicates; a table without a spread set, and a process without seed, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let reading = context.rateReading(of: page.name, at: setting.span),
      let (place, items) = context.spreadSet(of: table, for: page.name, at: setting.span),
      let shown = context.word(setting["show"], as: Shown.self)
    else { return nil }
    if shown == .first, !context.admitsTest("show: first", at: setting.span) { return nil }
    let seed = setting["seed"]?.text.flatMap { UInt64($0.text.filter { $0 != "_" }) }
    guard reading == .census || seed != nil else {
      context.report(
        .error(
          "missing-option", "`item-rank` draws at random and needs `seed`, a number of your choice", at: setting.span))
      return nil
    }
    let bootstrap = seed.map { Bootstrap(replicates: context.integer(setting["replicates"]) ?? 9999, seed: $0) }
    return BoundMeasure(
      components: [
        .tally([.value(of: items)], where: .isKnown(items)), .count(where: Expression.isKnown(items).negated),
      ], base: .isKnown(items), unit: shown.unit,
      definition: Definition(
        "item-rank/\(shown.rawValue)",
        nl: "\(shown.label.nl) naar het aantal vermeldingen van \(items.label(in: "nl"))",
        en: "\(shown.label.en) by the number of mentions of \(items.label(in: "en"))"),
      finisher: .margin(
        .spreadSummedOut,
        ItemRankFinisher(
          shown: shown, dimension: place, itemCount: items.type.domain?.count ?? 0,
          bootstrap: reading == .process ? bootstrap : nil)))
  }

  /// The rank, and with draws the probability of the first place.
  public static func parts(of setting: Setting) -> [MeasurePart] {
    Shown.parts(of: setting, kind: page.name) { $0 == .rank || setting["seed"] != nil }
  }
}

/// A rank; the state is a tally of sets, and the units that were not asked.
private struct ItemRankFinisher: MarginFinisher {
  let shown: ItemRankMeasure.Shown
  let dimension: Int
  let itemCount: Int
  let bootstrap: Bootstrap?

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    Estimate(value: nil, n: 0, missing: 0, status: .structural, reason: "no-item")
  }

  func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate {
    guard let item = place.code(of: dimension) else { return estimate(state, margin: margin) }
    // The tally is in the order of its values, so that a draw means the same unit whatever the order of the rows.
    let cases = (margin[0].tally?.lines ?? []).flatMap { line -> [[Bool]] in
      let codes = line.values[0].codes ?? 0
      return Array(repeating: (0..<itemCount).map { codes >> UInt64($0) & 1 == 1 }, count: line.count)
    }
    let answers = MultipleResponse(cases, itemCount: itemCount)
    let (n, missing) = (cases.count, margin[1].count)
    guard n > 0 else { return .undefined(UndefinedReason.emptyDenominator, n: 0, missing: missing) }
    do throws(UndefinedReason) {
      let interval = try bootstrap.map { bootstrap throws(UndefinedReason) in try RankInterval(answers, bootstrap) }
      if shown == .first { return .flagged(interval?.shareFirst[item] ?? 0, .ratio, n: n, missing: missing) }
      let counts = answers.counts
      let rank = counts.count { $0 > counts[item] } + 1
      let limits = interval?.limits[item]
      let isUnclear = rank == 1 && (interval.map { $0.shareFirst[item] < 0.95 } ?? false)
      return Estimate(
        value: .number(rank), n: n, missing: missing,
        interval: limits.map { .init(Double($0.lowerBound)...Double($0.upperBound), "rank-bootstrap") },
        status: missing > 0 ? .partial : .ok, reason: isUnclear ? "no-clear-first" : "")
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }
}
