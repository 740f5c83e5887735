/// What one unit adds to a figure: the costs of one application, say, or 1 where units are counted.
public struct Contribution: Hashable, Sendable {
  /// The amount, in the units of the figure; it may lie below nought.
  public let amount: Int
  /// Who is behind the unit: an enterprise group, a chamber of commerce number.
  ///
  /// Nil makes the unit a holding of its own.
  public let holding: String?
  /// How many units of the population the unit stands for; 1 in a census.
  public let weight: Int
  /// Whether the contributor has agreed that its figure may be known.
  public let isWaived: Bool

  /// Describes a contribution.
  public init(_ amount: Int, holding: String? = nil, weight: Int = 1, isWaived: Bool = false) {
    self.amount = amount
    self.holding = holding
    self.weight = weight
    self.isWaived = isWaived
  }
}
