public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `rate-by-item`: the rate of those who named an item, beside those who did not or who named another.
public enum RateByItemMeasure: Measure {
  enum Shown: String, ShownFigure {
    case named
    case notNamed = "not-named"
    case difference
    case pValue = "p"
    case pHolm = "p-holm"
    case against

    var label: (nl: String, en: String) {
      switch self {
      case .named: ("genoemd", "named")
      case .notNamed: ("niet genoemd", "not named")
      case .difference: ("verschil", "difference")
      case .pValue: ("p", "p")
      case .pHolm: ("p volgens Holm", "p after Holm")
      case .against: ("verschil met het andere knelpunt", "difference from the other item")
      }
    }

    var meaning: String {
      switch self {
      case .named: "The rate of the units that named it."
      case .notNamed: "The rate of the units that were asked and did not."
      case .difference: "The first less the second (Newcombe, method 10)."
      case .pValue: "The p-value of that difference."
      case .pHolm: "The same, adjusted by Holm for all items."
      case .against: "The rate of those who named it less that of those who named `against`; a unit may be in both."
      }
    }

    var unit: FigureUnit { self == .pValue || self == .pHolm ? .number : .ratio }
    var decimals: Int? { self == .pValue || self == .pHolm ? 4 : nil }
    var isTest: Bool { unit == .number }
  }

  /// The reference page.
  public static let page = Page(
    name: "rate-by-item",
    summary:
      "The approval rate of those who named a bottleneck, beside those who did not, and those who named another.",
    discussion: """
      Stands in a table with one dimension `{each: set}`. Units of which the set is missing were not asked and are left \
      out; they stand under missing. A unit that names several items counts with each of them, so that the groups \
      overlap: named and not named do not, and their difference has Newcombe's interval; with `against`, named and named \
      share units, and the difference is linearised over all units that were asked, which takes that into account: \
      u = A(y − pA)/nA − B(y − pB)/nB. There is no chi-square across items, for the same reason. The rate is read as by \
      `heterogeneity`. Rates of fewer than `minimum` units are shown as x out of n. Intervals and p-values stand with `reading: process` alone.
      """,
    setting: .options(
      CountedRate.parameters + [
        .optional("against", .value, standard: "none", "The code of the item each is held against."),
        MinimumOption.parameter, Shown.parameter,
      ]),
    source: "Newcombe 1998; linearisation as in Cochran 1977, chapter 6; Holm 1979.",
    example: """
      reading: process
      datasets:
        evaluated:
          from: applications
          stages:
            - join: {with: decisions, key: application, expect: one-to-one, unmatched: {left: keep, right: reject}}
      tables:
        example:
          from: evaluated
          rows: {each: bottlenecks}
          measures:
            rate: {rate-by-item: {outcome: outcome, definition: submitted}}
      """,
    caution: "That those who named an item were granted more often does not say that naming it had a part in it.")

  /// Reads rate and item; a table without a spread set, an unknown code and a test of a census are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let rate = CountedRate.read(setting, in: table.schema, context)
    guard let reading = context.rateReading(of: page.name, at: setting.span),
      let (place, items) = context.spreadSet(of: table, for: page.name, at: setting.span), let rate,
      let shown = context.word(setting["show"], as: Shown.self)
    else { return nil }
    if shown.isTest, !context.admitsTest("show: \(shown.rawValue)", at: setting.span) { return nil }
    let against = context.code(setting["against"], of: items)
    guard (against == nil) == (setting["against"] == nil) else { return nil }
    guard shown != .against || against != nil else {
      context.report(
        .error("missing-option", "`show: against` needs `against`, the other item", at: setting.span))
      return nil
    }
    let asked = rate.base.and(.isKnown(items))
    return BoundMeasure(
      components: [
        .tally([rate.success, .value(of: items)], where: asked),
        .count(where: rate.base.and(Expression.isKnown(items).negated)),
      ], base: asked, unit: shown.unit,
      definition: Definition(
        "rate-by-item/\(shown.rawValue)/\(rate.identifier)",
        nl: "\(rate.words.nl), naar wat bij \(items.label(in: "nl")) is genoemd: \(shown.label.nl)",
        en: "\(rate.words.en), by what was named in \(items.label(in: "en")): \(shown.label.en)"),
      finisher: .margin(
        .spreadSummedOut,
        RateByItemFinisher(
          shown: shown, dimension: place, against: against, itemCount: items.type.domain?.count ?? 0,
          minimum: context.minimum(setting["minimum"]), hasIntervals: reading == .process)))
  }

  /// The rates and what lies between them; tests and intervals with `reading: process`.
  public static func parts(of setting: Setting) -> [MeasurePart] {
    Shown.parts(of: setting, kind: page.name) { $0 != .against || setting["against"] != nil }
  }
}

/// A rate by item; the state is a tally of success and set, and the units that were not asked.
private struct RateByItemFinisher: MarginFinisher {
  let shown: RateByItemMeasure.Shown
  let dimension: Int
  let against: Int?
  let itemCount: Int
  let minimum: Int
  let hasIntervals: Bool

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    Estimate(value: nil, n: 0, missing: 0, status: .structural, reason: "no-item")
  }

  func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate {
    guard let item = place.code(of: dimension) else { return estimate(state, margin: margin) }
    let units = margin[0].tally?.lines ?? []
    let missing = margin[1].count
    let (named, others) = Self.split(units, by: item)
    do throws(UndefinedReason) {
      return try figure(item, named, others, units, missing)
    } catch {
      return .undefined(error, n: named.trials, missing: missing)
    }
  }

  private func figure(
    _ item: Int, _ named: BinomialCount, _ others: BinomialCount, _ units: [Tally.Line], _ missing: Int
  ) throws(UndefinedReason) -> Estimate {
    let n = named.trials + others.trials
    switch shown {
    case .named: return rate(named, missing)
    case .notNamed: return rate(others, missing)
    case .difference:
      let difference = try RateDifference.newcombe(named, others)
      return .flagged(
        difference.value, .ratio, n: n, missing: missing,
        interval: hasIntervals ? .init(difference.limits, "newcombe") : nil)
    case .pValue:
      let test = try GroupTest([named, others])
      return .flagged(test.pValue, .number, n: n, missing: missing, flag: test.flag)
    case .pHolm:
      let own = try GroupTest([named, others]).pValue
      let all = (0..<itemCount).compactMap { item in
        let (named, others) = Self.split(units, by: item)
        return try? GroupTest([named, others]).pValue
      }
      guard let place = all.firstIndex(of: own) else { throw .tooFewUnits }
      return .flagged(MultipleTesting.holm.adjusted(all)[place], .number, n: n, missing: missing)
    case .against:
      guard let against, against != item else {
        return Estimate(value: nil, n: n, missing: missing, status: .structural, reason: "reference")
      }
      let difference = try overlapping(units, item, against)
      let limits = hasIntervals ? difference.limits : nil
      return .flagged(
        difference.difference, .ratio, n: n, missing: missing,
        interval: limits.map { .init($0, "linearisation") })
    }
  }

  private func overlapping(
    _ units: [Tally.Line], _ item: Int, _ against: Int
  ) throws(UndefinedReason) -> OverlappingRates {
    var (first, second, succeeded): ([Bool], [Bool], [Bool]) = ([], [], [])
    for line in units {
      let codes = line.values[1].codes ?? 0
      for _ in 0..<line.count {
        first.append(codes & 1 << UInt64(item) != 0)
        second.append(codes & 1 << UInt64(against) != 0)
        succeeded.append(line.values[0] == .boolean(true))
      }
    }
    return try OverlappingRates(isFirst: first, isSecond: second, succeeded: succeeded)
  }

  private func rate(_ count: BinomialCount, _ missing: Int) -> Estimate {
    Proportion(part: count.successes, whole: count.trials, missing: missing)
      .estimate(hasIntervals ? .wilson : nil, minimum: minimum)
  }

  private static func split(_ units: [Tally.Line], by item: Int) -> (named: BinomialCount, others: BinomialCount) {
    var counts = [(successes: 0, trials: 0), (successes: 0, trials: 0)]
    for line in units {
      let place = (line.values[1].codes ?? 0) & 1 << UInt64(item) != 0 ? 0 : 1
      counts[place].trials += line.count
      if line.values[0] == .boolean(true) { counts[place].successes += line.count }
    }
    return (
      GroupedCounts.count(counts[0].successes, counts[0].trials),
      GroupedCounts.count(counts[1].successes, counts[1].trials)
    )
  }
}
