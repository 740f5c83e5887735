/// Splits the difference of two groups' rates into their mix of strata and their rates within strata.
///
/// Composition Σ p̄(w₁ − w₂) and rate Σ w̄(p₁ − p₂), with p̄ and w̄ the means of both groups; the two add up to the
/// difference. Source: Kitagawa 1955.
public struct KitagawaDecomposition: Hashable, Sendable {
  /// The difference of the rates over the strata both groups share.
  public let total: Double
  /// What comes of the groups standing in different strata.
  public let composition: Double
  /// What comes of different rates within the strata.
  public let rate: Double
  /// How many strata were left out because a group does not occur in them.
  public let leftOut: Int

  /// The decomposition over the strata both groups share; undefined where they share none.
  public init(_ comparison: StratifiedComparison) throws(UndefinedReason) {
    try comparison.requireStrata()
    let (n1, n2) = (comparison.sum(\.n1), comparison.sum(\.n2))
    total = comparison.sum(\.a) / n1 - comparison.sum(\.c) / n2
    composition = comparison.sum { ($0.a / $0.n1 + $0.c / $0.n2) / 2 * ($0.n1 / n1 - $0.n2 / n2) }
    rate = comparison.sum { ($0.n1 / n1 + $0.n2 / n2) / 2 * $0.difference }
    leftOut = comparison.leftOut
  }
}
