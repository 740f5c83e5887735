import PeilStatistics
import PeilValues
import Testing

@Suite struct QuantileTypeTests {
  /// Of the values 1 to n, R 4 gives `quantile(1:n, p, type = t)`, which is the position itself within 1 and n.
  @Test(
    "lies at Hyndman and Fan's position, within the values",
    arguments: [
      (QuantileType.seven, 1, 4, 10, 3, "1/4"), (.six, 1, 4, 10, 2, "3/4"), (.seven, 1, 2, 4, 2, "1/2"),
      (.six, 1, 2, 4, 2, "1/2"), (.six, 1, 10, 5, 1, "0"), (.six, 9, 10, 5, 5, "0"), (.seven, 0, 1, 5, 1, "0"),
      (.seven, 1, 1, 5, 5, "0"), (.six, 1, 3, 1, 1, "0"),
    ])
  func position(type: QuantileType, top: Int, bottom: Int, count: Int, rank: Int, fraction: String) throws {
    let probability = try #require(Rational(Int128(top), Int128(bottom)))
    let position = try #require(type.position(of: probability, among: count))
    #expect(position.rank == rank)
    #expect(position.fraction.description == fraction)
  }

  @Test("has no place among no values")
  func empty() { #expect(QuantileType.seven.position(of: .zero, among: 0) == nil) }
}
