import Glibc

/// The gamma distribution with scale 1; its tails are the regularised incomplete gamma functions P(a, x) and Q(a, x).
///
/// The tails hold about 1e-12 relative, however small. Source: NIST DLMF 8.7.1 (series) and 8.9.2 (continued fraction).
public struct GammaDistribution: Hashable, Sendable {
  /// The shape, above nought.
  public let shape: Double

  /// The distribution with this shape, above nought.
  public init(shape: Double) {
    precondition(shape > 0 && shape.isFinite, "a shape above nought")
    self.shape = shape
  }

  /// The probability of a value of at most x: P(a, x).
  public func lowerTail(_ x: Double) -> Double { tails(x).lower }

  /// The probability of a value of at least x: Q(a, x).
  public func upperTail(_ x: Double) -> Double { tails(x).upper }

  /// The value that leaves `probability` below it; 0 gives 0 and 1 infinity.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    let search = TailSearch(tails: { tails(exp($0)) }, density: { exp(logDensity(exp($0))) * shape })
    let logarithm = search.point(below: probability, from: log(shape), within: -740...700)
    return logarithm <= -739 ? 0 : exp(logarithm)
  }

  func tails(_ x: Double) -> Tails {
    if !(x > 0) { return Tails(lower: 0) }
    if x == .infinity { return Tails(upper: 0) }
    return x < shape + 1 ? Tails(lower: series(x)) : Tails(upper: fraction(x))
  }

  /// ln[xᵃe⁻ˣ/Γ(a+1)].
  private func logDensity(_ x: Double) -> Double { SaddlePoint.logPoisson(shape, mean: x) }

  private func series(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var factor = shape
    repeat {
      factor += 1
      term *= x / factor
      sum += term
    } while term > sum * 1e-17
    return exp(logDensity(x)) * sum
  }

  private func fraction(_ x: Double) -> Double {
    let fraction = ContinuedFraction.value { index in
      let n = Double(index - 1)
      return (-(n) * (n - shape), x + 2 * n + 1 - shape)
    }
    return exp(logDensity(x)) * shape * fraction
  }
}
