import PeilValues
import Testing

@Suite("Rational")
struct RationalTests {
  private static func rational(_ numerator: Int128, _ denominator: Int128) throws -> Rational {
    try #require(Rational(numerator, denominator))
  }

  @Test(
    "stands in lowest terms with a positive denominator",
    arguments: [
      (6, 8, "3/4"), (-6, 8, "-3/4"), (6, -8, "-3/4"), (-6, -8, "3/4"), (0, -5, "0"), (10, 5, "2"),
      (.min, .min, "1"), (.min, 2, "-85070591730234615865843651857942052864"),
    ] as [(Int128, Int128, String)])
  func isNormalised(numerator: Int128, denominator: Int128, text: String) throws {
    #expect(try Self.rational(numerator, denominator).description == text)
  }

  @Test("has no value over zero, nor where the lowest terms do not fit")
  func refuses() {
    #expect(Rational(1, 0) == nil)
    #expect(Rational(0, 0) == nil)
    #expect(Rational(.min, -1) == nil)
    #expect(Rational(1, .min) == nil)
  }

  @Test("takes decimals and money exactly")
  func takesDecimals() {
    #expect(Rational(ExactDecimal(unscaled: -1250, scale: 2)).description == "-25/2")
    #expect(Rational(ExactDecimal(unscaled: .min, scale: 18)).sign == -1)
    #expect(Rational(Money(cents: 994_370_250)).description == "19887405/2")
    #expect(Rational(ExactDecimal(unscaled: 0, scale: 5)) == .zero)
  }

  @Test("calculates by the rules of fractions")
  func calculates() throws {
    let half = try Self.rational(1, 2)
    let third = try Self.rational(-1, 3)
    #expect(try half.adding(third).description == "1/6")
    #expect(try half.subtracting(third).description == "5/6")
    #expect(try half.multiplying(third).description == "-1/6")
    #expect(try half.dividing(by: third)?.description == "-3/2")
    #expect(try third.negated().description == "1/3")
    #expect(try half.dividing(by: .zero) == nil)
    #expect(try Rational.zero.multiplying(third).isZero)
    #expect(try Rational.zero.dividing(by: third) == .zero)
    #expect(try half.subtracting(half) == .zero)
  }

  @Test("obeys the laws of a field on a grid of fractions")
  func obeysLaws() throws {
    var fractions: [Rational] = []
    for numerator: Int128 in -6...6 {
      for denominator: Int128 in 1...6 { fractions.append(try Self.rational(numerator, denominator)) }
    }
    for left in fractions {
      for right in fractions {
        #expect(try left.adding(right) == right.adding(left))
        #expect(try left.adding(right).subtracting(right) == left)
        #expect(try left.multiplying(right).adding(left) == left.multiplying(right.adding(.one)))
        if !right.isZero { #expect(try left.multiplying(right).dividing(by: right) == left) }
        let isLess = left.numerator * right.denominator < right.numerator * left.denominator
        #expect((left < right) == isLess)
      }
    }
  }

  @Test("takes common factors out before they can overflow")
  func avoidsOverflow() throws {
    let large: Int128 = 1 << 100
    let left = try Self.rational(large, 3)
    let right = try Self.rational(9, large)
    #expect(try left.multiplying(right) == Rational(3))
    #expect(try left.dividing(by: Self.rational(large, 9)) == Rational(3))
    #expect(try Self.rational(1, large).adding(Self.rational(1, large)) == Self.rational(2, large))
    #expect(try Rational(.min).dividing(by: Rational(.min)) == .one)
  }

  @Test("reports what does not fit")
  func overflows() throws {
    let largest = Rational(.max)
    let finest = try Self.rational(1, .max)
    #expect(throws: ArithmeticOverflow(.addition, of: .rational)) { try largest.adding(.one) }
    #expect(throws: ArithmeticOverflow(.subtraction, of: .rational)) { try Rational(.min).subtracting(.one) }
    #expect(throws: ArithmeticOverflow(.multiplication, of: .rational)) { try largest.multiplying(largest) }
    #expect(throws: ArithmeticOverflow(.division, of: .rational)) { try largest.dividing(by: finest) }
    #expect(throws: ArithmeticOverflow(.division, of: .rational)) { try Rational.one.dividing(by: Rational(.min)) }
    #expect(throws: ArithmeticOverflow(.negation, of: .rational)) { try Rational(.min).negated() }
    #expect(throws: ArithmeticOverflow(.rounding, of: .rational)) {
      try largest.rounded(toScale: 1, mode: .halfEven)
    }
  }

  @Test("compares exactly where products need 254 bits")
  func comparesWide() throws {
    let below = try Self.rational(.max - 1, .max)
    let above = try Self.rational(.max, .max - 1)
    #expect(below < above)
    #expect(!(above < below))
    #expect(try Rational(.min) < Self.rational(-1, .max))
    #expect(try Self.rational(.max - 2, .max - 1) < below)
  }

  /// Expected values from Python's `fractions.Fraction`.
  @Test(
    "rounds once from the exact value",
    arguments: [
      (1, 3, 2, "0.33", "0.33"), (2, 3, 2, "0.67", "0.67"), (5, 1000, 2, "0.01", "0.00"), (15, 1000, 2, "0.02", "0.02"),
      (-5, 1000, 2, "-0.01", "0.00"), (25, 1000, 2, "0.03", "0.02"), (10317, 100, 0, "103", "103"),
      (105, 10, 0, "11", "10"), (-7, 8, 18, "-0.875000000000000000", "-0.875000000000000000"),
      (1, 3, 18, "0.333333333333333333", "0.333333333333333333"),
      (
        Int128.max, 1_000_000_000_000_000_000, 18, "170141183460469231731.687303715884105727",
        "170141183460469231731.687303715884105727"
      ),
    ] as [(Int128, Int128, Int, String, String)])
  func rounds(numerator: Int128, denominator: Int128, scale: Int, away: String, even: String) throws {
    let value = try Self.rational(numerator, denominator)
    #expect(try value.rounded(toScale: scale, mode: .halfAwayFromZero).description == away)
    #expect(try value.rounded(toScale: scale, mode: .halfEven).description == even)
  }

  /// Expected values from Python's `fractions.Fraction` and integer arithmetic.
  @Test(
    "prints significant digits as C's %g lays them out",
    arguments: [
      (1, 3, 12, "0.333333333333", "0.333333333333"), (2, 3, 12, "0.666666666667", "0.666666666667"),
      (-2, 3, 4, "-0.6667", "-0.6667"), (1, 8, 2, "0.13", "0.12"), (3, 8, 2, "0.38", "0.38"),
      (25, 1000, 1, "0.03", "0.02"), (35, 1000, 1, "0.04", "0.04"), (999_999, 1_000_000, 3, "1", "1"),
      (7, 70_000_000, 3, "1e-07", "1e-07"), (1_000_000_000_000_000, 7, 6, "1.42857e+14", "1.42857e+14"),
      (100_000_000_000_000_000_000, 1, 12, "1e+20", "1e+20"), (.max, .max - 1, 12, "1", "1"),
      (1, .max, 12, "5.87747175411e-39", "5.87747175411e-39"),
      (.min, 3, 12, "-5.67137278202e+37", "-5.67137278202e+37"),
      (.max, 3, 30, "5.67137278201564105772291012386e+37", "5.67137278201564105772291012386e+37"),
      (105, 2, 2, "53", "52"), (1, 10_000, 3, "0.0001", "0.0001"), (1, 100_000, 3, "1e-05", "1e-05"),
      (99_995, 1_000_000_000, 4, "0.0001", "0.0001"), (1000, 1, 2, "1e+03", "1e+03"), (0, 1, 5, "0", "0"),
      (125, 1, 2, "1.3e+02", "1.2e+02"), (135, 1, 2, "1.4e+02", "1.4e+02"),
    ] as [(Int128, Int128, Int, String, String)])
  func printsDigits(numerator: Int128, denominator: Int128, count: Int, away: String, even: String) throws {
    let value = try Self.rational(numerator, denominator)
    #expect(value.significantDigits(count, mode: .halfAwayFromZero) == away)
    #expect(value.significantDigits(count, mode: .halfEven) == even)
  }

  /// Expected bits from Python's correctly rounded division of integers.
  @Test(
    "becomes the nearest binary64",
    arguments: [
      (1, 3, 0x3fd5_5555_5555_5555), (-2, 3, 0xbfe5_5555_5555_5555), (1, 10, 0x3fb9_9999_9999_999a), (0, 7, 0),
      (9_007_199_254_740_993, 1, 0x4340_0000_0000_0000), (9_007_199_254_740_995, 1, 0x4340_0000_0000_0002),
      (.min, 1, 0xc7e0_0000_0000_0000), (.max, 1, 0x47e0_0000_0000_0000), (1, .max, 0x3800_0000_0000_0000),
      (.max, .max - 1, 0x3ff0_0000_0000_0000), (18_014_398_509_481_985, 2, 0x4340_0000_0000_0000),
      (18_014_398_509_481_987, 2, 0x4340_0000_0000_0001), (9_943_702, 3, 0x4149_49c3_aaaa_aaab),
      (103_175, 100_000, 0x3ff0_820c_49ba_5e35),
      (10_633_823_966_279_328_163_822_077_199_654_060_033, 2_361_183_241_434_822_606_848, 0x4330_0000_0000_0001),
      (-502_841_578_237_000_447, 22907, 0xc2b3_f6f7_a20c_3cb2),
      (21_072_804_039_737_765_494_426_556, 3_498_162_147_987_962_615_782_457_007_621_296, 0x3e39_df6b_3902_0667),
      (2_133_309_420_188_403_297_924_651_960_477_119, 21_272_598_602_359_065_787_967_132_278, 0x40f8_7bc6_1fb7_ad51),
      (43_776_812_470_244_759_903_760_701_418_589_554_275, 1_350_981_676_714_464_011_495, 0x435c_c7bf_e7d6_c50c),
      (-131_232_863_609_352_422, 344_557_814_299_806_386_118_219_062_033_762_481, 0xbc1c_1a7e_26a2_2fe0),
    ] as [(Int128, Int128, UInt64)])
  func becomesDouble(numerator: Int128, denominator: Int128, bits: UInt64) throws {
    #expect(try Self.rational(numerator, denominator).doubleValue.bitPattern == bits)
  }
}
