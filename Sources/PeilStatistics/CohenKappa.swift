import Glibc

/// How far two coders agree beyond chance.
///
/// Sources: Cohen 1960 and 1968 (weights); Fleiss, Cohen & Everitt 1969 (standard errors).
public struct CohenKappa: Hashable, Sendable {
  /// What a disagreement between two categories costs.
  public enum Weights: String, Hashable, Sendable, CaseIterable {
    /// Every disagreement counts in full.
    case none
    /// As the distance of the categories in their order.
    case linear
    /// As its square.
    case quadratic
  }

  /// The share of units on which the coders agree, partial agreement at its weight.
  public let observedAgreement: Double
  /// The share on which they would agree by chance.
  public let expectedAgreement: Double
  /// The figure; nil where chance alone agrees fully, because then it has none.
  public let value: Double?
  /// Its standard error; nil where the figure is.
  public let standardError: Double?
  /// Its standard error if there were no agreement beyond chance; nil where the figure is.
  public let nullStandardError: Double?

  /// The agreement in a square table, the first coder's categories in rows and the second's in columns.
  ///
  /// Undefined without units.
  public init(table: [[Int]], weights: Weights = .none) throws(UndefinedReason) {
    let n = Double(table.joined().reduce(0, +))
    guard n > 0 else { throw .emptyDenominator }
    let range = table.indices
    let p = table.map { row in row.map { Double($0) / n } }
    let rows = p.map(\.exactSum)
    let columns = range.map { column in p.map { $0[column] }.exactSum }
    let w = range.map { i in range.map { weights.agreement(i, $0, of: table.count) } }
    func total(_ term: (Int, Int) -> Double) -> Double { range.flatMap { i in range.map { term(i, $0) } }.exactSum }

    let observed = total { w[$0][$1] * p[$0][$1] }
    let expected = total { w[$0][$1] * rows[$0] * columns[$1] }
    observedAgreement = observed
    expectedAgreement = expected
    let isChanceFull = range.allSatisfy { i in range.allSatisfy { w[i][$0] == 1 || rows[i] * columns[$0] == 0 } }
    guard !isChanceFull else {
      (value, standardError, nullStandardError) = (nil, nil, nil)
      return
    }
    let rowMeans = range.map { i in range.map { w[i][$0] * columns[$0] }.exactSum }
    let columnMeans = range.map { j in range.map { w[$0][j] * rows[$0] }.exactSum }
    let spread = total { i, j in
      let term = w[i][j] * (1 - expected) - (rowMeans[i] + columnMeans[j]) * (1 - observed)
      return p[i][j] * term * term
    }
    let centre = observed * expected - 2 * expected + observed
    let nullSpread = total { i, j in
      let term = w[i][j] - (rowMeans[i] + columnMeans[j])
      return rows[i] * columns[j] * term * term
    }
    let rest = 1 - expected
    value = (observed - expected) / rest
    standardError = sqrt(max(0, spread - centre * centre) / n) / (rest * rest)
    nullStandardError = sqrt(max(0, nullSpread - expected * expected) / n) / rest
  }

  /// The prevalence- and bias-adjusted figure, (k·p_o − 1)/(k − 1) for k categories.
  ///
  /// Source: Byrt, Bishop & Carlin 1993.
  public func adjustedForPrevalence(categories: Int) -> Double? {
    categories > 1 ? (Double(categories) * observedAgreement - 1) / Double(categories - 1) : nil
  }
}

extension CohenKappa {
  /// The agreement of two coders' categories of the same units, in the order of the categories.
  public init(_ first: [Int], _ second: [Int], weights: Weights = .none) throws(UndefinedReason) {
    precondition(first.count == second.count, "both coders' categories of every unit")
    let order = Set(first + second).sorted()
    var table = Array(repeating: Array(repeating: 0, count: order.count), count: order.count)
    for (a, b) in zip(first, second) {
      guard let row = order.firstIndex(of: a), let column = order.firstIndex(of: b) else { continue }
      table[row][column] += 1
    }
    try self.init(table: table, weights: weights)
  }

  /// The agreement on one category of a table: twice what both put there over all that either put there.
  ///
  /// Undefined where neither used it. Source: Cicchetti & Feinstein 1990.
  public static func specificAgreement(table: [[Int]], category: Int) throws(UndefinedReason) -> Double {
    let used = table[category].reduce(0, +) + table.map { $0[category] }.reduce(0, +)
    guard used > 0 else { throw .zeroDenominator }
    return 2 * Double(table[category][category]) / Double(used)
  }
}

extension CohenKappa.Weights {
  fileprivate func agreement(_ i: Int, _ j: Int, of categories: Int) -> Double {
    if i == j { return 1 }
    let distance = Double(abs(i - j)) / Double(categories - 1)
    return switch self {
    case .none: 0
    case .linear: 1 - distance
    case .quadratic: 1 - distance * distance
    }
  }
}
