internal import PeilCore
internal import PeilExpression
internal import PeilStatistics
internal import PeilValues

/// A figure of a group beside the reference; the state is the tally of all units and that of the reference alone.
///
/// A line of a tally holds whether the unit succeeded, its group, and the values that make its stratum.
struct ComparisonFinisher: MarginFinisher {
  let figure: ComparedFigure
  let methods: ComparisonMethods
  let hasIntervals: Bool

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    let group = GroupedCounts(state[0].tally, from: 2)
    let reference = GroupedCounts(margin[1].tally, from: 2)
    // The reference has nothing to be compared with.
    guard state[1].admitted == 0 else {
      return Estimate(value: nil, n: group.all.trials, missing: 0, status: .structural, reason: "reference")
    }
    do throws(UndefinedReason) {
      return figure.needsStrata
        ? try adjusted(group, reference) : try crude(group.all, reference.all, amongAll: margin)
    } catch {
      return Estimate(value: nil, n: group.all.trials, missing: 0, status: .undefined, reason: error.rawValue)
    }
  }

  // MARK: Crude

  private func crude(
    _ group: BinomialCount, _ reference: BinomialCount, amongAll margin: [ComponentValue]
  ) throws(UndefinedReason) -> Estimate {
    let n = group.trials + reference.trials
    switch figure {
    case .difference:
      let difference = try methods.difference.difference(group, reference)
      return known(difference.value, difference.limits, methods.difference.rawValue, n)
    case .ratio:
      // Koopman's interval stands without successes too.
      let isKatz = methods.ratio == .katz && group.successes > 0
      if reference.trials > 0, reference.successes == 0 { throw .zeroReferenceRate }
      let ratio = isKatz ? try RateRatio.katz(group, reference) : try RateRatio.koopman(group, reference)
      guard let value = ratio.value else { throw .zeroReferenceRate }
      return known(value, ratio.limits, isKatz ? "katz" : "koopman", n)
    case .oddsRatio:
      let ratio = try OddsRatio.woolf(group, reference)
      return known(ratio.value, ratio.limits, "woolf", n)
    default:
      if let correction = figure.correction {
        return try known(pValue(group, reference, amongAll: margin, correction.method), nil, "", n)
      }
      let test = try GroupTest([group, reference])
      return known(test.pValue, nil, "", n, flag: test.flag)
    }
  }

  /// The p-value of the group among those of all groups but the reference.
  private func pValue(
    _ group: BinomialCount, _ reference: BinomialCount, amongAll margin: [ComponentValue], _ method: MultipleTesting
  ) throws(UndefinedReason) -> Double {
    let own = try GroupTest([group, reference]).pValue
    let referenceKey = margin[1].tally?.lines.first?.values[1]
    let groups = GroupedCounts(margin[0].tally, from: 1, through: 1).counts
    var pValues: [Double] = []
    for (key, count) in groups where key.first != referenceKey && key.first != .missing {
      if let test = try? GroupTest([count, reference]) { pValues.append(test.pValue) }
    }
    guard let place = pValues.firstIndex(of: own) else { throw .tooFewUnits }
    return method.adjusted(pValues)[place]
  }

  // MARK: Adjusted

  private func adjusted(_ group: GroupedCounts, _ reference: GroupedCounts) throws(UndefinedReason) -> Estimate {
    let n = group.all.trials + reference.all.trials
    let (strata, keys) = group.beside(reference)
    switch figure {
    case .adjustedDifference: return try common(strata.rateDifference(), "sato", n, strata)
    case .adjustedRatio: return try common(strata.rateRatio(), "greenland-robins", n, strata)
    case .adjustedOddsRatio: return try common(strata.oddsRatio(), "robins-breslow-greenland", n, strata)
    case .standardisedRate: return try standardised(strata, keys, group.all.trials)
    case .standardisedDifference:
      let effect = try DirectStandardisation(strata, standard: weights(keys)).difference
      return known(effect.value, effect.limits, "standardisation", n)
    case .composition: return known(try KitagawaDecomposition(strata).composition, nil, "", n)
    case .withinStrata: return known(try KitagawaDecomposition(strata).rate, nil, "", n)
    case .association:
      return known(
        try strata.associationTest(continuityCorrected: methods.isContinuityCorrected).pValue, nil, "", n)
    case .homogeneity: return known(try methods.homogeneity.pValue(strata), nil, "", n)
    case .leftOut: return .known(.count(strata.leftOut), n: n, missing: 0)
    default:
      let check = try SimpsonCheck(strata)
      return Estimate(
        value: Quantity(.approximate(check.opposingWeightShare), .ratio), n: n, missing: 0, status: .ok,
        reason: check.flag == .none ? "" : check.flag.rawValue)
    }
  }

  /// An effect common to all strata; where they differ there is none, which is said beside it.
  private func common(
    _ effect: StratifiedComparison.Effect, _ method: String, _ n: Int, _ strata: StratifiedComparison
  ) -> Estimate {
    let differs = hasIntervals && ((try? strata.taroneTest().pValue) ?? 1) < 0.05
    return known(effect.value, effect.limits, method, n, flag: differs ? "unequal-strata" : "")
  }

  private func standardised(
    _ strata: StratifiedComparison, _ keys: [[Tally.Value]], _ n: Int
  ) throws(UndefinedReason) -> Estimate {
    let standardisation = try DirectStandardisation(strata, standard: weights(keys))
    let spread = ConfidenceLevel.standard.normalQuantile * standardisation.firstError
    let value = standardisation.first
    return methods.hasGammaLimits
      ? known(value, standardisation.gammaLimits(), "fay-feuer", n)
      : known(value, max(0, value - spread)...min(1, value + spread), "standardisation", n)
  }

  private func weights(_ keys: [[Tally.Value]]) -> [Double]? {
    methods.standard.map { standard in
      keys.map { key in
        guard case .code(let code)? = key.first else { return 0 }
        return standard[Int(code)]
      }
    }
  }

  private func known(
    _ value: Double, _ limits: ClosedRange<Double>?, _ method: String, _ n: Int, flag: String = ""
  ) -> Estimate {
    guard value.isFinite else {
      return Estimate(value: nil, n: n, missing: 0, status: .undefined, reason: UndefinedReason.unbounded.rawValue)
    }
    // An end at infinity cannot be written down; the figure then stands alone.
    let interval = limits.flatMap { limits in
      hasIntervals && limits.lowerBound.isFinite && limits.upperBound.isFinite
        ? Estimate.Interval(limits, method) : nil
    }
    return Estimate(
      value: Quantity(.approximate(value), figure.unit), n: n, missing: 0, interval: interval, status: .ok,
      reason: flag)
  }
}
