/// The score interval of a proportion of `successes` out of `trials`.
///
/// The lower end is exactly 0 where nothing succeeded, the upper exactly 1 where everything did. Nil where there were no
/// trials. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
public func wilsonInterval(
  successes: Int, trials: Int, level: ConfidenceLevel = .standard
) -> ClosedRange<Double>? {
  try? ProportionInterval.wilson.limits(BinomialCount(checked: successes, of: trials), level: level)
}
