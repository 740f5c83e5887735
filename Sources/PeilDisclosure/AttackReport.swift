/// What an attacker can know of every hidden figure from all that is published together.
public struct AttackReport: Hashable, Sendable {
  /// What is left of one hidden figure.
  public struct Finding: Hashable, Sendable {
    /// The variable.
    public let variable: Int
    /// The values it can have.
    public let interval: FeasibilityInterval
    /// Whether the interval is as wide as is asked of it.
    public let isProtected: Bool
  }

  /// By variable, every hidden figure.
  public let findings: [Finding]

  /// The variables whose interval is too narrow.
  public var failures: [Int] { findings.filter { !$0.isProtected }.map(\.variable) }

  /// Whether every interval is as wide as is asked.
  public var holds: Bool { findings.allSatisfy(\.isProtected) }

  /// What is left of one variable; nil when it is published.
  public func interval(of variable: Int) -> FeasibilityInterval? {
    findings.first { $0.variable == variable }?.interval
  }
}
