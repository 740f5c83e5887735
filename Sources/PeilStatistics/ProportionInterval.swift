import Glibc

/// An interval of a proportion; which one is said wherever it is printed.
///
/// Wald's interval, p ± z√(pq/n), is not among them: it is too short for small n and for rates near 0 and 1, and has no
/// length at either (Brown, Cai & DasGupta 2001).
public enum ProportionInterval: String, Hashable, Sendable, CaseIterable {
  /// The score interval; the default. Source: Wilson 1927.
  case wilson
  /// The score interval with a correction for continuity. Source: Newcombe 1998a, method 4.
  case wilsonContinuityCorrected
  /// The exact interval, for claims that must hold before a court or an auditor. Source: Clopper & Pearson 1934.
  case clopperPearson
  /// The interval between two quantiles of B(x+½, n−x+½), 0 where nothing and 1 where everything succeeded.
  ///
  /// Source: Brown, Cai & DasGupta 2001, §3.1.1 and their rule at the boundary.
  case jeffreys
  /// Wald's interval around (x+z²/2)/(n+z²), cut off at 0 and 1. Source: Agresti & Coull 1998.
  case agrestiCoull

  /// The interval; undefined without trials.
  public func limits(
    _ count: BinomialCount, level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> ClosedRange<Double> {
    guard count.trials > 0 else { throw .emptyDenominator }
    // Each method treats failures as it treats successes, so the upper end is the mirror of the other count's lower end.
    let lower = lowerLimit(count, level)
    let upper = 1 - lowerLimit(count.reversed, level)
    return min(lower, upper)...upper
  }

  private func lowerLimit(_ count: BinomialCount, _ level: ConfidenceLevel) -> Double {
    if count.successes == 0 { return self == .agrestiCoull ? agrestiCoullLower(count, level) : 0 }
    return switch self {
    case .wilson: wilsonLower(count, level)
    case .wilsonContinuityCorrected: continuityCorrectedLower(count, level)
    case .clopperPearson: clopperPearsonLower(count, level)
    case .jeffreys: jeffreysLower(count, level)
    case .agrestiCoull: agrestiCoullLower(count, level)
    }
  }

  private func wilsonLower(_ count: BinomialCount, _ level: ConfidenceLevel) -> Double {
    let (n, p, z) = (Double(count.trials), Double(count.successes) / Double(count.trials), level.normalQuantile)
    let q = Double(count.failures) / n
    let centre = p + z * z / (2 * n)
    let spread = z * sqrt(p * q / n + z * z / (4 * n * n))
    return max(0, (centre - spread) / (1 + z * z / n))
  }

  private func continuityCorrectedLower(_ count: BinomialCount, _ level: ConfidenceLevel) -> Double {
    let (n, z) = (Double(count.trials), level.normalQuantile)
    let (x, q) = (Double(count.successes), Double(count.failures) / Double(count.trials))
    let root = z * z - 2 - 1 / n + 4 * (x / n) * (n * q + 1)
    return max(0, (2 * x + z * z - 1 - z * sqrt(max(0, root))) / (2 * (n + z * z)))
  }

  private func clopperPearsonLower(_ count: BinomialCount, _ level: ConfidenceLevel) -> Double {
    BetaDistribution(Double(count.successes), Double(count.failures + 1)).quantile(level.tail)
  }

  private func jeffreysLower(_ count: BinomialCount, _ level: ConfidenceLevel) -> Double {
    BetaDistribution(Double(count.successes) + 0.5, Double(count.failures) + 0.5).quantile(level.tail)
  }

  private func agrestiCoullLower(_ count: BinomialCount, _ level: ConfidenceLevel) -> Double {
    let z = level.normalQuantile
    let n = Double(count.trials) + z * z
    let p = (Double(count.successes) + z * z / 2) / n
    return max(0, p - z * sqrt(p * (1 - p) / n))
  }
}
