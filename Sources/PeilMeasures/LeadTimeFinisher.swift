internal import PeilCore
internal import PeilStatistics
internal import PeilTable

/// A lead time; the state is a tally of start, end and, where withdrawals are told apart, outcome.
struct LeadTimeFinisher: CellFinisher {
  /// The day until which open cases have waited, in days since 1970-01-01.
  let asOf: Int
  /// The term in days; nil for the median.
  let term: Int?
  let tellsWithdrawals: Bool
  let hasInterval: Bool

  private static let decision = 1
  private static let withdrawal = 2

  func estimate(_ state: [ComponentValue]) -> Estimate {
    var observations: [Observation] = []
    var (missing, reversed) = (0, 0)
    for line in state[0].tally?.lines ?? [] {
      switch observation(line.values) {
      case .known(let one): observations += Array(repeating: one, count: line.count)
      case .lacking: missing += line.count
      case .reversed: reversed += line.count
      }
    }
    let n = observations.count
    guard reversed == 0 else {
      return .declined("ends-before-start: \(reversed) of \(state[0].admitted)", n: n, missing: missing)
    }
    do throws(UndefinedReason) {
      return try tellsWithdrawals
        ? decisions(observations, missing: missing) : ends(observations, missing: missing)
    } catch {
      return Estimate(value: nil, n: n, missing: missing, status: .undefined, reason: error.rawValue)
    }
  }

  private enum Reading {
    case known(Observation)
    case lacking
    case reversed
  }

  private func observation(_ values: [Tally.Value]) -> Reading {
    guard case .integer(let start) = values[0] else { return .lacking }
    let isWithdrawn = values.dropFirst(2).first == .code(Outcome.withdrawn.code)
    guard case .integer(let end) = values[1], end <= asOf else {
      // A withdrawal on an unknown day is no case that still waits.
      if isWithdrawn, values[1] == .missing { return .lacking }
      return start <= asOf ? .known(Observation(time: Double(asOf - Int(start)), cause: nil)) : .reversed
    }
    guard end >= start else { return .reversed }
    return .known(
      Observation(time: Double(end - start), cause: isWithdrawn ? Self.withdrawal : Self.decision))
  }

  private func ends(_ observations: [Observation], missing: Int) throws(UndefinedReason) -> Estimate {
    let curve = try KaplanMeier(observations)
    guard let term else {
      let median = try curve.quantile()
      let limits = curve.quantileLimits()
      let interval = limits.lower.flatMap { lower in limits.upper.map { lower...$0 } }
      return known(median, .days, observations.count, missing, interval)
    }
    let share = curve.decided(within: Double(term))
    return known(share.value, .ratio, observations.count, missing, share.limits)
  }

  private func decisions(_ observations: [Observation], missing: Int) throws(UndefinedReason) -> Estimate {
    let curves = try AalenJohansen(observations, causes: [Self.decision, Self.withdrawal])
    guard let place = curves.causes.firstIndex(of: Self.decision) else { throw .emptyDenominator }
    if let term {
      return known(curves.shares(after: Double(term)).ended[place], .ratio, observations.count, missing, nil)
    }
    let half = 0.5 - Double.ulpOfOne.squareRoot()
    guard let step = curves.steps.first(where: { $0.ended[place] >= half }) else { throw .notReached }
    return known(step.time, .days, observations.count, missing, nil)
  }

  private func known(
    _ value: Double, _ unit: FigureUnit, _ n: Int, _ missing: Int, _ limits: ClosedRange<Double>?
  ) -> Estimate {
    let interval = limits.flatMap { limits in
      hasInterval
        ? Estimate.Interval(
          lower: limits.lowerBound, upper: limits.upperBound, method: "greenwood",
          level: ConfidenceLevel.standard.coverage) : nil
    }
    return .known(Quantity(.approximate(value), unit), n: n, missing: missing, interval: interval)
  }
}
