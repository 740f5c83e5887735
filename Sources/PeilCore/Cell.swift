/// One cell of a table: where it stands, and the estimate of each measure there.
public struct Cell: Hashable, Sendable {
  /// The value of each dimension, in the table's order.
  public let key: [DimensionValue]
  /// The estimates, in the order of the table's measures.
  public let estimates: [Estimate]

  /// Pairs a place with its estimates.
  public init(key: [DimensionValue], estimates: [Estimate]) {
    self.key = key
    self.estimates = estimates
  }
}
