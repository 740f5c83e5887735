public import PeilDiagnostics

/// Why no release can be made.
public struct ReleaseError: Error, Sendable {
  /// What is in the way.
  public enum Reason: Sendable {
    /// The engine has not delivered who contributes what to a table.
    case noContributions(table: String)
    /// One figure has two values, so that what is published does not add up.
    case twoValues(figure: String)
    /// What is to be hidden could not be worked out, or the audit does not hold; with the figures it speaks of.
    case suppression(part: String, SuppressionError, [String], remedies: [SuppressionProposal])
  }

  /// What is in the way.
  public let reason: Reason

  init(_ reason: Reason) { self.reason = reason }
}

extension ReleaseError: DiagnosticConvertible {
  /// What is said to who asked for the release.
  public var diagnostics: [Diagnostic] {
    let stays = "no release is written; the run folder is for inside the house"
    switch reason {
    case .noContributions(let table):
      return [
        .error(
          "release-refused", "nobody knows who contributes what to table '\(table)', so that no release can be judged",
          details: ["run the pipeline with Peil's own engine", stays], exit: .data)
      ]
    case .twoValues(let figure):
      return [
        .error(
          "release-refused", "two tables give another value for the same figure, so that no release can be judged",
          details: ["the figure: \(figure)", stays], exit: .data)
      ]
    case .suppression(let part, let error, let figures, let remedies):
      return [
        .error(
          "release-refused", "the release is not safe: \(Self.words(error)), in the figures of \(part)",
          details: figures.prefix(Self.shown).map { "  " + $0 }
            + (figures.count > Self.shown ? ["  … and \(figures.count - Self.shown) more"] : [])
            + (remedies.isEmpty ? Self.advice(error) : Self.advice(remedies)) + [stays], exit: Self.exit(error))
      ]
    }
  }

  private static let shown = 10

  private static func words(_ error: SuppressionError) -> String {
    switch error.reason {
    case .cannotBeProtected(let places):
      "\(places.count) figure\(places.count == 1 ? "" : "s") can be worked out whatever else is hidden"
    case .auditFails(let places):
      "the attacker still narrows down \(places.count) figure\(places.count == 1 ? "" : "s")"
    case .solverMissing(let name): "the solver '\(name)' is not installed"
    case .solverFailed(let said): "the solver failed: \(said)"
    case .outOfRange: "its sums leave the range of exact arithmetic"
    }
  }

  private static func advice(_ error: SuppressionError) -> [String] {
    switch error.reason {
    case .cannotBeProtected, .auditFails:
      ["merge categories, drop a total or a table, or declare as public under 'tables' and 'fields' what anybody knows"]
    case .solverMissing: ["install it (Debian: coinor-cbc), or write 'method: heuristic'"]
    case .solverFailed, .outOfRange: ["'method: heuristic' may do"]
    }
  }

  private static func advice(_ remedies: [SuppressionProposal]) -> [String] {
    ["one of these would do, with so many numbers hidden:"]
      + remedies.prefix(shownRemedies).map { "  \($0.hidden): \($0.change.text)" }
  }

  private static let shownRemedies = 5

  private static func exit(_ error: SuppressionError) -> ExitStatus {
    switch error.reason {
    case .solverMissing, .solverFailed: .software
    default: .data
    }
  }
}
