import Glibc

/// How many cases are still open after how long, cases without a decision included as long as they were seen.
///
/// Events come before censorings at the same time. Withdrawals are no censorings: where there are any, take
/// `AalenJohansen`. Sources: Kaplan & Meier 1958; Greenwood 1926; R, `survival::survfit`.
public struct KaplanMeier: Hashable, Sendable {
  /// On which scale the interval is worked out.
  public enum Scale: String, Hashable, Sendable, CaseIterable {
    /// ln(−ln S), which stays within 0 and 1; the default.
    case logLog
    /// ln S.
    case log
    /// S itself.
    case plain
  }

  /// The curve from one event to the next.
  public struct Step: Hashable, Sendable {
    /// When the event happened.
    public let time: Double
    /// How many cases were open just before.
    public let atRisk: Int
    /// How many of them ended.
    public let events: Int
    /// The share still open from then on.
    public let survival: Double
    /// Greenwood's standard error of that share; nil once none is open.
    public let standardError: Double?
    /// The interval of that share; nil once none is open.
    public let limits: ClosedRange<Double>?
    /// Greenwood's sum up to then, Σd/(n(n−d)).
    let greenwood: Double
  }

  /// One step for every time at which a case ended, in their order.
  public let steps: [Step]
  /// The longest time at which a case was seen.
  public let lastTime: Double
  /// How many cases there are.
  public let count: Int

  /// The curve of these cases, any cause counting as the event; undefined without cases.
  public init(
    _ observations: [Observation], scale: Scale = .logLog, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) {
    guard let last = observations.map(\.time).max() else { throw .emptyDenominator }
    lastTime = last
    count = observations.count
    var steps: [Step] = []
    var survival = 1.0
    var greenwood = 0.0
    for moment in EventTable(observations).moments where moment.events > 0 {
      let (n, d) = (Double(moment.atRisk), Double(moment.events))
      survival *= (n - d) / n
      greenwood += d / (n * (n - d))
      let isOver = moment.events == moment.atRisk
      steps.append(
        Step(
          time: moment.time, atRisk: moment.atRisk, events: moment.events, survival: survival,
          standardError: isOver ? nil : survival * sqrt(greenwood),
          limits: isOver ? nil : scale.limits(survival, greenwood, level), greenwood: greenwood))
    }
    self.steps = steps
  }

  /// The share still open after `time`, with its interval; 1 before the first event.
  public func survival(after time: Double) -> (value: Double, limits: ClosedRange<Double>?) {
    guard let step = steps.last(where: { $0.time <= time }) else { return (1, 1...1) }
    return (step.survival, step.limits)
  }

  /// The share decided within a term, 1 − S, with its interval.
  public func decided(within term: Double) -> (value: Double, limits: ClosedRange<Double>?) {
    let open = survival(after: term)
    return (1 - open.value, open.limits.map { 1 - $0.upperBound...1 - $0.lowerBound })
  }

  /// The time by which a share of the cases has ended, one half for the median.
  ///
  /// Where the curve runs level at exactly that share it is the middle of the level stretch, as R has it. Undefined where
  /// the curve does not come down so far.
  public func quantile(_ share: Double = 0.5) throws(UndefinedReason) -> Double {
    guard let time = crossing(1 - share, { $0.survival }) else { throw .notReached }
    return time
  }

  /// The ends of that time's interval: when the ends of the curve's interval come down so far; nil where they do not.
  public func quantileLimits(_ share: Double = 0.5) -> (lower: Double?, upper: Double?) {
    (crossing(1 - share) { $0.limits?.lowerBound }, crossing(1 - share) { $0.limits?.upperBound })
  }

  private func crossing(_ level: Double, _ height: (Step) -> Double?) -> Double? {
    let tolerance = Double.ulpOfOne.squareRoot()
    for (index, step) in steps.enumerated() {
      guard let value = height(step) else { return nil }
      if value < level - tolerance { return step.time }
      if value <= level + tolerance {
        let next = steps[(index + 1)...].first { (height($0) ?? -1) < level - tolerance }?.time
        return (step.time + (next ?? lastTime)) / 2
      }
    }
    return nil
  }
}

extension KaplanMeier.Scale {
  fileprivate func limits(_ survival: Double, _ greenwood: Double, _ level: ConfidenceLevel) -> ClosedRange<Double> {
    let spread = level.normalQuantile * sqrt(greenwood)
    switch self {
    case .plain: return max(0, survival - spread * survival)...min(1, survival + spread * survival)
    case .log: return survival * exp(-spread)...min(1, survival * exp(spread))
    case .logLog:
      let logarithm = Glibc.log(survival)
      guard logarithm < 0 else { return survival...survival }
      let factor = exp(spread / -logarithm)
      return exp(logarithm * factor)...exp(logarithm / factor)
    }
  }
}
