/// Which share of cases has ended by each cause after how long, when one cause keeps the others from happening.
///
/// A withdrawn application can no longer be decided: taking it for censored would overstate decisions.
/// Source: Aalen & Johansen 1978; R, `survival::survfit` with several states.
public struct AalenJohansen: Hashable, Sendable {
  /// The shares from one event to the next.
  public struct Step: Hashable, Sendable {
    /// When the event happened.
    public let time: Double
    /// The share still open from then on.
    public let open: Double
    /// The share that has ended by each cause, in the order of the causes.
    public let ended: [Double]
  }

  /// The causes, ascending.
  public let causes: [Int]
  /// One step for every time at which a case ended, in their order.
  public let steps: [Step]

  /// The shares of these cases, with further causes that may not have occurred.
  ///
  /// Undefined without cases.
  public init(_ observations: [Observation], causes: [Int] = []) throws(UndefinedReason) {
    guard !observations.isEmpty else { throw .emptyDenominator }
    let all = Set(causes).union(observations.compactMap(\.cause)).sorted()
    var open = 1.0
    var ended = Array(repeating: 0.0, count: all.count)
    var steps: [Step] = []
    for moment in EventTable(observations).moments where moment.events > 0 {
      let n = Double(moment.atRisk)
      for (index, cause) in all.enumerated() { ended[index] += open * Double(moment.causes[cause] ?? 0) / n }
      open *= (n - Double(moment.events)) / n
      steps.append(Step(time: moment.time, open: open, ended: ended))
    }
    self.causes = all
    self.steps = steps
  }

  /// The shares after `time`: all open before the first event.
  public func shares(after time: Double) -> Step {
    steps.last { $0.time <= time }
      ?? Step(time: time, open: 1, ended: Array(repeating: 0, count: causes.count))
  }
}
