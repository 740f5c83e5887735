import Glibc

/// Fisher's noncentral hypergeometric distributions with the same margins, one for every odds ratio.
struct NoncentralHypergeometric {
  /// The logarithms of the masses at odds ratio 1, from the lowest number on.
  let logMasses: [Double]
  /// The lowest number that can occur.
  let lowest: Int

  /// The expected number at an odds ratio.
  func expectation(_ oddsRatio: Double) -> Double {
    let weights = weights(oddsRatio)
    return weights.enumerated().map { $1 * Double(lowest + $0) }.exactSum / weights.exactSum
  }

  /// The probability of so many or more at an odds ratio.
  func upperTail(_ count: Int, _ oddsRatio: Double) -> Double {
    let weights = weights(oddsRatio)
    return weights.dropFirst(max(0, count - lowest)).exactSum / weights.exactSum
  }

  /// The probability of so many or fewer at an odds ratio.
  func lowerTail(_ count: Int, _ oddsRatio: Double) -> Double {
    let weights = weights(oddsRatio)
    return weights.prefix(max(0, count - lowest + 1)).exactSum / weights.exactSum
  }

  /// Proportional to the masses at these odds, the largest being 1.
  private func weights(_ oddsRatio: Double) -> [Double] {
    guard oddsRatio > 0 else { return logMasses.indices.map { $0 == 0 ? 1 : 0 } }
    let slope = log(oddsRatio)
    let logarithms = logMasses.enumerated().map { $1 + slope * Double($0) }
    let largest = logarithms.max() ?? 0
    return logarithms.map { exp($0 - largest) }
  }
}
