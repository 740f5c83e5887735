import PeilStatistics
import Testing

/// The cases `proportion.wilson` and `special.normal_quantile` of the statistical specification's reference values.
@Suite struct ReferenceProportionTests {
  /// R `prop.test(x, n, correct = FALSE)$conf.int`, tolerance 1e-9.
  @Test(
    "Wilson's interval agrees with R at 90, 95 and 99 per cent",
    arguments: [
      (63, 237, 0.95, 0.213640148129277, 0.325475747682335),
      (233, 395, 0.95, 0.540729035123214, 0.637286560873087),
      (15, 148, 0.95, 0.0623863995307363, 0.160487241723308),
      (0, 20, 0.95, 0, 0.161125158052819),
      (1, 29, 0.95, 0.00611321429276266, 0.171755218793203),
      (0, 5, 0.95, 0, 0.434482464783175),
      (5, 5, 0.95, 0.565517535216825, 1),
      (1, 1, 0.95, 0.206549314377238, 1),
      (1, 10, 0.95, 0.0178762130950729, 0.404150026795238),
      (3, 8, 0.95, 0.136844285823597, 0.694257605397373),
      (20, 20, 0.95, 0.838874841947181, 1),
      (10, 20, 0.95, 0.299298008198212, 0.700701991801788),
      (999, 1000, 0.95, 0.994357441402042, 0.999823453629374),
      (14, 119, 0.9, 0.0773628023283908, 0.174930910699372),
      (0, 20, 0.9, 0, 0.119157837360964),
      (63, 237, 0.9, 0.221457865177122, 0.31547399546941),
      (14, 119, 0.99, 0.0610941966388441, 0.214584755133698),
      (0, 20, 0.99, 0, 0.249105401098753),
    ] as [(Int, Int, Double, Double, Double)])
  func wilson(successes: Int, trials: Int, coverage: Double, lower: Double, upper: Double) throws {
    let level = try #require(ConfidenceLevel(coverage))
    let interval = try #require(wilsonInterval(successes: successes, trials: trials, level: level))
    #expect(abs(interval.lowerBound - lower) <= 1e-9)
    #expect(abs(interval.upperBound - upper) <= 1e-9)
  }

  /// scipy `stats.norm.ppf`, tolerance 1e-12.
  @Test(
    "the normal quantile agrees with scipy",
    arguments: [
      (1e-10, -6.361340902404056),
      (1e-05, -4.264890793922825),
      (0.001, -3.090232306167813),
      (0.005, -2.575829303548901),
      (0.025, -1.9599639845400545),
      (0.1, -1.2815515655446004),
      (0.25, -0.6744897501960817),
      (0.5, 0.0),
      (0.9, 1.2815515655446004),
      (0.999, 3.090232306167813),
    ] as [(Double, Double)])
  func quantile(probability: Double, expected: Double) {
    #expect(abs(standardNormalQuantile(probability) - expected) <= 1e-12 * max(1, abs(expected)))
  }
}
