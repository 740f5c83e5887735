import Glibc

/// Student's t distribution.
public struct StudentDistribution: Hashable, Sendable {
  /// The degrees of freedom, above nought, whole or not.
  public let degreesOfFreedom: Double

  /// The distribution with so many degrees of freedom, above nought.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom above nought")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at least x.
  public func upperTail(_ x: Double) -> Double {
    let half = beyond(abs(x)) / 2
    return x >= 0 ? half : 1 - half
  }

  /// The probability of a value of at most x.
  public func lowerTail(_ x: Double) -> Double { upperTail(-x) }

  /// The probability of a value at least as far from nought as x: the two-sided p-value.
  public func beyond(_ x: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return 2 * standardNormalUpperTail(abs(x)) }
    let square = x * x
    if square == .infinity { return 0 }
    let whole = degreesOfFreedom + square
    return BetaDistribution(degreesOfFreedom / 2, 0.5)
      .tails(degreesOfFreedom / whole, complement: square / whole).lower
  }

  /// The value that leaves `probability` below it; 0 and 1 give minus and plus infinity.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability")
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    if probability == 0.5 { return 0 }
    guard degreesOfFreedom.isFinite else { return standardNormalQuantile(probability) }
    let tail = min(probability, 1 - probability)
    let beta = BetaDistribution(degreesOfFreedom / 2, 0.5)
    // Near the middle the other tail of the beta distribution is the small one, and it is known without cancellation.
    let logit = tail < 0.25 ? beta.logitQuantile(2 * tail) : beta.logitUpperQuantile(2 * abs(probability - 0.5))
    let size = sqrt(degreesOfFreedom) * exp(-logit / 2)
    return probability < 0.5 ? -size : size
  }
}
