import Glibc

/// The parts from which densities of the binomial, Poisson, beta and gamma distributions are built without cancellation.
///
/// ln Γ alone loses a digit for every digit of its argument; these do not. Source: C. Loader, "Fast and accurate
/// computation of binomial probabilities" (2000).
enum SaddlePoint {
  static let halfLogTwoPi = 0.918938533204672741780329736406

  /// What Stirling's formula lacks: ln Γ(z+1) − (z+½) ln z + z − ½ ln 2π, for z > 0.
  static func stirlingError(_ z: Double) -> Double {
    guard z >= 15 else { return logGamma(z + 1) - (z + 0.5) * log(z) + z - halfLogTwoPi }
    let inverse = 1 / z
    let square = inverse * inverse
    let coefficients: [Double] = [-691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12]
    return inverse * coefficients.reduce(0) { $0 * square + $1 }
  }

  /// x ln(x/m) + m − x, for x > 0 and m > 0.
  static func deviance(_ x: Double, mean: Double) -> Double {
    guard abs(x - mean) < 0.1 * (x + mean) else {
      guard mean > 0 else { return .infinity }
      return x * log(x / mean) + mean - x
    }
    let ratio = (x - mean) / (x + mean)
    var sum = (x - mean) * ratio
    var term = 2 * x * ratio
    let square = ratio * ratio
    for odd in stride(from: 3.0, through: 999, by: 2) {
      term *= square
      let next = sum + term / odd
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// ln [Γ(n+1)/(Γ(x+1)Γ(n−x+1)) pˣ qⁿ⁻ˣ] for real x and n−x above nought; p and q = 1−p are both given, for the tails.
  static func logBinomial(_ x: Double, _ rest: Double, p: Double, q: Double) -> Double {
    let n = x + rest
    return stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviance(x, mean: n * p)
      - deviance(rest, mean: n * q) + 0.5 * (log(n / x) - log(rest)) - halfLogTwoPi
  }

  /// ln [mˣ e⁻ᵐ / Γ(x+1)] for x > 0 and m > 0.
  static func logPoisson(_ x: Double, mean: Double) -> Double {
    -stirlingError(x) - deviance(x, mean: mean) - 0.5 * log(x) - halfLogTwoPi
  }

  /// ln Γ(z) for z > 0, as the system's library computes it, without its global sign.
  static func logGamma(_ z: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(z, &sign)
  }
}
