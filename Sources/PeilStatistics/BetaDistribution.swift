import Glibc

/// The beta distribution B(a, b); its lower tail is the regularised incomplete beta function I_x(a, b).
///
/// The tails hold about 1e-12 relative, however small. Source: NIST DLMF 8.17.22 (continued fraction), with the
/// densities of C. Loader (2000).
public struct BetaDistribution: Hashable, Sendable {
  /// The exponent of x plus one, above nought.
  public let a: Double
  /// The exponent of 1−x plus one, above nought.
  public let b: Double

  /// The distribution with these two shape parameters, both above nought.
  public init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0 && a.isFinite && b.isFinite, "shape parameters above nought")
    self.a = a
    self.b = b
  }

  /// The probability of a value of at most x: I_x(a, b).
  public func lowerTail(_ x: Double) -> Double { tails(x, complement: 1 - x).lower }

  /// The probability of a value of at least x: 1 − I_x(a, b).
  public func upperTail(_ x: Double) -> Double { tails(x, complement: 1 - x).upper }

  /// The value that leaves `probability` below it; 0 and 1 give the ends.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability")
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    let logit = logitQuantile(probability)
    return logit < -699 ? 0 : logit > 699 ? 1 : 1 / (1 + exp(-logit))
  }

  /// ln[x/(1−x)] of the quantile, which tells apart what lies close to either end.
  func logitQuantile(_ probability: Double) -> Double {
    search.point(below: probability, from: log(a / b), within: -700...700)
  }

  /// The same for the value that leaves `probability` above it.
  func logitUpperQuantile(_ probability: Double) -> Double {
    search.point(leaving: probability, isLower: false, from: log(a / b), within: -700...700)
  }

  /// Both tails; x and 1−x are given, so that neither loses its digits near 0.
  func tails(_ x: Double, complement y: Double) -> Tails {
    if x <= 0 { return Tails(lower: 0) }
    if y <= 0 { return Tails(upper: 0) }
    if x <= (a + 1) / (a + b + 2) { return Tails(lower: lowerFraction(x, y)) }
    return Tails(upper: BetaDistribution(b, a).lowerFraction(y, x))
  }

  private var search: TailSearch {
    TailSearch(
      tails: { logit in tails(1 / (1 + exp(-logit)), complement: 1 / (1 + exp(logit))) },
      density: { logit in exp(logPower(1 / (1 + exp(-logit)), 1 / (1 + exp(logit)))) })
  }

  /// ln[xᵃ(1−x)ᵇ/B(a,b)].
  private func logPower(_ x: Double, _ y: Double) -> Double {
    guard x > 0, y > 0 else { return -.infinity }
    return SaddlePoint.logBinomial(a, b, p: x, q: y) + log(a) + log(b) - log(a + b)
  }

  private func lowerFraction(_ x: Double, _ y: Double) -> Double {
    let fraction = ContinuedFraction.value { index in
      guard index > 1 else { return (1, 1) }
      let m = Double((index - 1) / 2)
      if index.isMultiple(of: 2) {
        return (-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1)
      }
      return (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1)
    }
    return exp(logPower(x, y)) / a * fraction
  }
}
