/// A solver of integer programmes: well-kept, and outside this package.
public protocol IntegerSolver: Sendable {
  /// Solves a problem, within so many seconds.
  ///
  /// Throws `solverMissing` or `solverFailed`.
  func minimize(_ problem: CoveringProblem, seconds: Double) throws(SuppressionError) -> CoveringSolution
}

/// Choosing figures at the least cost so that every condition is covered: min Σ c·y, Σ a·y ≥ b, 0 ≤ y ≤ 1.
public struct CoveringProblem: Hashable, Sendable {
  /// A condition Σ coefficient · y ≥ least.
  public struct Condition: Hashable, Sendable {
    /// The figures, by place, with their coefficients, in the order of the places.
    public let terms: [Term]
    /// What the sum must come to at the least.
    public let least: Double
  }

  /// A figure of a condition.
  public struct Term: Hashable, Sendable {
    /// The figure, by place.
    public let figure: Int
    /// How much it adds when it is chosen.
    public let coefficient: Double
  }

  /// What each figure costs.
  public var costs: [Double]
  /// The conditions.
  public var conditions: [Condition]
  /// Whether a figure is chosen or not; otherwise it may be chosen in part.
  public var isInteger: Bool
}

/// What a solver found.
public struct CoveringSolution: Hashable, Sendable {
  /// By figure, 0 to 1; empty when nothing was found.
  public let values: [Double]
  /// What no choice can cost less than; nil when the solver cannot tell.
  public let lowerBound: Double?
  /// Whether nothing is cheaper.
  public let isOptimal: Bool
  /// How many seconds it took, by the solver's own clock.
  public let seconds: Double
}
