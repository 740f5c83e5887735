/// Where a cell stands among the dimensions of its table.
public struct CellPlace: Hashable, Sendable {
  /// The places of the dimensions that are summed out.
  public let summedOut: Set<Int>
  /// The places of the dimensions of whose missing category it is.
  public let lacking: Set<Int>
  /// The value of each dimension, in the table's order.
  public let values: [DimensionValue]

  /// A place; nothing is known of the values where none are given.
  public init(summedOut: Set<Int>, lacking: Set<Int>, values: [DimensionValue] = []) {
    self.summedOut = summedOut
    self.lacking = lacking
    self.values = values
  }

  /// The place of the code in the domain of a dimension; nil where it is summed out, missing or no code.
  public func code(of dimension: Int) -> Int? {
    guard dimension < values.count, case .code(let code) = values[dimension] else { return nil }
    return Int(code)
  }
}
