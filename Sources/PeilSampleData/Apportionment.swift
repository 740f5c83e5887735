/// Splitting and fitting of amounts in whole cents, so that every sum is exact.
enum Apportionment {
  /// Splits `total` in proportion to the weights; the cents that are left go to the first shares in turn.
  static func split(_ total: Int, weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    var shares = weights.map { total * $0 / sum }
    var left = total - shares.reduce(0, +)
    for index in shares.indices where left > 0 && weights[index] > 0 {
      shares[index] += 1
      left -= 1
    }
    return shares
  }

  /// Moves the amounts within their ranges until they add to `total`, by even steps.
  static func fit(_ amounts: [Int], to total: Int, within ranges: [ClosedRange<Int>]) -> [Int] {
    var fitted = amounts
    var difference = total - fitted.reduce(0, +)
    while difference != 0 {
      let open = fitted.indices.filter {
        difference > 0 ? fitted[$0] < ranges[$0].upperBound : fitted[$0] > ranges[$0].lowerBound
      }
      precondition(!open.isEmpty, "the published total lies within the rules of the scheme")
      let step = difference / open.count == 0 ? difference.signum() : difference / open.count
      for index in open where difference != 0 {
        let moved = min(max(fitted[index] + step, ranges[index].lowerBound), ranges[index].upperBound)
        difference -= moved - fitted[index]
        fitted[index] = moved
      }
    }
    return fitted
  }
}
