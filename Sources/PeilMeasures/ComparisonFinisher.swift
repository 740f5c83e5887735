internal import PeilCore
internal import PeilExpression
internal import PeilStatistics
internal import PeilValues

/// A figure of a group beside the reference; the state is the tally of all units and that of the reference alone.
struct ComparisonFinisher: MarginFinisher {
  let figure: ComparedFigure
  let hasIntervals: Bool

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    let group = StratumCounts(state[0].tally)
    let reference = StratumCounts(margin[1].tally)
    if figure == .rate { return rate(of: group.all) }
    // The reference has nothing to be compared with.
    guard state[1].admitted == 0 else {
      return Estimate(value: nil, n: group.all.trials, missing: 0, status: .structural, reason: "reference")
    }
    do throws(UndefinedReason) {
      return try compared(group, reference)
    } catch {
      return Estimate(value: nil, n: group.all.trials, missing: 0, status: .undefined, reason: error.rawValue)
    }
  }

  private func rate(of count: BinomialCount) -> Estimate {
    Proportion(part: count.successes, whole: count.trials, missing: 0)
      .estimate(hasIntervals ? .wilson : nil, minimum: 1)
  }

  private func compared(_ group: StratumCounts, _ reference: StratumCounts) throws(UndefinedReason) -> Estimate {
    let n = group.all.trials + reference.all.trials
    let strata = group.beside(reference)
    switch figure {
    case .rate: return rate(of: group.all)
    case .difference:
      let difference = try RateDifference.newcombe(group.all, reference.all)
      return known(difference.value, difference.limits, "newcombe", n)
    case .ratio:
      let ratio = try RateRatio.standard(group.all, reference.all)
      guard let value = ratio.value else { throw .zeroReferenceRate }
      return known(value, ratio.limits, group.all.successes > 0 ? "katz" : "koopman", n)
    case .oddsRatio:
      let ratio = try OddsRatio.woolf(group.all, reference.all)
      return known(ratio.value, ratio.limits, "woolf", n)
    case .adjustedDifference:
      let effect = try strata.rateDifference()
      return known(effect.value, effect.limits, "sato", n)
    case .adjustedRatio:
      let effect = try strata.rateRatio()
      return known(effect.value, effect.limits, "greenland-robins", n)
    case .adjustedOddsRatio:
      let effect = try strata.oddsRatio()
      return known(effect.value, effect.limits, "robins-breslow-greenland", n)
    case .standardisedDifference:
      let effect = try DirectStandardisation(strata).difference
      return known(effect.value, effect.limits, "standardisation", n)
    case .composition: return known(try KitagawaDecomposition(strata).composition, nil, "", n)
    case .withinStrata: return known(try KitagawaDecomposition(strata).rate, nil, "", n)
    case .association: return known(try strata.associationTest().pValue, nil, "", n)
    case .homogeneity: return known(try strata.taroneTest().pValue, nil, "", n)
    case .leftOut: return .known(.count(strata.leftOut), n: n, missing: 0)
    case .simpson:
      let check = try SimpsonCheck(strata)
      return Estimate(
        value: Quantity(.approximate(check.opposingWeightShare), .ratio), n: n, missing: 0, status: .ok,
        reason: check.flag == .none ? "" : check.flag.rawValue)
    }
  }

  private func known(_ value: Double, _ limits: ClosedRange<Double>?, _ method: String, _ n: Int) -> Estimate {
    guard value.isFinite else {
      return Estimate(value: nil, n: n, missing: 0, status: .undefined, reason: UndefinedReason.unbounded.rawValue)
    }
    // An end at infinity cannot be written down; the figure then stands alone.
    let interval = limits.flatMap { limits in
      hasIntervals && limits.lowerBound.isFinite && limits.upperBound.isFinite
        ? Estimate.Interval(
          lower: limits.lowerBound, upper: limits.upperBound, method: method,
          level: ConfidenceLevel.standard.coverage) : nil
    }
    return .known(Quantity(.approximate(value), .ratio), n: n, missing: 0, interval: interval)
  }
}

/// The successes and trials of a group by stratum, from lines of success and the values that make the stratum.
private struct StratumCounts {
  private let counts: [[Tally.Value]: BinomialCount]
  let all: BinomialCount

  init(_ tally: Tally?) {
    var counts: [[Tally.Value]: (successes: Int, trials: Int)] = [:]
    for line in tally?.lines ?? [] {
      let isSuccess = line.values.first == .boolean(true)
      counts[Array(line.values.dropFirst()), default: (0, 0)].trials += line.count
      if isSuccess { counts[Array(line.values.dropFirst()), default: (0, 0)].successes += line.count }
    }
    self.counts = counts.compactMapValues { BinomialCount($0.successes, of: $0.trials) }
    let successes = counts.values.reduce(0) { $0 + $1.successes }
    let trials = counts.values.reduce(0) { $0 + $1.trials }
    guard let all = BinomialCount(successes, of: trials) else { preconditionFailure("more successes than units") }
    self.all = all
  }

  /// The strata of both, in the order of their values.
  func beside(_ reference: StratumCounts) -> StratifiedComparison {
    guard let none = BinomialCount(0, of: 0) else { preconditionFailure("nothing out of nothing") }
    let keys = Set(counts.keys).union(reference.counts.keys).sorted { $0.lexicographicallyPrecedes($1) }
    return StratifiedComparison(
      keys.map { ComparisonStratum(counts[$0] ?? none, reference.counts[$0] ?? none) })
  }
}
