internal import PeilStatistics

/// The test whether groups can have one rate: Pearson's, or the exact one where a group is expected to have fewer than 5
/// successes or failures.
struct GroupTest {
  let pValue: Double
  let isExact: Bool
  /// Whether few are expected in a group and the table is too large for the exact test.
  let isRough: Bool

  /// Undefined as Pearson's test; a table too large for the exact test keeps Pearson's.
  init(_ groups: [BinomialCount]) throws(UndefinedReason) {
    let test = HeterogeneityTest(groups)
    let pearson = try test.pearson().pValue
    let isSmall = try test.smallestExpected() < 5
    let exact = isSmall ? try test.exactPValue() : nil
    pValue = exact ?? pearson
    isExact = exact != nil
    isRough = isSmall && exact == nil
  }

  /// What is said beside the p-value.
  var flag: String { isExact ? "exact-test" : isRough ? "few-expected" : "" }
}
