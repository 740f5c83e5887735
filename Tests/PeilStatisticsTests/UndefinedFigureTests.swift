import PeilStatistics
import Testing

@Suite struct UndefinedFigureTests {
  private static func count(_ successes: Int, _ trials: Int) throws -> BinomialCount {
    try #require(BinomialCount(successes, of: trials))
  }

  @Test("a rate without trials is undefined, whatever the interval", arguments: ProportionInterval.allCases)
  func emptyRate(interval: ProportionInterval) throws {
    let nothing = try Self.count(0, 0)
    #expect(throws: UndefinedReason.emptyDenominator) { try interval.limits(nothing) }
  }

  @Test("every interval but the normal ones holds the rate, and ends at 0 and 1 at the boundary")
  func boundary() throws {
    for interval in ProportionInterval.allCases {
      for (successes, trials) in [(0, 1), (1, 1), (0, 50), (50, 50), (1, 50), (49, 50)] {
        let limits = try interval.limits(Self.count(successes, trials))
        #expect(limits.contains(Double(successes) / Double(trials)), "\(interval) \(successes)/\(trials)")
      }
    }
  }

  @Test("a ratio to a reference rate of nought has a reason, and a lower end only")
  func zeroReference() throws {
    let (first, second) = (try Self.count(3, 10), try Self.count(0, 12))
    #expect(throws: UndefinedReason.zeroReferenceRate) { try RateRatio.standard(first, second) }
    let limits = try RateRatio.koopman(first, second).limits
    #expect(limits.lowerBound > 0)
    #expect(limits.upperBound == .infinity)
  }

  @Test("a ratio of sums says why it has no value")
  func ratioOfSums() {
    #expect(throws: UndefinedReason.emptyDenominator) { try RatioOfSums([], over: []).value() }
    #expect(throws: UndefinedReason.zeroDenominator) { try RatioOfSums([1, 2], over: [5, -5]).value() }
    #expect(throws: UndefinedReason.negativeDenominator) { try RatioOfSums([1], over: [-1]).value() }
    #expect(throws: UndefinedReason.tooFewUnits) { try RatioOfSums([1], over: [2]).taylor() }
  }

  @Test("relabelling the groups turns the difference round")
  func relabelling() throws {
    for (x1, n1, x2, n2) in [(3, 10, 7, 9), (0, 5, 5, 5), (1, 100, 40, 41)] {
      let (first, second) = (try Self.count(x1, n1), try Self.count(x2, n2))
      for method in [
        { try RateDifference.newcombe($0, $1) }, { try RateDifference.miettinenNurminen($0, $1) },
      ] as [(BinomialCount, BinomialCount) throws -> RateDifference] {
        let (there, back) = (try method(first, second), try method(second, first))
        #expect(abs(there.limits.lowerBound + back.limits.upperBound) < 1e-12)
        #expect(abs(there.limits.upperBound + back.limits.lowerBound) < 1e-12)
      }
    }
  }

  @Test("composition and rate add up to the difference")
  func kitagawa() throws {
    let comparison = StratifiedComparison([
      ComparisonStratum(try Self.count(3, 10), try Self.count(9, 40)),
      ComparisonStratum(try Self.count(0, 0), try Self.count(1, 4)),
      ComparisonStratum(try Self.count(20, 30), try Self.count(5, 6)),
    ])
    let split = try KitagawaDecomposition(comparison)
    #expect(split.leftOut == 1)
    #expect(abs(split.composition + split.rate - split.total) < 1e-15)
  }

  /// By hand: 60 left over of compartment A go to the best waiting application of B, which fits.
  @Test("money a compartment leaves over moves to the other, up to the total ceiling")
  func transfer() {
    let a = CompartmentAllocation.Compartment(
      name: "A", ceilingCents: 100, applications: [TenderApplication(id: "a", score: 9, requestedCents: 40)])
    let b = CompartmentAllocation.Compartment(
      name: "B", ceilingCents: 50,
      applications: [
        TenderApplication(id: "b", score: 8, requestedCents: 50),
        TenderApplication(id: "c", score: 7, requestedCents: 55),
        TenderApplication(id: "d", score: 6, requestedCents: 10),
      ])
    #expect(CompartmentAllocation([a, b]).grantedCents == [[40], [50, 0, 0]])
    let moved = CompartmentAllocation([a, b], transfersUnused: true)
    #expect(moved.grantedCents == [[40], [50, 55, 0]])
    #expect(moved.unspentCents == 5)
  }

  /// By hand: the crossing application is granted in full, and nothing after it.
  @Test("an overshooting ceiling grants the crossing application in full")
  func overshoot() {
    let applications = [
      TenderApplication(id: "a", score: 9, requestedCents: 60),
      TenderApplication(id: "b", score: 8, requestedCents: 60),
      TenderApplication(id: "c", score: 7, requestedCents: 1),
    ]
    let allocation = TenderAllocation(applications, ceilingCents: 100, rule: .overshoot)
    #expect(allocation.grantedCents == [60, 60, 0])
    #expect(allocation.unspentCents == -20)
  }
}
