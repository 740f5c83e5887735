/// The parts of a figure by unit, or by group of units and by draw.
public struct ResampledParts: Hashable, Sendable {
  /// One line of parts.
  public struct Line: Hashable, Sendable {
    /// For each part its sum as it is stored, in cents or unscaled decimals.
    ///
    /// Of a part that counts, the number of rows; what no binary64 holds is NaN.
    public let sums: [Double]
    /// For each part how many rows were admitted, and how many of them lacked the value.
    public let admitted: [Int]
    /// How many of them lacked the value.
    public let missing: [Int]

    /// Pairs sums with their counts.
    public init(sums: [Double], admitted: [Int], missing: [Int]) {
      self.sums = sums
      self.admitted = admitted
      self.missing = missing
    }
  }

  /// The units in the order of their keys; or, where there are more than the limit, the groups that have units.
  public let lines: [Line]
  /// Whether the lines are groups.
  public let isGrouped: Bool
  /// Of groups the draws: the parts of the units each as often as it was drawn.
  public let draws: [Line]

  /// Parts of units, or of groups with their draws.
  public init(lines: [Line], isGrouped: Bool, draws: [Line]) {
    self.lines = lines
    self.isGrouped = isGrouped
    self.draws = draws
  }
}
