/// Where a cell stands among the dimensions of its table.
public struct CellPlace: Hashable, Sendable {
  /// The places of the dimensions that are summed out.
  public let summedOut: Set<Int>
  /// The places of the dimensions of whose missing category it is.
  public let lacking: Set<Int>

  /// A place.
  public init(summedOut: Set<Int>, lacking: Set<Int>) {
    self.summedOut = summedOut
    self.lacking = lacking
  }
}
