/// How many units, and how much money, are left after each step from the portal's file to a table.
///
/// Any residual is an error, never absorbed. Source: von Elm et al. 2007 (STROBE).
public struct AttritionWaterfall: Hashable, Sendable {
  /// One step, or the end: what is added, or taken away if below nought.
  public struct Step: Hashable, Sendable {
    /// What happened.
    public let name: String
    /// How many units.
    public let count: Int
    /// How much money in cents; nil where a source does not say.
    public let cents: Int?

    /// A step of so many units and so much money.
    public init(name: String, count: Int, cents: Int? = nil) {
      self.name = name
      self.count = count
      self.cents = cents
    }
  }

  /// The steps, the first being what came in.
  public let steps: [Step]
  /// What is said to be left.
  public let end: Step

  /// The waterfall from the first step to the end.
  public init(_ steps: [Step], end: Step) {
    self.steps = steps
    self.end = end
  }

  /// What the steps come to beyond the end, in units; nought if they close.
  public var countResidual: Int { steps.map(\.count).reduce(0, +) - end.count }

  /// The same in cents; nil where the end or a step does not say.
  public var centsResidual: Int? {
    let cents = steps.compactMap(\.cents)
    guard cents.count == steps.count, let end = end.cents else { return nil }
    return cents.reduce(0, +) - end
  }

  /// Whether nothing is left over, in units and, where it is said, in cents.
  public var closes: Bool { countResidual == 0 && (centsResidual ?? 0) == 0 }

  /// What is left after each step.
  public var remaining: [Int] {
    var left = 0
    return steps.map {
      left += $0.count
      return left
    }
  }
}
