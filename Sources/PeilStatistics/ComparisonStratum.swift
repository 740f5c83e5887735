/// One stratum of a comparison of two groups: the first group's count and the second's.
public struct ComparisonStratum: Hashable, Sendable {
  /// The first group.
  public let first: BinomialCount
  /// The second group, the reference.
  public let second: BinomialCount

  /// A stratum with these two groups in it.
  public init(_ first: BinomialCount, _ second: BinomialCount) {
    self.first = first
    self.second = second
  }

  /// Whether both groups occur, so that they can be compared.
  public var hasBothGroups: Bool { first.trials > 0 && second.trials > 0 }

  /// Whether the odds can differ: both groups occur, and successes and failures do.
  var isInformativeForOdds: Bool { hasBothGroups && successes > 0 && successes < total }

  var a: Double { Double(first.successes) }
  var b: Double { Double(first.failures) }
  var c: Double { Double(second.successes) }
  var d: Double { Double(second.failures) }
  var n1: Double { Double(first.trials) }
  var n2: Double { Double(second.trials) }
  var total: Double { n1 + n2 }
  /// m₁, the successes of both groups.
  var successes: Double { a + c }
  /// p₁ − p₂, where both groups occur.
  var difference: Double { a / n1 - c / n2 }
  /// n₁n₂/N, the Mantel–Haenszel weight of a difference.
  var weight: Double { n1 * n2 / total }
}
