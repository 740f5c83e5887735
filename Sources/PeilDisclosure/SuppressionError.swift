/// Why figures cannot be made safe; nothing may be published.
public struct SuppressionError: Error, Hashable, Sendable {
  /// What is in the way.
  public enum Reason: Hashable, Sendable {
    /// These variables cannot be protected, whatever else is hidden: too much is known or must be published.
    case cannotBeProtected([Int])
    /// The audit still finds these variables too narrow after the last repair.
    case auditFails([Int])
    /// The solver is not installed.
    case solverMissing(String)
    /// The solver failed, with what it said.
    case solverFailed(String)
    /// The relations hold coefficients with which exact arithmetic leaves its range.
    case outOfRange
  }

  /// What is in the way.
  public let reason: Reason

  /// The variables that it speaks of.
  public var variables: [Int] {
    switch reason {
    case .cannotBeProtected(let places), .auditFails(let places): places
    case .solverMissing, .solverFailed, .outOfRange: []
    }
  }

  /// Describes what is in the way.
  public init(_ reason: Reason) { self.reason = reason }
}
