import PeilStatistics
import Testing

@Suite struct WilsonIntervalTests {
  /// Values of statsmodels 0.15 `proportion_confint(method="wilson")` and of the statistical specification, §1.
  @Test(
    "agrees with statsmodels",
    arguments: [
      (14, 119, 0.0713873792, 0.1878203763)
    ])
  func agrees(successes: Int, trials: Int, lower: Double, upper: Double) throws {
    let interval = try #require(wilsonInterval(successes: successes, trials: trials))
    #expect(abs(interval.lowerBound - lower) < 1e-9)
    #expect(abs(interval.upperBound - upper) < 1e-9)
  }

  @Test("ends at exactly 0 and 1 where nothing or everything succeeded, and is absent without trials")
  func ends() {
    #expect(wilsonInterval(successes: 0, trials: 7)?.lowerBound == 0)
    #expect(wilsonInterval(successes: 7, trials: 7)?.upperBound == 1)
    #expect(wilsonInterval(successes: 0, trials: 0) == nil)
  }

  /// Values of scipy 1.17.1 `scipy.stats.norm.ppf`.
  @Test(
    "the normal quantile agrees with scipy, tails included",
    arguments: [
      (0.975, 1.959963984540054),
      (0.5, 0.0),
      (0.025, -1.9599639845400545),
      (0.9999, 3.719016485455709),
      (1e-10, -6.361340902404056),
      (1e-300, -37.0470962993612),
      (0.2, -0.8416212335729142),
      (0.93, 1.475791028179171),
    ])
  func quantile(probability: Double, expected: Double) {
    #expect(abs(standardNormalQuantile(probability) - expected) <= 1e-12 * max(1, abs(expected)))
  }
}
