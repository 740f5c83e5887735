import Glibc

/// How far two orders of the same items agree, −1 through 1.
public struct RankCorrelation: Hashable, Sendable {
  private let first: [Double]
  private let second: [Double]

  /// The correlation of two numbers of every item.
  public init(_ first: [Double], _ second: [Double]) {
    precondition(first.count == second.count, "both numbers of every item")
    self.first = first
    self.second = second
  }

  /// Kendall's τ-b, which takes ties into account; undefined where all of one side are equal.
  ///
  /// Source: Kendall 1945; R, `cor(method = "kendall")`.
  public func kendall() throws(UndefinedReason) -> Double {
    guard !first.isEmpty else { throw .emptyDenominator }
    var (agreement, firstPairs, secondPairs) = (0, 0, 0)
    for i in first.indices {
      for j in 0..<i {
        let a = Self.sign(first[i] - first[j])
        let b = Self.sign(second[i] - second[j])
        agreement += a * b
        firstPairs += a * a
        secondPairs += b * b
      }
    }
    guard firstPairs > 0, secondPairs > 0 else { throw .noVariation }
    return Double(agreement) / (sqrt(Double(firstPairs)) * sqrt(Double(secondPairs)))
  }

  /// Spearman's ρ, the correlation of the ranks, ties at their mean; undefined where all of one side are equal.
  ///
  /// Source: Spearman 1904; R, `cor(method = "spearman")`.
  public func spearman() throws(UndefinedReason) -> Double {
    guard !first.isEmpty else { throw .emptyDenominator }
    let (a, b) = (Self.ranks(first), Self.ranks(second))
    let (squareA, squareB) = (a.sumOfSquaredDeviations, b.sumOfSquaredDeviations)
    guard squareA > 0, squareB > 0 else { throw .noVariation }
    let (meanA, meanB) = (a.exactMean, b.exactMean)
    let cross = zip(a, b).map { ($0 - meanA) * ($1 - meanB) }.exactSum
    return min(1, max(-1, cross / (sqrt(squareA) * sqrt(squareB))))
  }

  private static func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }

  /// Ranks from 1, equal numbers at the mean of their places.
  private static func ranks(_ numbers: [Double]) -> [Double] {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var ranks = Array(repeating: 0.0, count: numbers.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, numbers[order[end + 1]] == numbers[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }
}
