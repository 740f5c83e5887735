import PeilValues
import Testing

@Suite("Exact decimal")
struct ExactDecimalTests {
  @Test(
    "reads the number notation of pipeline files and prints it with its scale",
    arguments: [
      ("0", "0"), ("-0", "0"), ("12", "12"), ("-12.50", "-12.50"), ("10_000_000", "10000000"), ("1__0_", "10"),
      ("0.05", "0.05"), ("-0.05", "-0.05"), ("007", "7"), ("0.000000000000000001", "0.000000000000000001"),
      ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
      ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"),
    ])
  func reads(text: String, printed: String) throws {
    #expect(try #require(ExactDecimal(parsing: text)).description == printed)
  }

  @Test(
    "takes no other notation, and nothing that does not fit",
    arguments: [
      "", "-", "+1", "1,5", ".5", "5.", "1.5.2", "_1", "-_1", "1._5", "1.5_0", "1e3", " 1", "1 ", "--1", "0x10", "١",
      "0.0000000000000000001", "170141183460469231731687303715884105728",
      "-170141183460469231731687303715884105729", "999999999999999999999999999999999999999999",
    ])
  func refuses(text: String) {
    #expect(ExactDecimal(parsing: text) == nil)
  }

  @Test("compares and hashes by value, not by scale")
  func comparesByValue() throws {
    let short = ExactDecimal(unscaled: 15, scale: 1)
    let long = ExactDecimal(unscaled: 1_500_000, scale: 6)
    #expect(short == long)
    #expect(Set([short, long]).count == 1)
    #expect(ExactDecimal(unscaled: -151, scale: 2) < ExactDecimal(unscaled: -15, scale: 1))
    // 2¹²⁷ − 1 against (2¹²⁷ − 1)·10⁻¹⁸: brought to one scale they would need 187 bits.
    #expect(ExactDecimal(unscaled: .max, scale: 18) < ExactDecimal(unscaled: .max, scale: 0))
    #expect(ExactDecimal(unscaled: .min, scale: 0) < ExactDecimal(unscaled: .min, scale: 18))
  }

  @Test("loses no digit when its scale changes")
  func rescales() throws {
    let amount = ExactDecimal(unscaled: 1250, scale: 2)
    #expect(try amount.rescaled(to: 4)?.description == "12.5000")
    #expect(try amount.rescaled(to: 1)?.description == "12.5")
    #expect(try amount.rescaled(to: 0) == nil)
    #expect(throws: ArithmeticOverflow(.rescaling, of: .decimal)) {
      try ExactDecimal(unscaled: .max, scale: 0).rescaled(to: 1)
    }
  }

  @Test(
    "rounds halves as it is told",
    arguments: [
      ("2.5", 0, "3", "2"), ("3.5", 0, "4", "4"), ("-2.5", 0, "-3", "-2"), ("2.4999", 0, "2", "2"),
      ("-0.5", 0, "-1", "0"), ("1.005", 2, "1.01", "1.00"), ("1.0051", 2, "1.01", "1.01"), ("7", 2, "7.00", "7.00"),
    ])
  func rounds(text: String, scale: Int, away: String, even: String) throws {
    let value = try #require(ExactDecimal(parsing: text))
    #expect(try value.rounded(toScale: scale, mode: .halfAwayFromZero).description == away)
    #expect(try value.rounded(toScale: scale, mode: .halfEven).description == even)
  }

  @Test("adds and subtracts at the larger scale")
  func adds() throws {
    let left = try #require(ExactDecimal(parsing: "1.5"))
    let right = try #require(ExactDecimal(parsing: "0.025"))
    #expect(try left.adding(right).description == "1.525")
    #expect(try left.subtracting(right).description == "1.475")
    #expect(try left.negated().description == "-1.5")
  }

  @Test("reports what 128 bits cannot hold")
  func overflows() {
    let largest = ExactDecimal(unscaled: .max, scale: 0)
    let smallest = ExactDecimal(unscaled: .min, scale: 0)
    let one = ExactDecimal(unscaled: 1, scale: 0)
    #expect(throws: ArithmeticOverflow(.addition, of: .decimal)) { try largest.adding(one) }
    #expect(throws: ArithmeticOverflow(.subtraction, of: .decimal)) { try smallest.subtracting(one) }
    #expect(throws: ArithmeticOverflow(.negation, of: .decimal)) { try smallest.negated() }
  }
}
