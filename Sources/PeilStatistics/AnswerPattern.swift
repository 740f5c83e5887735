/// The cases of a group that gave the same answer to a question with several answers: few patterns stand for many cases.
public struct AnswerPattern: Hashable, Sendable {
  /// For each item whether they named it.
  public let named: [Bool]
  /// The number of their group.
  public let group: Int
  /// How many cases these are.
  public let cases: Int

  /// So many cases of a group with this answer.
  public init(_ named: [Bool], group: Int, cases: Int) {
    precondition(cases >= 0, "a number of cases")
    self.named = named
    self.group = group
    self.cases = cases
  }
}

extension Sequence<AnswerPattern> {
  /// How many cases have a pattern of some sort.
  func count(_ matches: ([Bool]) -> Bool) -> Int { reduce(0) { $0 + (matches($1.named) ? $1.cases : 0) } }
}
