import PeilDisclosure
import PeilValues
import Testing

@Suite("A percentage with its base")
struct DerivedShareTests {
  @Test(
    "holds in its range of numerators every one that is rounded to it, and no other",
    arguments: [(7, 0), (99, 0), (100, 1), (250, 0), (1500, 1), (333, 2)])
  func numerators(base: Int, decimals: Int) throws {
    let share = try #require(DerivedShare(base: base, decimals: decimals))
    var byPercentage: [ExactDecimal: [Int]] = [:]
    for numerator in 0...base {
      let percent = try #require(Rational(Int128(numerator) * 100, Int128(base)))
      byPercentage[try percent.rounded(toScale: decimals, mode: .halfAwayFromZero), default: []].append(numerator)
    }
    for (percentage, numerators) in byPercentage {
      let bounds = try #require(share.numerators(percentage: percentage))
      let range = try #require(bounds.lower)...(try #require(bounds.upper))
      #expect(numerators.allSatisfy { range.contains($0) })
      // A numerator that lies just on the half is counted with both of its neighbours.
      #expect(range.count - numerators.count <= 1)
    }
    #expect(byPercentage.values.map(\.count).max() == share.mostCandidates)
    #expect(share.revealsNumerator == (share.mostCandidates == 1))
  }
}
