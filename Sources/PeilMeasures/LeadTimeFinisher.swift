internal import PeilCore
internal import PeilStatistics
internal import PeilTable

/// A lead time; the state is the tally of `WaitingTimes`, with the columns of the term behind it.
struct LeadTimeFinisher: CellFinisher {
  let waiting: WaitingTimes
  let figure: LeadTimeFigure
  let scale: LeadTimeScale
  let hasInterval: Bool

  func estimate(_ state: [ComponentValue]) -> Estimate {
    var observations: [Observation] = []
    var (missing, reversed) = (0, 0)
    for line in state[0].tally?.lines ?? [] {
      switch waiting.reading(line.values) {
      case .known(let days, let cause):
        if let time = elapsed(days, line.values) {
          observations += Array(repeating: Observation(time: time, cause: cause), count: line.count)
        } else {
          missing += line.count
        }
      case .lacking: missing += line.count
      case .reversed: reversed += line.count
      }
    }
    let n = observations.count
    guard reversed == 0 else {
      return .declined("ends-before-start: \(reversed) of \(state[0].admitted)", n: n, missing: missing)
    }
    do throws(UndefinedReason) {
      return waiting.outcome == nil
        ? try ends(observations, missing: missing) : try decisions(observations, missing: missing)
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }

  /// The days, or with a term of its own the part of it that has passed; nil where the term is not known.
  private func elapsed(_ days: Int, _ values: [Tally.Value]) -> Double? {
    guard let term = figure.term else { return Double(days) }
    guard case .integer(let start) = values[0],
      let whole = term.days(from: Int(start), values[waiting.width...]), whole > 0
    else { return nil }
    return Double(days) / Double(whole)
  }

  private func ends(_ observations: [Observation], missing: Int) throws(UndefinedReason) -> Estimate {
    let curve = try KaplanMeier(observations, scale: scale.scale)
    let n = observations.count
    switch figure {
    case .median:
      let median = try curve.quantile()
      let limits = curve.quantileLimits()
      return known(median, .days, n, missing, limits.lower.flatMap { lower in limits.upper.map { lower...$0 } })
    case .within(let days):
      let share = curve.decided(within: Double(days))
      return known(share.value, .ratio, n, missing, share.limits)
    case .inTerm:
      let share = curve.decided(within: 1)
      return known(share.value, .ratio, n, missing, share.limits)
    case .restrictedMean(let days):
      let mean = curve.restrictedMean(to: Double(days))
      let spread = ConfidenceLevel.standard.normalQuantile * mean.standardError
      return known(mean.value, .days, n, missing, max(0, mean.value - spread)...mean.value + spread)
    }
  }

  private func decisions(_ observations: [Observation], missing: Int) throws(UndefinedReason) -> Estimate {
    let curves = try AalenJohansen(observations, causes: [WaitingTimes.decision, WaitingTimes.withdrawal])
    guard let place = curves.causes.firstIndex(of: WaitingTimes.decision) else { throw .emptyDenominator }
    switch figure {
    case .within(let days):
      return known(curves.shares(after: Double(days)).ended[place], .ratio, observations.count, missing, nil)
    case .inTerm: return known(curves.shares(after: 1).ended[place], .ratio, observations.count, missing, nil)
    case .median, .restrictedMean:
      let half = 0.5 - Double.ulpOfOne.squareRoot()
      guard let step = curves.steps.first(where: { $0.ended[place] >= half }) else { throw .notReached }
      return known(step.time, .days, observations.count, missing, nil)
    }
  }

  private func known(
    _ value: Double, _ unit: FigureUnit, _ n: Int, _ missing: Int, _ limits: ClosedRange<Double>?
  ) -> Estimate {
    .known(
      Quantity(.approximate(value), unit), n: n, missing: missing,
      interval: hasInterval ? limits.map { .init($0, scale.method) } : nil)
  }
}
