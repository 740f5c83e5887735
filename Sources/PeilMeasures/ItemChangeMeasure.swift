public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `item-change`: how often an answer was given in one call and in another.
public enum ItemChangeMeasure: Measure {
  enum Shown: String, ShownFigure {
    case before, after, difference
    case pValue = "p"
    case pHolm = "p-holm"
    case pairs
    case pMcNemar = "p-mcnemar"

    var label: (nl: String, en: String) {
      switch self {
      case .before: ("eerst", "before")
      case .after: ("daarna", "after")
      case .difference: ("verandering", "change")
      case .pValue: ("p", "p")
      case .pHolm: ("p volgens Holm", "p after Holm")
      case .pairs: ("zelfde beantwoorders", "same respondents")
      case .pMcNemar: ("p, zelfde beantwoorders (McNemar)", "p, same respondents (McNemar)")
      }
    }

    var meaning: String {
      switch self {
      case .before: "The share of the first group that named it."
      case .after: "The share of the second group that named it."
      case .difference: "The second less the first (Newcombe, method 10)."
      case .pValue: "The p-value of that difference."
      case .pHolm: "The same, adjusted by Holm for all items."
      case .pairs: "How many respondents answered once in each group."
      case .pMcNemar: "McNemar's exact test over those respondents alone."
      }
    }

    var unit: FigureUnit {
      switch self {
      case .before, .after, .difference: .ratio
      case .pairs: .count
      case .pValue, .pHolm, .pMcNemar: .number
      }
    }

    var decimals: Int? { unit == .number ? 4 : nil }
    var isTest: Bool { unit == .number }
    var needsRespondent: Bool { self == .pairs || self == .pMcNemar }
  }

  /// The reference page.
  public static let page = Page(
    name: "item-change",
    summary: "How much more often, or less, a bottleneck was named in one call than in another.",
    discussion: """
      Stands in a table with one dimension `{each: set}`. The shares are of the units of a group that were asked, also \
      those that named nothing; units that were not asked, or belong to neither group, are left out, and those that were \
      not asked stand under missing. The change has Newcombe's interval (method 10) and, for the items together, Holm's \
      correction. Where the same respondents answer both times, `respondent` names who they are: those with one answer in \
      each group are compared with themselves by McNemar's exact test. Rates of fewer than `minimum` units are shown as x out of n. Intervals and p-values stand with `reading: \
      process` alone.
      """,
    setting: .options([
      .required("between", .column, "The column that tells the groups apart, such as the call."),
      .required("from", .value, "The code of the first group."), .required("to", .value, "The code of the second."),
      .optional("respondent", .column, standard: "none: other respondents", "Who answered, such as the firm."),
      MinimumOption.parameter, Shown.parameter,
    ]),
    source: "Newcombe 1998; Holm 1979; McNemar 1947.",
    example: """
      reading: process
      tables:
        example:
          from: applications
          rows: {each: bottlenecks}
          measures:
            change: {item-change: {between: form, from: solo, to: partnership}}
      """,
    caution: "Two calls may draw other applicants: a change is not yet a change of mind.")

  /// Reads set, groups and respondents; a table without a spread set and unknown codes are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let reading = context.rateReading(of: page.name, at: setting.span),
      let (place, items) = context.spreadSet(of: table, for: page.name, at: setting.span),
      let groups = context.groups(setting["between"], in: table.schema),
      let from = context.code(setting["from"], of: groups), let to = context.code(setting["to"], of: groups),
      let shown = context.word(setting["show"], as: Shown.self)
    else { return nil }
    if shown.isTest, !context.admitsTest("show: \(shown.rawValue)", at: setting.span) { return nil }
    let respondent = setting["respondent"].flatMap { context.column($0, in: table.schema) }
    guard respondent != nil || setting["respondent"] == nil else { return nil }
    let inGroup = Expression(.isIn(.value(of: groups), Self.literals([from, to], groups)), type: .boolean)
    let asked = inGroup.and(.isKnown(items))
    let values = [Expression.value(of: groups), .value(of: items)]
    return BoundMeasure(
      components: [
        .tally(
          values + (shown.needsRespondent ? [respondent].compactMap { $0.map { .value(of: $0) } } : []), where: asked),
        .count(where: inGroup.and(Expression.isKnown(items).negated)),
      ], base: asked, unit: shown.unit,
      definition: Definition(
        "item-change/\(shown.rawValue)",
        nl:
          "vermeldingen van \(items.label(in: "nl")) per aanvraag, \(groups.label(in: "nl")) \(setting["from"]?.text?.text ?? "") en \(setting["to"]?.text?.text ?? ""): \(shown.label.nl)",
        en:
          "mentions of \(items.label(in: "en")) per application, \(groups.label(in: "en")) \(setting["from"]?.text?.text ?? "") and \(setting["to"]?.text?.text ?? ""): \(shown.label.en)"
      ),
      finisher: .margin(
        .spreadSummedOut,
        ItemChangeFinisher(
          shown: shown, dimension: place, from: UInt32(from), to: UInt32(to),
          itemCount: items.type.domain?.count ?? 0, minimum: context.minimum(setting["minimum"]),
          hasIntervals: reading == .process)))
  }

  /// The shares and their change; with respondents also what they say.
  public static func parts(of setting: Setting) -> [MeasurePart] {
    Shown.parts(of: setting, kind: page.name) { !$0.needsRespondent || setting["respondent"] != nil }
  }

  private static func literals(_ codes: [Int], _ column: Column) -> [Literal] {
    column.type.domain.map { domain in codes.map { .code(UInt32($0), domain) } } ?? []
  }
}

/// A change between groups; the state is a tally of group, set and, where asked for, respondent.
private struct ItemChangeFinisher: MarginFinisher {
  let shown: ItemChangeMeasure.Shown
  let dimension: Int
  let from: UInt32
  let to: UInt32
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
    let (before, after) = (count(units, from, item), count(units, to, item))
    do throws(UndefinedReason) {
      return try figure(item, before, after, units, missing)
    } catch {
      return .undefined(error, n: before.trials + after.trials, missing: missing)
    }
  }

  private func figure(
    _ item: Int, _ before: BinomialCount, _ after: BinomialCount, _ units: [Tally.Line], _ missing: Int
  ) throws(UndefinedReason) -> Estimate {
    let n = before.trials + after.trials
    switch shown {
    case .before: return rate(before, missing)
    case .after: return rate(after, missing)
    case .difference:
      let difference = try RateDifference.newcombe(after, before)
      return .flagged(
        difference.value, .ratio, n: n, missing: missing,
        interval: hasIntervals ? .init(difference.limits, "newcombe") : nil)
    case .pValue:
      let test = try GroupTest([before, after])
      return .flagged(test.pValue, .number, n: n, missing: missing, flag: test.flag)
    case .pHolm:
      let own = try GroupTest([before, after]).pValue
      let all = (0..<itemCount).compactMap { try? GroupTest([count(units, from, $0), count(units, to, $0)]).pValue }
      guard let place = all.firstIndex(of: own) else { throw .tooFewUnits }
      return .flagged(MultipleTesting.holm.adjusted(all)[place], .number, n: n, missing: missing)
    case .pairs, .pMcNemar:
      let pair = pair(units, item)
      let pairs = pair.both + pair.firstOnly + pair.secondOnly + pair.neither
      if shown == .pairs { return .known(.count(pairs), n: n, missing: missing) }
      guard pairs > 0 else { throw .emptyDenominator }
      return .flagged(pair.exactMcNemarPValue, .number, n: pairs, missing: missing)
    }
  }

  private func rate(_ count: BinomialCount, _ missing: Int) -> Estimate {
    Proportion(part: count.successes, whole: count.trials, missing: missing)
      .estimate(hasIntervals ? .wilson : nil, minimum: minimum)
  }

  private func count(_ units: [Tally.Line], _ group: UInt32, _ item: Int) -> BinomialCount {
    var (named, asked) = (0, 0)
    for line in units where line.values[0] == .code(group) {
      asked += line.count
      if (line.values[1].codes ?? 0) >> UInt64(item) & 1 == 1 { named += line.count }
    }
    return GroupedCounts.count(named, asked)
  }

  /// The respondents with one answer in each group, by what they named.
  private func pair(_ units: [Tally.Line], _ item: Int) -> PairedCount {
    var answers: [Tally.Value: [UInt32: [Bool]]] = [:]
    for line in units where line.values.count > 2 && line.values[2] != .missing {
      guard case .code(let group) = line.values[0] else { continue }
      let isNamed = (line.values[1].codes ?? 0) >> UInt64(item) & 1 == 1
      answers[line.values[2], default: [:]][group, default: []] += Array(repeating: isNamed, count: line.count)
    }
    var counts = [0, 0, 0, 0]
    for answer in answers.values {
      guard let before = answer[from], let after = answer[to], before.count == 1, after.count == 1 else { continue }
      counts[(before[0] ? 2 : 0) + (after[0] ? 1 : 0)] += 1
    }
    return PairedCount(both: counts[3], firstOnly: counts[2], secondOnly: counts[1], neither: counts[0])
  }
}
