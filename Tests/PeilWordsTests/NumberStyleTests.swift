import PeilValues
import PeilWords
import Testing

/// Expected texts follow the writing rules of both languages (Taaladvies; CLDR 44 for the places of sign and minus).
@Suite("Numbers as a language writes them")
struct NumberStyleTests {
  private let dutch = NumberStyle(.dutch)
  private let english = NumberStyle(.english)

  @Test(
    "group in threes and take the language's signs",
    arguments: [
      (Int128(0), Int128(1), 0, "0", "0"), (999, 1, 0, "999", "999"), (1000, 1, 0, "1.000", "1,000"),
      (123_456, 100, 2, "1.234,56", "1,234.56"), (1_234_567, 1, 1, "1.234.567,0", "1,234,567.0"),
      (1, 2000, 3, "0,001", "0.001"), (5, 100, 2, "0,05", "0.05"),
    ])
  func numbers(top: Int128, bottom: Int128, decimals: Int, nl: String, en: String) throws {
    let value = try #require(Rational(top, bottom))
    #expect(dutch.number(value, decimals: decimals) == nl)
    #expect(english.number(value, decimals: decimals) == en)
  }

  @Test(
    "round once, half away from zero, and give nought no minus",
    arguments: [
      (Int128(1), Int128(2), 0, "1"), (-1, 2, 0, "\u{2212}1"), (3, 2, 0, "2"), (-3, 2, 0, "\u{2212}2"),
      (-1, 3, 0, "0"), (2499, 1000, 1, "2,5"), (2449, 1000, 1, "2,4"), (9999, 1000, 2, "10,00"),
    ])
  func rounding(top: Int128, bottom: Int128, decimals: Int, expected: String) throws {
    #expect(dutch.number(try #require(Rational(top, bottom)), decimals: decimals) == expected)
  }

  @Test("write 63 of 237 as a percentage from the exact quotient")
  func percentages() throws {
    let share = try #require(Rational(63, 237))
    #expect(dutch.percentage(share, decimals: 1) == "26,6%")
    #expect(english.percentage(share, decimals: 1) == "26.6%")
    #expect(english.percentage(share, decimals: 4) == "26.5823%")
    #expect(dutch.percentage(.one, decimals: 0) == "100%")
    #expect(dutch.percentage(try #require(Rational(1, 1000)), decimals: 1) == "0,1%")
  }

  @Test("write amounts with the sign where the language has it")
  func amounts() throws {
    #expect(dutch.euro(Rational(9_943_702), decimals: 0) == "€ 9.943.702")
    #expect(english.euro(Rational(9_943_702), decimals: 0) == "€9,943,702")
    #expect(dutch.euro(Rational(-5), decimals: 2) == "€ \u{2212}5,00")
    #expect(english.euro(Rational(-5), decimals: 2) == "\u{2212}€5.00")
  }

  @Test("keep numbers that 128 bits cannot round, with twelve digits")
  func enormous() {
    let huge = Rational(Int128.max)
    #expect(dutch.number(huge, decimals: 10) == "1,7014118346e+38")
    #expect(english.percentage(huge, decimals: 0) == "170,141,183,460,469,231,731,687,303,715,884,105,727")
  }

  @Test(
    "write dates with the month's name",
    arguments: [
      ("2020-10-20", "20 oktober 2020", "20 October 2020"), ("2021-01-01", "1 januari 2021", "1 January 2021"),
      ("2024-03-31", "31 maart 2024", "31 March 2024"), ("2024-12-05", "5 december 2024", "5 December 2024"),
    ])
  func dates(iso: String, nl: String, en: String) throws {
    let date = try #require(CalendarDate(iso: iso))
    #expect(dutch.date(date) == nl)
    #expect(english.date(date) == en)
  }

  @Test("write amounts in running text with the word euro")
  func amountsInText() {
    #expect(dutch.euroInText(Rational(1_234_567), decimals: 0) == "1.234.567 euro")
    #expect(english.euroInText(Rational(1_234_567), decimals: 0) == "1,234,567 euro")
  }

  @Test(
    "shorten round numbers for an axis",
    arguments: [
      (Int128(500), Int128(1), "500", "500"), (2500, 1, "2.500", "2,500"), (1_500_000, 1, "1,5 mln.", "1.5m"),
      (3_000_000_000, 1, "3 mld.", "3bn"), (1, 4, "0,25", "0.25"), (-2_000_000, 1, "\u{2212}2 mln.", "\u{2212}2m"),
    ])
  func short(top: Int128, bottom: Int128, nl: String, en: String) throws {
    let value = try #require(Rational(top, bottom))
    #expect(dutch.short(value) == nl)
    #expect(english.short(value) == en)
  }
}
