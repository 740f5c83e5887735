/// Divides a whole into whole parts in proportion to weights, so that the parts add up to it.
///
/// Each part is rounded down, and what is left goes to the largest remainders; between equal ones to the larger weight,
/// then to the earlier part. Exact throughout.
public enum LargestRemainder {
  /// The parts of `total`; undefined without weights, where they come to nought, and where one is below nought.
  public static func parts(of total: Int, weights: [Int]) throws(UndefinedReason) -> [Int] {
    guard !weights.isEmpty else { throw .emptyDenominator }
    guard weights.allSatisfy({ $0 >= 0 }) else { throw .negativeValue }
    let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
    guard sum > 0 else { throw .zeroDenominator }
    let isNegative = total < 0
    let size = Int128(total.magnitude)
    let shares = weights.map { (size * Int128($0)).quotientAndRemainder(dividingBy: sum) }
    var parts = shares.map { Int($0.quotient) }
    let left = Int(size - shares.map(\.quotient).reduce(0, +))
    let order = weights.indices.sorted { first, second in
      if shares[first].remainder != shares[second].remainder {
        return shares[first].remainder > shares[second].remainder
      }
      return weights[first] != weights[second] ? weights[first] > weights[second] : first < second
    }
    for index in order.prefix(left) { parts[index] += 1 }
    return isNegative ? parts.map { -$0 } : parts
  }
}
