/// Answers of which a case may give several, such as the bottlenecks an application names.
///
/// A case that was not asked is in no denominator; one that named nothing is. Shares of cases need not add up to 1.
public struct MultipleResponse: Hashable, Sendable {
  /// What each asked case named, in the order of the items.
  public let cases: [[Bool]]
  /// How many items there are.
  public let itemCount: Int
  /// How many cases were not asked.
  public let notAsked: Int

  /// The answers to so many items, nil for a case that was not asked.
  public init(_ cases: [[Bool]?], itemCount: Int) {
    precondition(cases.allSatisfy { $0.map { $0.count == itemCount } ?? true }, "an answer to every item")
    self.cases = cases.compactMap(\.self)
    self.itemCount = itemCount
    notAsked = cases.count - self.cases.count
  }

  /// How many cases name each item.
  public var counts: [Int] { (0..<itemCount).map { item in cases.count { $0[item] } } }

  /// How many cases name an item at all.
  public var casesWithAny: Int { cases.count { $0.contains(true) } }

  /// How many items are named, over all cases.
  public var responses: Int { counts.reduce(0, +) }

  /// The share of all asked cases that name an item.
  public func shareOfCases(_ item: Int) -> BinomialCount { BinomialCount(checked: counts[item], of: cases.count) }

  /// The share of cases that name anything.
  public func shareOfCasesWithAny(_ item: Int) -> BinomialCount {
    BinomialCount(checked: counts[item], of: casesWithAny)
  }

  /// The share of all that is named; these add up to 1.
  public func shareOfResponses(_ item: Int) -> BinomialCount { BinomialCount(checked: counts[item], of: responses) }

  /// How many items a case names on average; undefined without cases.
  public func responsesPerCase() throws(UndefinedReason) -> Double {
    guard !cases.isEmpty else { throw .emptyDenominator }
    return Double(responses) / Double(cases.count)
  }

  /// How two items go together over the asked cases.
  public func pair(_ first: Int, _ second: Int) -> PairedCount {
    PairedCount(
      both: cases.count { $0[first] && $0[second] }, firstOnly: cases.count { $0[first] && !$0[second] },
      secondOnly: cases.count { !$0[first] && $0[second] }, neither: cases.count { !$0[first] && !$0[second] })
  }
}
