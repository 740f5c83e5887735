internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// Which interval a ratio of sums carries.
enum RatioIntervalMethod: String, CaseIterable {
  case taylor, jackknife, fieller, bca

  var meaning: String {
    switch self {
    case .taylor: "By linearisation, with Student's t (Cochran 1977, chapter 6)."
    case .jackknife: "Leaving out each unit in turn, with Student's t."
    case .fieller: "Fieller's; none where the denominator is too uncertain (Fieller 1954)."
    case .bca: "The bias-corrected bootstrap of 9,999 draws, for fewer than 30 units; needs `seed` (Efron 1987)."
    }
  }

  static let parameters: [Parameter] = [
    .optional(
      "interval", .word(allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "none",
      "Which interval stands beside the ratio, with `reading: process`."),
    .optional(
      "cluster", .column, standard: "every row by itself",
      "What rows belong to that do not vary apart, such as the holding; for `interval: taylor`."),
    .optional(
      "seed", .integer(0...Int.max), standard: "none", "Where the draws of `interval: bca` start, so that they repeat."),
  ]
}

/// An interval with what it needs; the state is a tally of numerator, denominator and, where there is one, cluster.
struct RatioInterval: Sendable {
  let method: RatioIntervalMethod
  let cluster: Column?
  let seed: UInt64

  /// Reads the options; an interval of a census and options that its method lacks or ignores are reported.
  static func read(_ setting: Setting, in schema: Schema, _ context: BindingContext) -> (isSound: Bool, RatioInterval?)
  {
    let method = context.word(setting["interval"], as: RatioIntervalMethod.self)
    let uses: [(String, RatioIntervalMethod)] = [("cluster", .taylor), ("seed", .bca)]
    for (option, use) in uses {
      guard let written = setting[option], method != use else { continue }
      context.report(
        .error(
          "idle-option", "`\(option)` is read only with `interval: \(use.rawValue)`", at: written.span,
          details: ["write `interval: \(use.rawValue)`, or leave `\(option)` away"]))
      return (false, nil)
    }
    guard let method, let written = setting["interval"] else { return (true, nil) }
    guard context.reading == .process else {
      context.report(
        .error(
          "interval-of-census", "`interval: \(method.rawValue)` needs `reading: process`", at: written.span,
          details: ["a register that is whole has no sampling error"]))
      return (false, nil)
    }
    let seed = setting["seed"]?.text.flatMap { UInt64($0.text.filter { $0 != "_" }) }
    guard method != .bca || seed != nil else {
      context.report(
        .error(
          "missing-option", "`interval: bca` draws at random and needs `seed`, a number of your choice",
          at: written.span))
      return (false, nil)
    }
    let cluster = setting["cluster"].flatMap { context.column($0, in: schema) }
    guard cluster != nil || setting["cluster"] == nil else { return (false, nil) }
    return (true, RatioInterval(method: method, cluster: cluster, seed: seed ?? 0))
  }

  /// What must be collected to work it out.
  func component(_ above: Column, _ below: Column, where base: Expression) -> Component {
    .tally(
      [.value(of: above), .value(of: below)] + (cluster.map { [Expression.value(of: $0)] } ?? []), where: base)
  }

  /// The limits of the ratio of the units of a tally; nil where they are not defined.
  func interval(_ tally: Tally, turned: Bool) -> Estimate.Interval? {
    guard let limits = limits(tally), limits.lowerBound.isFinite, limits.upperBound.isFinite else { return nil }
    return Estimate.Interval(
      lower: turned ? 1 - limits.upperBound : limits.lowerBound,
      upper: turned ? 1 - limits.lowerBound : limits.upperBound, method: method.rawValue,
      level: ConfidenceLevel.standard.coverage)
  }

  private func limits(_ tally: Tally) -> ClosedRange<Double>? {
    var (tops, bottoms, clusters): ([Double], [Double], [Int]) = ([], [], [])
    var numbers: [Tally.Value: Int] = [:]
    for line in tally.lines {
      guard case .integer(let top) = line.values[0], case .integer(let bottom) = line.values[1] else { continue }
      for _ in 0..<line.count {
        tops.append(Double(top))
        bottoms.append(Double(bottom))
        // A row without a cluster is one by itself.
        let own = numbers.count + tops.count + tally.lines.count
        let cluster = line.values.dropFirst(2).first
        clusters.append(cluster.map { $0 == .missing ? own : numbers[$0, default: numbers.count] } ?? own)
        if let cluster, cluster != .missing, numbers[cluster] == nil { numbers[cluster] = numbers.count }
      }
    }
    let design = cluster == nil ? SampleDesign() : SampleDesign(clusters: clusters)
    let ratio = PeilStatistics.RatioOfSums(tops, over: bottoms, design: design)
    switch method {
    case .taylor: return try? ratio.taylor().studentLimits
    case .fieller: return (try? ratio.fieller())?.limits
    case .bca: return try? ratio.biasCorrected(Bootstrap(seed: seed)).limits
    case .jackknife:
      guard let value = try? ratio.value(), let error = try? ratio.jackknife().standardError else { return nil }
      let spread = ConfidenceLevel.standard.studentQuantile(degreesOfFreedom: Double(ratio.count - 1)) * error
      return value - spread...value + spread
    }
  }
}
