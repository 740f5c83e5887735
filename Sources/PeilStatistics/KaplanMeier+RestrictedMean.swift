import Glibc

extension KaplanMeier {
  /// The mean time within a horizon: the area under the curve up to it, with its standard error.
  ///
  /// Beyond the last case the curve runs on level. Source: Klein & Moeschberger 2003, eq. 4.5.1 and 4.5.2; R,
  /// `summary(survfit, rmean =)`.
  public func restrictedMean(to horizon: Double) -> (value: Double, standardError: Double) {
    let inside = steps.filter { $0.time < horizon }
    let starts = [0] + inside.map(\.time)
    let ends = inside.map(\.time) + [horizon]
    let heights = [1] + inside.map(\.survival)
    let areas = zip(zip(starts, ends), heights).map { ($0.1 - $0.0) * $1 }
    let terms = inside.enumerated().map { index, step in
      let (n, d) = (Double(step.atRisk), Double(step.events))
      let rest = areas[(index + 1)...].exactSum
      return step.events == step.atRisk ? 0 : rest * rest * d / (n * (n - d))
    }
    return (areas.exactSum, sqrt(terms.exactSum))
  }
}
