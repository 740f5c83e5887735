import Glibc

/// The score interval of a proportion of `successes` out of `trials`.
///
/// The lower end is exactly 0 where nothing succeeded, the upper exactly 1 where everything did. Nil where there were no
/// trials. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
public func wilsonInterval(
  successes: Int, trials: Int, level: ConfidenceLevel = .standard
) -> ClosedRange<Double>? {
  precondition(successes >= 0 && successes <= trials, "successes out of trials")
  guard trials > 0 else { return nil }
  let n = Double(trials)
  let p = Double(successes) / n
  let z = level.normalQuantile
  let square = z * z
  let centre = p + square / (2 * n)
  let spread = z * sqrt(p * (1 - p) / n + square / (4 * n * n))
  let scale = 1 + square / n
  let lower = successes == 0 ? 0 : (centre - spread) / scale
  let upper = successes == trials ? 1 : (centre + spread) / scale
  return lower...upper
}
