import PeilStatistics
import Testing

/// Tests whose counts are those of a register: their figures are the ones of units taken one by one.
struct LargeCountsTests {
  /// R 4.2, `fisher.test(matrix(c(a, b, c, d), 2), conf.int = FALSE)$p.value` with 17 digits.
  @Test(
    "Fisher's p-value of many units is R's",
    arguments: [
      ((300, 199_700), (350, 199_650), 0.054333751490169176), ((5123, 4877), (4990, 5010), 0.06191549278059965),
      ((1200, 98_800), (1275, 98_725), 0.13444351715097744), ((700, 300), (500, 500), 7.5276615708676221e-20),
    ])
  func fisher(_ first: (Int, Int), _ second: (Int, Int), _ expected: Double) throws {
    let found = try FisherExactTest.pValue(
      #require(BinomialCount(first.0, of: first.0 + first.1)),
      #require(BinomialCount(second.0, of: second.0 + second.1)))
    #expect(abs(found / expected - 1) < 1e-8)
  }

  @Test("Fisher's p-value adds up every table that is as improbable, on both sides of the mode")
  func fisherAgainstTheDefinition() throws {
    var source = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let trials = [1 + source.index(below: 40), 1 + source.index(below: 40)]
      let successes = trials.map { source.index(below: $0 + 1) }
      let central = HypergeometricDistribution(
        successes: trials[0], failures: trials[1], drawn: successes[0] + successes[1])
      let observed = central.mass(successes[0])
      let sum = central.support.map(central.mass).filter { $0 <= observed * (1 + 1e-7) }.reduce(0, +)
      let found = try FisherExactTest.pValue(
        #require(BinomialCount(successes[0], of: trials[0])), #require(BinomialCount(successes[1], of: trials[1])))
      #expect(abs(found - min(1, sum)) < 1e-13, "\(successes) of \(trials)")
    }
  }

  @Test("cases written one by one and as patterns with their number give the same bits")
  func patterns() throws {
    var source = SplitMix64(seed: 11)
    let patterns = (0..<12).map { _ in
      AnswerPattern(
        (0..<4).map { _ in source.index(below: 2) == 1 }, group: source.index(below: 3), cases: source.index(below: 30))
    }
    let cases = patterns.flatMap { pattern in Array(repeating: pattern, count: pattern.cases) }
    let oneByOne = try SimultaneousIndependenceTest(cases.map(\.named), groups: cases.map(\.group))
    #expect(try SimultaneousIndependenceTest(patterns) == oneByOne)
    #expect(try SimultaneousIndependenceTest(patterns.reversed()) == oneByOne)

    let responses = cases.enumerated().flatMap { cluster, pattern in
      pattern.named.indices.filter { pattern.named[$0] }.map {
        RaoScottTest.Response(row: $0, column: pattern.group, cluster: cluster)
      }
    }
    let clusters = patterns.map { pattern in
      RaoScottTest.Cluster(
        pattern.named.indices.filter { pattern.named[$0] }.map { (row: $0, column: pattern.group) },
        count: pattern.cases)
    }
    #expect(try RaoScottTest(clusters) == RaoScottTest(responses))
  }
}
