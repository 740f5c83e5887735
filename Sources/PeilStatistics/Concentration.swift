import Glibc

/// How unevenly money is spread over those who receive it; take it per holding.
public struct Concentration: Hashable, Sendable {
  private let sorted: [Double]
  private let total: Double

  /// The concentration of amounts of nought or more.
  ///
  /// Undefined without amounts, where they come to nought, and where one is below nought.
  public init(_ amounts: [Double]) throws(UndefinedReason) {
    guard !amounts.isEmpty else { throw .emptyDenominator }
    sorted = amounts.sorted()
    total = sorted.exactSum
    guard sorted[0] >= 0 else { throw .negativeValue }
    guard total > 0 else { throw .zeroDenominator }
  }

  private var n: Double { Double(sorted.count) }

  /// Gini's coefficient Σ(2i − n − 1)x₍ᵢ₎/(nΣx): 0 when all have the same, near 1 when one has all.
  public var gini: Double {
    let sum = sorted.enumerated().map { Double(2 * ($0 + 1) - sorted.count - 1) * $1 }.exactSum
    return max(0, sum / (n * total))
  }

  /// The same times n/(n−1), which reaches 1; nil with a single amount.
  public var unbiasedGini: Double? { sorted.count > 1 ? gini * n / (n - 1) : nil }

  /// Herfindahl's and Hirschman's index H, the sum of the squared shares: 1/n through 1.
  public var herfindahl: Double { sorted.map { ($0 / total) * ($0 / total) }.exactSum }

  /// (H − 1/n)/(1 − 1/n), 0 through 1; nil with a single amount.
  public var normalisedHerfindahl: Double? {
    sorted.count > 1 ? max(0, (herfindahl - 1 / n) / (1 - 1 / n)) : nil
  }

  /// 1/H, how many equal receivers would be as concentrated.
  public var effectiveNumber: Double { 1 / herfindahl }

  /// The share of the `count` largest amounts.
  public func share(ofLargest count: Int) -> Double { sorted.suffix(max(0, count)).exactSum / total }

  /// The share of the largest amounts that make up this part of all, their number rounded up.
  public func shareOfTop(_ part: Double) -> Double {
    // A product like 0.1 · 30 may lie a hair above the whole number it is.
    share(ofLargest: min(sorted.count, Int(ceil(part * n - 1e-9))))
  }

  /// The share of the top part on Lorenz's curve, which divides the receiver on the line.
  public func lorenzShareOfTop(_ part: Double) -> Double {
    let number = min(n, part * n)
    let whole = Int(floor(number))
    let next = whole < sorted.count ? sorted[sorted.count - 1 - whole] : 0
    return (sorted.suffix(whole) + [(number - Double(whole)) * next]).exactSum / total
  }
}
