internal import PeilCore
internal import PeilExpression
internal import PeilStatistics

/// The odds ratio of a group beside the reference by logistic regression on group and stratum; the state is the tally of all
/// units and that of the reference alone.
///
/// A line of a tally holds whether the unit succeeded, its group, the values that make its stratum and, where intervals are by
/// cluster, its cluster; a unit without one is a cluster by itself.
struct LogisticFinisher: MarginFinisher {
  let strataCount: Int
  let isClustered: Bool
  let hasIntervals: Bool

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    let own = state[0].tally?.lines ?? []
    let reference = margin[1].tally?.lines ?? []
    let n = own.reduce(0) { $0 + $1.count } + reference.reduce(0) { $0 + $1.count }
    // The reference has nothing to be compared with.
    guard state[1].admitted == 0 else {
      return Estimate(value: nil, n: n, missing: 0, status: .structural, reason: "reference")
    }
    do throws(UndefinedReason) {
      let model = try LogisticRegression(groups(own, reference))
      let effect = isClustered ? try model.clusteredOddsRatio(of: 1) : model.oddsRatio(of: 1)
      guard effect.value.isFinite, effect.limits.upperBound.isFinite else { throw .unbounded }
      let method = isClustered ? "logistic-clustered" : "logistic"
      return Estimate(
        value: Quantity(.approximate(effect.value), .number), n: n, missing: 0,
        interval: hasIntervals ? Estimate.Interval(effect.limits, method) : nil, status: .ok,
        reason: isClustered && hasIntervals && model.clusterCount < 30 ? "few-clusters" : "")
    } catch {
      return Estimate(value: nil, n: n, missing: 0, status: .undefined, reason: error.rawValue)
    }
  }

  /// The constant, whether it is the group, and each stratum but the first; strata in which either side lacks are left out.
  private func groups(_ own: [Tally.Line], _ reference: [Tally.Line]) -> [LogisticRegression.Group] {
    let shared = Set(own.map(stratum)).intersection(reference.map(stratum))
      .sorted { $0.lexicographicallyPrecedes($1) }
    let places = Dictionary(uniqueKeysWithValues: shared.enumerated().map { ($0.element, $0.offset) })
    var clusters = Clusters()
    var groups: [LogisticRegression.Group] = []
    for (lines, isGroup) in [(own, 1.0), (reference, 0.0)] {
      for line in lines {
        guard let place = places[stratum(line)] else { continue }
        let covariates = [1, isGroup] + (1..<max(shared.count, 1)).map { $0 == place ? 1.0 : 0.0 }
        let isSuccess = line.values.first == .boolean(true)
        for (cluster, count) in clusters.parts(of: line, key: Array(line.values[(2 + strataCount)...])) {
          groups.append(
            LogisticRegression.Group(
              covariates: covariates, cluster: cluster, count: GroupedCounts.count(isSuccess ? count : 0, count)))
        }
      }
    }
    return groups
  }

  /// Numbers clusters by their keys.
  private struct Clusters {
    private var numbers: [[Tally.Value]: Int] = [:]
    private var next = 0

    /// The clusters of a line's units, and how many units each has.
    mutating func parts(of line: Tally.Line, key: [Tally.Value]) -> [(cluster: Int, count: Int)] {
      guard key == [.missing] else {
        let number = numbers[key] ?? next
        if number == next { next += 1 }
        numbers[key] = number
        return [(number, line.count)]
      }
      defer { next += line.count }
      return (0..<line.count).map { (next + $0, 1) }
    }
  }

  private func stratum(_ line: Tally.Line) -> [Tally.Value] { Array(line.values[2..<(2 + strataCount)]) }
}
