import Glibc

extension QuantileType {
  /// The value below which a share of the numbers lies; undefined without numbers.
  public func quantile(of numbers: [Double], at probability: Double) throws(UndefinedReason) -> Double {
    try quantile(ofSorted: numbers.sorted(), at: probability)
  }

  /// The same for numbers that stand in ascending order, with R's rounding fuzz of four times the machine precision.
  public func quantile(ofSorted sorted: [Double], at probability: Double) throws(UndefinedReason) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability")
    guard let first = sorted.first, let last = sorted.last else { throw .emptyDenominator }
    let n = Double(sorted.count)
    let fuzz = 4 * Double.ulpOfOne
    let position =
      switch self {
      case .one, .two: n * probability
      case .six: (n + 1) * probability
      case .seven: 1 + (n - 1) * probability
      }
    let whole = floor(position + fuzz)
    var fraction = position - whole
    if abs(fraction) < fuzz { fraction = 0 }
    let weight =
      switch self {
      case .one: fraction > 0 ? 1.0 : 0
      case .two: fraction > 0 ? 1.0 : 0.5
      case .six, .seven: fraction
      }
    let index = Int(whole)
    let below = index < 1 ? first : index > sorted.count ? last : sorted[index - 1]
    let above = index < 0 ? first : index >= sorted.count ? last : sorted[index]
    if weight == 0 || below == above { return below }
    return weight == 1 ? above : (1 - weight) * below + weight * above
  }
}
