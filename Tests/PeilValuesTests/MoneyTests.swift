import PeilValues
import Testing

@Suite("Money")
struct MoneyTests {
  @Test(
    "prints whole cents with a decimal point",
    arguments: [
      (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_456, "1234.56"), (-100, "-1.00"),
      (Int64.max, "92233720368547758.07"), (Int64.min, "-92233720368547758.08"),
    ])
  func prints(cents: Int64, text: String) {
    #expect(Money(cents: cents).description == text)
  }

  @Test(
    "takes decimals of whole cents only",
    arguments: [
      ("12.5", 1250), ("12.500", 1250), ("7", 700), ("12.505", nil), ("92233720368547758.07", .max),
      ("92233720368547758.08", nil), ("170141183460469231731687303715884105727", nil),
    ] as [(String, Int64?)])
  func takesDecimals(text: String, cents: Int64?) throws {
    #expect(Money(try #require(ExactDecimal(parsing: text)))?.cents == cents)
  }

  @Test("adds, subtracts and negates to the cent")
  func calculates() throws {
    let grant = Money(cents: 994_370_200)
    let correction = Money(cents: 1)
    #expect(try grant.adding(correction).cents == 994_370_201)
    #expect(try grant.subtracting(correction).cents == 994_370_199)
    #expect(try correction.negated() < .zero)
  }

  @Test("reports what an amount cannot hold, and never wraps")
  func overflows() {
    let largest = Money(cents: .max)
    let smallest = Money(cents: .min)
    #expect(throws: ArithmeticOverflow(.addition, of: .money)) { try largest.adding(Money(cents: 1)) }
    #expect(throws: ArithmeticOverflow(.subtraction, of: .money)) { try smallest.subtracting(Money(cents: 1)) }
    #expect(throws: ArithmeticOverflow(.negation, of: .money)) { try smallest.negated() }
    #expect(Money(exactlyCents: Int128(Int64.max) + 1) == nil)
    #expect(Money(exactlyCents: Int128(Int64.max)) == largest)
  }
}
