public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `funnel`: which groups lie further from the overall rate than chance would put groups of their size.
public enum FunnelMeasure: Measure {
  enum Shown: String, ShownFigure {
    case rate
    case lower95 = "lower-95"
    case upper95 = "upper-95"
    case lower998 = "lower-998"
    case upper998 = "upper-998"
    case z
    case pHolm = "p-holm"
    case pFalseDiscovery = "p-benjamini-hochberg"
    case overdispersion

    var label: (nl: String, en: String) {
      switch self {
      case .rate: ("percentage", "rate")
      case .lower95: ("ondergrens 95%", "lower limit 95%")
      case .upper95: ("bovengrens 95%", "upper limit 95%")
      case .lower998: ("ondergrens 99,8%", "lower limit 99.8%")
      case .upper998: ("bovengrens 99,8%", "upper limit 99.8%")
      case .z: ("afstand (z)", "distance (z)")
      case .pHolm: ("p volgens Holm", "p after Holm")
      case .pFalseDiscovery: ("p volgens Benjamini-Hochberg", "p after Benjamini-Hochberg")
      case .overdispersion: ("overdispersie", "overdispersion")
      }
    }

    var meaning: String {
      switch self {
      case .rate: "The group's rate, flagged where it lies outside the limits."
      case .lower95, .upper95: "The limit within which 95% of groups of this size lie."
      case .lower998, .upper998: "The limit within which 99.8% of groups of this size lie."
      case .z: "How many standard deviations the group lies from the overall rate."
      case .pHolm: "The p-value of that distance, adjusted by Holm: for a claim about one group."
      case .pFalseDiscovery: "The same by Benjamini and Hochberg: for screening at a false discovery rate of 5%."
      case .overdispersion: "How much more the groups vary than by chance, φ; 1 where they do not."
      }
    }

    var unit: FigureUnit {
      switch self {
      case .rate, .lower95, .upper95, .lower998, .upper998: .ratio
      case .z, .pHolm, .pFalseDiscovery, .overdispersion: .number
      }
    }

    var decimals: Int? {
      switch self {
      case .pHolm, .pFalseDiscovery: 4
      case .z, .overdispersion: 2
      default: nil
      }
    }

    /// The probability below a limit.
    var probability: Double? {
      switch self {
      case .lower95: 0.025
      case .upper95: 0.975
      case .lower998: 0.001
      case .upper998: 0.999
      default: nil
      }
    }
  }

  enum Limits: String { case exact, normal }

  /// The reference page.
  public static let page = Page(
    name: "funnel",
    summary: "Which groups lie further from the overall rate than chance would put a group of their size.",
    discussion: """
      The groups are the cells of the table; the target is the rate of the whole table. The limits depend on a group's \
      size alone: `limits: exact`, the default, takes the binomial distribution, interpolated (Spiegelhalter 2005, \
      A.1.1); `limits: normal` its normal approximation, widened by √φ where groups vary more than by chance: φ is the \
      mean of z², z winsorised at 10% (§3.2), and counts where it exceeds 1. z and its p-values then take φ too. Holm's \
      p-value is for a claim about a named group, Benjamini and Hochberg's for screening all. Totals and groups whose \
      dimension is missing have no figure; the rate of fewer than `minimum` units is shown as x out of n. The rate is read as by `heterogeneity`. With `reading: census` it is refused.
      """,
    setting: .options(
      CountedRate.parameters + [
        .optional(
          "limits",
          .word([
            .init("exact", "Of the binomial distribution."),
            .init("normal", "Of the normal distribution, widened for overdispersion."),
          ]), standard: "exact", "How the limits are computed."),
        MinimumOption.parameter, Shown.parameter,
      ]),
    source: "Spiegelhalter 2005; Holm 1979; Benjamini and Hochberg 1995.",
    example: """
      reading: process
      tables:
        example:
          from: applications
          rows: sector
          measures:
            solo: {funnel: {of: "form == 'solo'"}}
      """,
    caution: """
      This is no league table: within the limits the order of groups says nothing, and is not to be published as one. \
      Outside them, look for another mix of applicants first.
      """)

  /// Reads the rate; a table without groups, or with sets among them, and a census are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let rate = CountedRate.read(setting, in: table.schema, context)
    let isTest = context.admitsTest(page.name, at: setting.span)
    guard !table.dimensions.isEmpty, table.spread == nil else {
      context.report(
        .error(
          "funnel-groups", "`funnel` needs groups that do not overlap, which are the cells of its table",
          at: setting.span, details: ["write `rows:` with a category; the codes of a set overlap"]))
      return nil
    }
    guard let rate, isTest, let shown = context.word(setting["show"], as: Shown.self) else { return nil }
    let limits = context.word(setting["limits"], as: Limits.self) ?? .exact
    let groups = table.dimensions.map { Expression.value(of: $0.column) }
    return BoundMeasure(
      components: [.tally([rate.success] + groups, where: rate.base)], base: rate.base, unit: shown.unit,
      definition: Definition(
        "funnel/\(limits.rawValue)/\(shown.rawValue)/\(rate.identifier)",
        nl: "trechter rond het percentage van de hele tabel (\(shown.label.nl)): \(rate.words.nl)",
        en: "funnel around the rate of the whole table (\(shown.label.en)): \(rate.words.en)"),
      finisher: .margin(
        .whole, FunnelFinisher(shown: shown, limits: limits, minimum: context.minimum(setting["minimum"]))))
  }

  /// Rate, limits, distance, p-values and overdispersion.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

/// A group's place in the funnel; the state is a tally of success and group.
private struct FunnelFinisher: MarginFinisher {
  let shown: FunnelMeasure.Shown
  let limits: FunnelMeasure.Limits
  let minimum: Int

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    let own = GroupedCounts(state[0].tally)
    let all = GroupedCounts(margin[0].tally)
    guard let group = own.counts.first, own.counts.count == 1, !group.key.contains(.missing) else {
      return own.counts.isEmpty
        ? .undefined(UndefinedReason.emptyDenominator, n: 0, missing: 0)
        : Estimate(value: nil, n: own.all.trials, missing: 0, status: .structural, reason: "no-group")
    }
    do throws(UndefinedReason) {
      let funnel = FunnelPlot(target: try all.all.rate())
      let groups = all.counts.filter { !$0.key.contains(.missing) }
      return try figure(group.count, funnel, groups, group.key)
    } catch {
      return .undefined(error, n: group.count.trials, missing: 0)
    }
  }

  /// The whole table is no group.
  func estimate(ofMargin margin: [ComponentValue]) -> Estimate {
    Estimate(value: nil, n: margin[0].admitted, missing: 0, status: .structural, reason: "no-group")
  }

  private func figure(
    _ group: BinomialCount, _ funnel: FunnelPlot, _ groups: [(key: [Tally.Value], count: BinomialCount)],
    _ key: [Tally.Value]
  ) throws(UndefinedReason) -> Estimate {
    let dispersion = limits == .normal ? try Overdispersion(groups.map(\.count), around: funnel).used : 1
    func known(_ value: Double, flag: String = "") -> Estimate {
      .flagged(value, shown.unit, n: group.trials, missing: 0, flag: flag)
    }
    if let probability = shown.probability { return known(try limit(funnel, group, probability, dispersion)) }
    switch shown {
    case .rate:
      let rate = Proportion(part: group.successes, whole: group.trials, missing: 0).estimate(nil, minimum: minimum)
      guard rate.value != nil else { return rate }
      return Estimate(
        value: rate.value, numerator: rate.numerator, denominator: rate.denominator, n: rate.n, missing: 0, status: .ok,
        reason: try flag(group, funnel, dispersion))
    case .z: return known(try funnel.score(group) / dispersion.squareRoot())
    case .overdispersion: return known(try Overdispersion(groups.map(\.count), around: funnel).used)
    default:
      var pValues: [Double] = []
      for (_, count) in groups {
        pValues.append(2 * standardNormalUpperTail(abs(try funnel.score(count) / dispersion.squareRoot())))
      }
      guard let place = groups.firstIndex(where: { $0.key == key }) else { throw .tooFewUnits }
      let method: MultipleTesting = shown == .pHolm ? .holm : .benjaminiHochberg
      return known(method.adjusted(pValues)[place])
    }
  }

  private func limit(
    _ funnel: FunnelPlot, _ group: BinomialCount, _ probability: Double, _ dispersion: Double
  ) throws(UndefinedReason) -> Double {
    switch limits {
    case .exact: try funnel.exactLimit(trials: group.trials, probability: probability)
    case .normal:
      try funnel.normalLimit(trials: group.trials, probability: probability, overdispersion: dispersion)
    }
  }

  private func flag(
    _ group: BinomialCount, _ funnel: FunnelPlot, _ dispersion: Double
  ) throws(UndefinedReason) -> String {
    let rate = try group.rate()
    for (low, high, word) in [(0.001, 0.999, "outside-99.8"), (0.025, 0.975, "outside-95")] {
      let lower = try limit(funnel, group, low, dispersion)
      let upper = try limit(funnel, group, high, dispersion)
      if rate < lower || rate > upper { return word }
    }
    return ""
  }
}
