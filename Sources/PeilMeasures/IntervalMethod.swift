internal import PeilCore
internal import PeilStatistics

/// Which interval a rate of counts carries.
enum IntervalMethod: String, CaseIterable {
  case wilson
  case wilsonContinuityCorrected = "wilson-cc"
  case clopperPearson = "clopper-pearson"
  case jeffreys
  case agrestiCoull = "agresti-coull"
  case finitePopulation = "finite-population"
  case worstCase = "worst-case"

  var meaning: String {
    switch self {
    case .wilson: "The score interval, for general use (Wilson 1927)."
    case .wilsonContinuityCorrected: "The score interval corrected for continuity (Newcombe 1998, method 4)."
    case .clopperPearson: "The exact interval, for claims before a court or an auditor (Clopper and Pearson 1934)."
    case .jeffreys: "Jeffreys' interval with the rule at the ends (Brown, Cai and DasGupta 2001)."
    case .agrestiCoull: "Wald's interval around a rate that is moved to the middle (Agresti and Coull 1998)."
    case .finitePopulation:
      "What the rate may come to once the open cases are decided, if the decided ones are a random part (exact)."
    case .worstCase: "What the rate may be whatever the units that lack an answer would have said (Manski)."
    }
  }

  /// What it claims to cover: bounds that nothing can leave cover all.
  private var level: Double { self == .worstCase ? 1 : ConfidenceLevel.standard.coverage }

  /// Whether it says something of a whole register, and not of a process behind it.
  var suitsCensus: Bool { self == .finitePopulation || self == .worstCase }

  /// The limits of a part of a whole, with so many cases of it open and so many more unknown; nil where there are none.
  func interval(part: Int, whole: Int, open: Int, missing: Int) -> Estimate.Interval? {
    guard let limits = limits(part: part, whole: whole, open: open, missing: missing) else { return nil }
    return Estimate.Interval(lower: limits.lowerBound, upper: limits.upperBound, method: rawValue, level: level)
  }

  private func limits(part: Int, whole: Int, open: Int, missing: Int) -> ClosedRange<Double>? {
    let decided = self == .finitePopulation ? whole - open : whole
    guard let count = BinomialCount(part, of: decided) else { return nil }
    return switch self {
    case .wilson: try? ProportionInterval.wilson.limits(count)
    case .wilsonContinuityCorrected: try? ProportionInterval.wilsonContinuityCorrected.limits(count)
    case .clopperPearson: try? ProportionInterval.clopperPearson.limits(count)
    case .jeffreys: try? ProportionInterval.jeffreys.limits(count)
    case .agrestiCoull: try? ProportionInterval.agrestiCoull.limits(count)
    // A register in which all is decided has the rate it has.
    case .finitePopulation: open > 0 ? try? FinitePopulationInterval(count, population: whole).rates : nil
    case .worstCase: try? MissingBounds(count, missing: missing).limits()
    }
  }

  /// The option, over the methods that a measure knows.
  ///
  /// `others` are words that the measure reads by itself.
  static func parameter(_ methods: [IntervalMethod], and others: [Parameter.Choice] = []) -> Parameter {
    .optional(
      "interval", .word(methods.map { Parameter.Choice($0.rawValue, $0.meaning) } + others),
      standard: "wilson with `reading: process`, none with `census`", "Which interval stands beside the rate.")
  }
}
