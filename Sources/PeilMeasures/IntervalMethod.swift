internal import PeilCore
internal import PeilStatistics

/// Which interval a rate of counts carries.
enum IntervalMethod: String, CaseIterable {
  case wilson
  case wilsonContinuityCorrected = "wilson-cc"
  case clopperPearson = "clopper-pearson"
  case jeffreys
  case finitePopulation = "finite-population"

  var meaning: String {
    switch self {
    case .wilson: "The score interval, for general use (Wilson 1927)."
    case .wilsonContinuityCorrected: "The score interval corrected for continuity (Newcombe 1998, method 4)."
    case .clopperPearson: "The exact interval, for claims before a court or an auditor (Clopper and Pearson 1934)."
    case .jeffreys: "Jeffreys' interval with the rule at the ends (Brown, Cai and DasGupta 2001)."
    case .finitePopulation:
      "What the rate may come to once the open cases are decided, if the decided ones are a random part (exact)."
    }
  }

  /// Whether it says something of a whole register, and not of a process behind it.
  var suitsCensus: Bool { self == .finitePopulation }

  /// The limits of a part of a whole, of which so many cases are still open; nil where there are none.
  func interval(part: Int, whole: Int, open: Int) -> Estimate.Interval? {
    guard let limits = limits(part: part, whole: whole, open: open) else { return nil }
    return Estimate.Interval(
      lower: limits.lowerBound, upper: limits.upperBound, method: rawValue,
      level: ConfidenceLevel.standard.coverage)
  }

  private func limits(part: Int, whole: Int, open: Int) -> ClosedRange<Double>? {
    let decided = self == .finitePopulation ? whole - open : whole
    guard let count = BinomialCount(part, of: decided) else { return nil }
    return switch self {
    case .wilson: try? ProportionInterval.wilson.limits(count)
    case .wilsonContinuityCorrected: try? ProportionInterval.wilsonContinuityCorrected.limits(count)
    case .clopperPearson: try? ProportionInterval.clopperPearson.limits(count)
    case .jeffreys: try? ProportionInterval.jeffreys.limits(count)
    // A register in which all is decided has the rate it has.
    case .finitePopulation: open > 0 ? try? FinitePopulationInterval(count, population: whole).rates : nil
    }
  }

  /// The option, over the methods that a measure knows.
  static func parameter(_ methods: [IntervalMethod]) -> Parameter {
    .optional(
      "interval", .word(methods.map { Parameter.Choice($0.rawValue, $0.meaning) }),
      standard: "wilson with `reading: process`, none with `census`", "Which interval stands beside the rate.")
  }
}
