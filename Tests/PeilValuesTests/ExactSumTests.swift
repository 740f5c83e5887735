import PeilValues
import Testing

/// Expected bits from Python: `math.fsum`, and `fractions.Fraction` where `fsum` overflows on the way.
@Suite("Exact sum")
struct ExactSumTests {
  @Test(
    "is the correctly rounded sum",
    arguments: [
      (Array(repeating: 0.1, count: 10), 1.0), ([1e16, 1, -1e16], 1), ([1e308, 1e308, -1e308], 1e308),
      ([1e308, 1e308], .infinity), ([-1e308, -1e308], -.infinity), ([5e-324, 5e-324, 5e-324], 1.5e-323),
      ([1, 0x1p-53], 1), ([1, 0x1p-53, 0x1p-1074], 1.0000000000000002),
      ([1, -0x1p-54, -0x1p-1074], 0.9999999999999999), ([.greatestFiniteMagnitude, 0x1p970], .infinity),
      ([.greatestFiniteMagnitude, 9.979201547673597e+291], .greatestFiniteMagnitude),
      ([0.1, 0.2, 0.3, -0.6], 2.7755575615628914e-17), ([0x1p53, 1, 1], 9_007_199_254_740_994),
      ([-1, 1e-300, 1], 1e-300), ([-0x1p53, -1], -0x1p53), ([-3.5, 1.25, 1e-20], -2.25), ([], 0),
      ([0x1p-1022, -0x1p-1074], 0x0.fffffffffffffp-1022),
    ] as [([Double], Double)])
  func isCorrectlyRounded(numbers: [Double], expected: Double) {
    #expect(Self.sum(numbers).value.bitPattern == expected.bitPattern)
  }

  @Test(
    "agrees with fsum on long sequences over many magnitudes",
    arguments: [
      (1, 10_000, 1000, 1060, 0xc28f_1276_b164_f7d3), (2, 10_000, 0, 2046, 0x7ff0_0000_0000_0000),
      (3, 20_000, 1023, 1023, 0x403d_6bc0_309f_3c7f), (4, 5_000, 0, 40, 0x02cd_1c77_0d8b_badf),
      (5, 5_000, 2020, 2046, 0xfff0_0000_0000_0000), (6, 100_000, 1015, 1045, 0x41af_2c01_d564_1e13),
    ] as [(UInt64, Int, UInt64, UInt64, UInt64)])
  func agreesOnLongSequences(seed: UInt64, count: Int, lowest: UInt64, highest: UInt64, bits: UInt64) {
    let numbers = Self.numbers(seed: seed, count: count, exponents: lowest...highest)
    #expect(Self.sum(numbers).value.bitPattern == bits)
  }

  @Test("gives the same bits and the same state in every order and every split", arguments: [1, 2, 3, 5, 64, 4999])
  func ignoresOrderAndSplit(parts: Int) {
    let numbers = Self.numbers(seed: 7, count: 5000, exponents: 900...1100)
    let whole = Self.sum(numbers)
    #expect(Self.sum(numbers.reversed()) == whole)
    #expect(Self.sum(numbers.sorted()).value.bitPattern == whole.value.bitPattern)

    var split = Array(repeating: ExactSum(), count: parts)
    for (index, number) in numbers.enumerated() { split[index % parts].add(number) }
    var forwards = ExactSum()
    for part in split { forwards.merge(part) }
    var backwards = ExactSum()
    for part in split.reversed() { backwards.merge(part) }
    #expect(forwards == whole)
    #expect(backwards == whole)
    #expect(forwards.hashValue == whole.hashValue)
    #expect(forwards.value.bitPattern == whole.value.bitPattern)
  }

  @Test("survives many equal numbers of the largest size", arguments: [1.0, -1.0])
  func carriesInTime(sign: Double) {
    // All significand bits set and the widest shift: the largest addend a digit can get.
    let number = sign * Double(bitPattern: 0x41FF_FFFF_FFFF_FFFF)
    var sum = ExactSum()
    for _ in 0..<100_000 { sum.add(number) }
    // A multiple of a number by 10⁵ is rounded once by the machine, as the sum is.
    #expect(sum.value == number * 100_000)
    for _ in 0..<100_000 { sum.add(-number) }
    #expect(sum.value.bitPattern == 0)
    #expect(sum.isZero)
    #expect(sum == ExactSum())
  }

  @Test("is positive zero for nothing, zeros and what cancels", arguments: [[], [-0.0], [-0.0, -0.0], [1.5, -1.5]])
  func isPositiveZero(numbers: [Double]) {
    #expect(Self.sum(numbers).value.bitPattern == 0)
    #expect(Self.sum(numbers).isZero)
  }

  @Test(
    "treats infinities and NaN alike in every order",
    arguments: [
      ([.infinity, 1, 1e308, 1e308], .infinity), ([1, -.infinity], -.infinity), ([.infinity, -.infinity], .nan),
      ([.nan, 1], .nan), ([.infinity, .nan], .nan), ([-.infinity, -.infinity], -.infinity),
    ] as [([Double], Double)])
  func treatsNonFinite(numbers: [Double], expected: Double) {
    #expect(Self.sum(numbers).value.bitPattern == expected.bitPattern)
    #expect(Self.sum(numbers.reversed()).value.bitPattern == expected.bitPattern)
    var merged = ExactSum()
    for number in numbers { merged.merge(Self.sum([number])) }
    #expect(merged.value.bitPattern == expected.bitPattern)
  }

  private static func sum(_ numbers: some Sequence<Double>) -> ExactSum {
    var sum = ExactSum()
    for number in numbers { sum.add(number) }
    return sum
  }

  /// Knuth's MMIX generator, so that Python can make the same numbers.
  private static func numbers(seed: UInt64, count: Int, exponents: ClosedRange<UInt64>) -> [Double] {
    var state = seed
    func step() { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
    return (0..<count).map { _ in
      step()
      let significand = state >> 12
      let sign = (state >> 11) & 1
      step()
      let exponent = exponents.lowerBound + (state >> 33) % UInt64(exponents.count)
      return Double(bitPattern: sign << 63 | exponent << 52 | significand)
    }
  }
}
