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
    let exact = isSmall ? try Self.exact(test.groups) : nil
    pValue = exact ?? pearson
    isExact = exact != nil
    isRough = isSmall && exact == nil
  }

  /// How many steps the exact test of several groups may take before it starts.
  private static let limit = 20_000_000

  /// The exact p-value; nil where there are too many tables to go through.
  static func exact(_ groups: [BinomialCount]) throws(UndefinedReason) -> Double? {
    if groups.count == 2 { return try FisherExactTest.pValue(groups[0], groups[1]) }
    let successes = groups.reduce(0) { $0 + $1.successes }
    let trials = groups.reduce(0) { $0 + $1.trials }
    // What is rarer is counted: the tables are the same.
    let rare = successes * 2 <= trials ? groups : groups.map(\.reversed)
    let (steps, overflow) = min(successes, trials - successes).multipliedReportingOverflow(by: trials)
    guard !overflow, steps <= limit else { return nil }
    return try HeterogeneityTest(rare).exactPValue()
  }

  /// What is said beside the p-value.
  var flag: String { isExact ? "exact-test" : isRough ? "few-expected" : "" }
}
