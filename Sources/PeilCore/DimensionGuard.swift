public import PeilValues

/// Declines a measure's figures by a dimension that is not known for its whole denominator.
///
/// Of the units in the denominator, whatever their value of the dimension, none may lie outside `knownWhen`, and at most
/// a share of `unknownLimit` may lack the dimension. Figures with the dimension summed out are not touched; the
/// limit does not decline the figure of the missing category itself.
public struct DimensionGuard: Hashable, Sendable {
  /// The dimension's place in the table.
  public let dimension: Int
  /// The dimension's name, for the reason.
  public let name: String
  /// Counts the denominator.
  public let denominator: Component
  /// Counts the denominator's units for which the dimension is declared unknown; nil where it is known for all.
  public let outside: Component?
  /// Counts the denominator's units that lack the dimension.
  public let lacking: Component
  /// The share that may lack it.
  public let unknownLimit: Rational

  /// Describes a guard.
  public init(
    dimension: Int, name: String, denominator: Component, outside: Component?, lacking: Component,
    unknownLimit: Rational
  ) {
    self.dimension = dimension
    self.name = name
    self.denominator = denominator
    self.outside = outside
    self.lacking = lacking
    self.unknownLimit = unknownLimit
  }
}
