/// Tests whether groups of cases end equally fast.
///
/// Sources: Mantel 1966; Peto & Peto 1972; R, `survival::survdiff`.
public struct LogRankTest: Hashable, Sendable {
  /// How many cases of each group ended, in the order of the groups.
  public let observed: [Int]
  /// How many would have if all groups were equally fast.
  public let expected: [Double]
  /// The test, on (groups − 1) degrees of freedom.
  public let test: ChiSquareTest

  /// The test over each group's cases; undefined with fewer than two groups with cases, and where nothing ended.
  public init(_ groups: [[Observation]]) throws(UndefinedReason) {
    let filled = groups.filter { !$0.isEmpty }
    guard filled.count > 1 else { throw .tooFewUnits }
    let k = filled.count
    var expected = Array(repeating: [Double](), count: k)
    var covariance = Matrix(rows: k, columns: k) { _, _ in 0 }
    for time in Set(filled.joined().filter { $0.cause != nil }.map(\.time)).sorted() {
      let atRisk = filled.map { group in Double(group.count { $0.time >= time }) }
      let n = atRisk.reduce(0, +)
      let d = Double(filled.joined().count { $0.time == time && $0.cause != nil })
      for i in 0..<k {
        expected[i].append(d * atRisk[i] / n)
        guard n > 1 else { continue }
        for j in 0..<k {
          let share = (i == j ? 1 : 0) - atRisk[j] / n
          covariance[i, j] += d * (n - d) / (n - 1) * (atRisk[i] / n) * share
        }
      }
    }
    observed = filled.map { group in group.count { $0.cause != nil } }
    self.expected = expected.map(\.exactSum)
    let differences = zip(observed, self.expected).map { Double($0) - $1 }
    // Any one group follows from the others.
    let reduced = Matrix(rows: k - 1, columns: k - 1) { covariance[$0, $1] }
    let vector = Matrix(rows: k - 1, columns: 1) { row, _ in differences[row] }
    guard let solution = reduced.solved(vector) else { throw .noVariation }
    test = ChiSquareTest(
      max(0, (vector.transposed * solution)[0, 0]), degreesOfFreedom: Double(k - 1))
  }
}
