import Glibc

extension HeterogeneityTest {
  /// The exact p-value of Freeman's and Halton's extension of Fisher's test: how probable a table is, given all margins,
  /// that is as improbable as this one or more so.
  ///
  /// Group by group, keeping what the groups so far add up to and how probable they are; whatever follows is cut off as
  /// soon as all of it, or none of it, counts. Nil where more than `limit` branches stay open: take the permutation test.
  /// Undefined as Pearson's. Source: Freeman & Halton 1951; Mehta & Patel 1983.
  public func exactPValue(limit: Int = 2_000_000) throws(UndefinedReason) -> Double? {
    _ = try pooledRate()
    let table = TwoColumnTable(groups)
    return table.probabilityOfExtremes(limit: limit)
  }
}

/// All tables of successes and failures with the same margins as the observed one.
private struct TwoColumnTable {
  let sizes: [Int]
  let successes: Int
  let logObserved: Double
  let logAll: Double
  /// For the groups from an index on and a number of successes left: the largest and the smallest logarithm.
  let largest: [[Double]]
  let smallest: [[Double]]

  init(_ groups: [BinomialCount]) {
    sizes = groups.map(\.trials).sorted(by: >)
    successes = groups.pooled.successes
    logAll = Self.logChoose(groups.pooled.trials, successes)
    logObserved = groups.map { Self.logChoose($0.trials, $0.successes) }.exactSum
    var largest = [Array(repeating: -Double.infinity, count: successes + 1)]
    var smallest = [Array(repeating: Double.infinity, count: successes + 1)]
    (largest[0][0], smallest[0][0]) = (0, 0)
    for size in sizes.reversed() {
      var (most, least) = (
        Array(repeating: -Double.infinity, count: successes + 1),
        Array(repeating: Double.infinity, count: successes + 1)
      )
      let choices = (0...size).map { Self.logChoose(size, $0) }
      for sum in 0...successes {
        for x in 0...min(size, sum) {
          most[sum] = max(most[sum], choices[x] + largest[0][sum - x])
          least[sum] = min(least[sum], choices[x] + smallest[0][sum - x])
        }
      }
      largest.insert(most, at: 0)
      smallest.insert(least, at: 0)
    }
    self.largest = largest
    self.smallest = smallest
  }

  func probabilityOfExtremes(limit: Int) -> Double? {
    let bound = logObserved + 1e-7
    var open = [Branch(left: successes, log: 0, paths: 1)]
    var counted: [Double] = []
    var remaining = sizes.reduce(0, +)
    for (index, size) in sizes.enumerated() {
      remaining -= size
      let choices = (0...size).map { Self.logChoose(size, $0) }
      var next: [Branch] = []
      for branch in open {
        for x in 0...min(size, branch.left) where remaining >= branch.left - x {
          let left = branch.left - x
          let log = branch.log + choices[x]
          if log + smallest[index + 1][left] > bound { continue }
          if log + largest[index + 1][left] <= bound {
            counted.append(branch.paths * exp(log + Self.logChoose(remaining, left) - logAll))
          } else {
            next.append(Branch(left: left, log: log, paths: branch.paths))
          }
        }
      }
      open = Self.merged(next)
      if open.count > limit { return nil }
    }
    return min(1, counted.exactSum)
  }

  private struct Branch {
    let left: Int
    let log: Double
    var paths: Double
  }

  /// Branches with the same rest and the same probability go on as one.
  private static func merged(_ branches: [Branch]) -> [Branch] {
    var merged: [Branch] = []
    for branch in branches.sorted(by: { ($0.left, $0.log) < ($1.left, $1.log) }) {
      if let last = merged.last, last.left == branch.left, branch.log - last.log < 1e-11 {
        merged[merged.count - 1].paths += branch.paths
      } else {
        merged.append(branch)
      }
    }
    return merged
  }

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    k == 0 || k == n
      ? 0
      : SaddlePoint.logGamma(Double(n + 1)) - SaddlePoint.logGamma(Double(k + 1))
        - SaddlePoint.logGamma(Double(n - k + 1))
  }
}
