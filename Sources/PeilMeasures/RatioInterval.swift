internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// Which interval a ratio of sums carries.
enum RatioIntervalMethod: String, CaseIterable {
  case standard, taylor, jackknife, fieller, bca

  var meaning: String {
    switch self {
    case .standard: "Taylor's, or with fewer than 30 units the bootstrap; needs `seed`."
    case .taylor: "By linearisation, with Student's t (Cochran 1977, chapter 6)."
    case .jackknife: "Leaving out each unit in turn, with Student's t."
    case .fieller: "Fieller's; none where the denominator is too uncertain (Fieller 1954)."
    case .bca: "The bias-corrected bootstrap of 9,999 draws, for fewer than 30 units; needs `seed` (Efron 1987)."
    }
  }

  var draws: Bool { self == .bca || self == .standard }

  static let choices = allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }

  /// The options beside `interval` that some of the methods read.
  static let companions: [Parameter] = [
    .optional(
      "cluster", .column, standard: "the `cluster` of the pipeline's `unit`, else every row by itself",
      "What rows belong to that do not vary apart, such as the holding."),
    .optional(
      "strata", .column, standard: "one stratum", "What the sample was drawn within; for `interval: taylor`."),
    .optional(
      "weight", .column, standard: "every unit once",
      "How many units of the population each stands for; for `interval: taylor`."),
    .optional(
      "population", .integer(1...Int.max), standard: "without end",
      "How many units the sample was drawn from; for `interval: taylor` without strata."),
    .optional(
      "seed", .integer(0...Int.max), standard: "none", "Where the draws of the bootstrap start, so that they repeat."),
  ]

  static let parameters: [Parameter] =
    [
      .optional(
        "interval", .word(choices), standard: "none", "Which interval stands beside the ratio, with `reading: process`."
      )
    ] + companions
}

/// An interval with what it needs; the state is a tally whose lines hold numerator, denominator, cluster and stratum
/// where there are any, and the key that tells units apart.
struct RatioInterval: Sendable {
  let method: RatioIntervalMethod
  let cluster: Column?
  let stratum: Column?
  let weight: Column?
  let population: Int?
  let seed: UInt64
  let key: [Column]

  /// Reads the options; an interval of a census and options that its method lacks or ignores are reported.
  static func read(_ setting: Setting, in schema: Schema, _ context: BindingContext) -> (isSound: Bool, RatioInterval?)
  {
    let method = context.word(setting["interval"], as: RatioIntervalMethod.self)
    guard hasNoIdleOptions(setting, method, context) else { return (false, nil) }
    guard let method, let written = setting["interval"] else { return (true, nil) }
    guard context.reading == .process else {
      context.report(
        .error(
          "interval-of-census", "`interval: \(method.rawValue)` needs `reading: process`", at: written.span,
          details: ["a register that is whole has no sampling error"]))
      return (false, nil)
    }
    let seed = setting["seed"]?.text.flatMap { UInt64($0.text.filter { $0 != "_" }) }
    guard !method.draws || seed != nil else {
      context.report(
        .error(
          "missing-option", "`interval: \(method.rawValue)` draws at random and needs `seed`, a number of your choice",
          at: written.span))
      return (false, nil)
    }
    let named = ["cluster", "strata", "weight"].map { option in setting[option].map { context.column($0, in: schema) } }
    guard !named.contains(.some(nil)) else { return (false, nil) }
    let weight = named[2] ?? nil
    if let weight, !isWeight(weight, setting["weight"], context) { return (false, nil) }
    let key = (context.unit?.key ?? schema.grain.keys).compactMap { schema[$0] }
    return (
      true,
      RatioInterval(
        method: method, cluster: named[0] ?? context.unit?.cluster.flatMap { schema[$0] }, stratum: named[1] ?? nil,
        weight: weight, population: context.integer(setting["population"]), seed: seed ?? 0, key: key)
    )
  }

  private static func isWeight(_ weight: Column, _ written: Setting?, _ context: BindingContext) -> Bool {
    switch weight.type {
    case .integer, .decimal, .number: return true
    default:
      context.report(
        .error(
          "not-a-number", "'\(weight.name)' is \(weight.type.name), and a weight is a number",
          at: written?.span))
      return false
    }
  }

  private static func hasNoIdleOptions(
    _ setting: Setting, _ method: RatioIntervalMethod?, _ context: BindingContext
  ) -> Bool {
    let uses: [(String, [RatioIntervalMethod])] = [
      ("cluster", RatioIntervalMethod.allCases), ("strata", [.taylor]), ("weight", [.taylor]),
      ("population", [.taylor]),
      ("seed", [.bca, .standard]),
    ]
    for (option, methods) in uses {
      guard let written = setting[option], !(method.map { methods.contains($0) } ?? false) else { continue }
      let wanted = methods.count > 2 ? "an `interval`" : "`interval: \(methods[0].rawValue)`"
      context.report(
        .error(
          "idle-option", "`\(option)` is read only with \(wanted)", at: written.span,
          details: ["write \(wanted), or leave `\(option)` away"]))
      return false
    }
    return true
  }

  /// What must be collected to work it out.
  func component(_ above: Expression, _ below: Expression, where base: Expression) -> Component {
    let others = [cluster, stratum, weight].compactMap(\.self) + key
    return .tally([above, below] + others.map { .value(of: $0) }, where: base)
  }

  /// The limits of the ratio of the units of a tally, which are a domain of those of another; nil where there are none.
  func interval(_ tally: Tally, within all: Tally?, turned: Bool) -> Estimate.Interval? {
    let units = self.units(tally)
    let chosen: RatioIntervalMethod =
      method == .standard ? (units.clusterCount < 30 ? .bca : .taylor) : method
    let outside = all.map { self.units($0) }
    guard let limits = limits(chosen, units, outside), limits.lowerBound.isFinite, limits.upperBound.isFinite else {
      return nil
    }
    return Estimate.Interval(
      turned ? 1 - limits.upperBound...1 - limits.lowerBound : limits, chosen.rawValue)
  }

  /// The ratio of the weighted sums; nil where every unit counts once, or it is not defined.
  func weightedValue(_ tally: Tally?) -> Double? {
    guard weight != nil, let tally else { return nil }
    return try? units(tally).ratio(within: nil, population: nil).value()
  }

  private func units(_ tally: Tally) -> RatioUnits {
    RatioUnits(
      tally, hasCluster: cluster != nil, hasStratum: stratum != nil,
      weightScale: weight.map { $0.type.scale ?? 0 })
  }

  private func limits(
    _ method: RatioIntervalMethod, _ units: RatioUnits, _ all: RatioUnits?
  ) -> ClosedRange<Double>? {
    if method == .taylor { return try? units.ratio(within: all, population: population).taylor().studentLimits }
    let ratio = units.ratioOfClusters
    switch method {
    case .fieller: return (try? ratio.fieller())?.limits
    case .jackknife:
      guard let value = try? ratio.value(), let error = try? ratio.jackknife().standardError else { return nil }
      let spread = ConfidenceLevel.standard.studentQuantile(degreesOfFreedom: Double(ratio.count - 1)) * error
      return value - spread...value + spread
    default: return try? ratio.biasCorrected(Bootstrap(seed: seed)).limits
    }
  }
}
