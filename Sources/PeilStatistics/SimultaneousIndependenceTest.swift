/// Tests whether any of several items a case may name depends on the group of the case (SPMI).
///
/// The sum of the items' Pearson statistics, corrected in the second order for items going together. Items that all or
/// none name say nothing and are left out. Sources: Bilder & Loughin 2004; Thomas & Decady 2004.
public struct SimultaneousIndependenceTest: Hashable, Sendable {
  /// Pearson's statistic of each item, nil where it is left out.
  public let itemStatistics: [Double?]
  /// The p-value of each item by itself, nil where it is left out.
  public let itemPValues: [Double?]
  /// The sum of the statistics as if items were independent, and its p-value; it finds too much.
  public let firstOrder: ChiSquareTest
  /// The trace of the squared correlation of the items.
  public let traceOfSquaredCorrelation: Double
  /// The corrected test; the one to print.
  public let secondOrder: ChiSquareTest

  /// The smallest p-value of an item times their number, at most 1.
  public var bonferroniPValue: Double {
    let values = itemPValues.compactMap(\.self)
    return min(1, (values.min() ?? 1) * Double(values.count))
  }

  /// The test over the cases and their groups.
  ///
  /// Undefined without cases, with a single group, and where no item varies.
  public init(_ cases: [[Bool]], groups: [Int]) throws(UndefinedReason) {
    precondition(cases.count == groups.count, "a group for every case")
    try self.init(zip(cases, groups).map { AnswerPattern($0, group: $1, cases: 1) })
  }

  /// The same over patterns of answers, each with its cases; what they are written as makes no difference.
  public init(_ patterns: [AnswerPattern]) throws(UndefinedReason) {
    let patterns = patterns.filter { $0.cases > 0 }
    guard let itemCount = patterns.first?.named.count else { throw .emptyDenominator }
    precondition(patterns.allSatisfy { $0.named.count == itemCount }, "an answer to every item")
    let kinds = Dictionary(grouping: patterns, by: \.group).sorted { $0.key < $1.key }.map(\.value)
    guard kinds.count > 1 else { throw .tooFewUnits }
    let tests = (0..<itemCount).map { item in
      try? HeterogeneityTest(
        kinds.map { BinomialCount(checked: $0.count { $0[item] }, of: $0.count { _ in true }) }
      ).pearson()
    }
    itemStatistics = tests.map { $0?.statistic }
    itemPValues = tests.map { $0?.pValue }
    let kept = tests.indices.filter { tests[$0] != nil }
    guard !kept.isEmpty else { throw .noVariation }
    let sum = tests.compactMap { $0?.statistic }.exactSum
    let c = Double(kept.count)
    let contrasts = Double(kinds.count - 1)
    let squares = kept.flatMap { first in
      kept.map { second in
        let phi = first == second ? 1 : (try? PairedCount(patterns, first, second).phi()) ?? 0
        return phi * phi
      }
    }
    let trace = squares.exactSum
    firstOrder = ChiSquareTest(sum, degreesOfFreedom: contrasts * c)
    traceOfSquaredCorrelation = trace
    secondOrder = ChiSquareTest(sum * c / trace, degreesOfFreedom: contrasts * c * c / trace)
  }
}

extension PairedCount {
  /// How two items go together.
  fileprivate init(_ patterns: [AnswerPattern], _ first: Int, _ second: Int) {
    self.init(
      both: patterns.count { $0[first] && $0[second] }, firstOnly: patterns.count { $0[first] && !$0[second] },
      secondOnly: patterns.count { !$0[first] && $0[second] }, neither: patterns.count { !$0[first] && !$0[second] })
  }
}
