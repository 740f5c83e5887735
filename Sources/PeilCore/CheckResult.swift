/// How a rule fared over all rows it was held against.
public struct CheckResult: Hashable, Sendable {
  /// The dataset.
  public let dataset: String
  /// The stage's place, from 1.
  public let stage: Int
  /// The rule's name.
  public let rule: String
  /// What happens to a row that breaks it.
  public let otherwise: Rule.Consequence
  /// Rows that meet it.
  public var passed: Int
  /// Rows that break it.
  public var failed: Int
  /// Rows for which it is unknown.
  public var unknown: Int

  /// A rule with its counts.
  public init(
    dataset: String, stage: Int, rule: String, otherwise: Rule.Consequence, passed: Int = 0, failed: Int = 0,
    unknown: Int = 0
  ) {
    self.dataset = dataset
    self.stage = stage
    self.rule = rule
    self.otherwise = otherwise
    self.passed = passed
    self.failed = failed
    self.unknown = unknown
  }
}
