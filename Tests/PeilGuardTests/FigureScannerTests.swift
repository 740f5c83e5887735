import PeilValues
import PeilWords
import Testing

@testable import PeilGuard

/// What is a figure in running text, and what it can stand for.
@Suite struct FigureScannerTests {
  private func figures(_ text: String, _ language: Language = .dutch) -> [QuotedFigure] {
    FigureScanner.figures(in: Array(text), language: language) { ["aanvragen", "applications"].contains($0) }
  }

  private func quoted(_ text: String, _ language: Language = .dutch) -> [String] {
    let characters = Array(text)
    return figures(text, language).map { String(characters[$0.range]) }
  }

  @Test(
    "numbers are read as the language writes them, with sign, scale and unit",
    arguments: [
      (Language.dutch, "er zijn 1.234 aanvragen", "1.234", 1234, 1),
      (.english, "there are 1,234 applications", "1,234", 1234, 1),
      (.dutch, "26,6% werd toegekend", "26,6%", 266, 1000),
      (.english, "26.6 percent was granted", "26.6 percent", 266, 1000), (.dutch, "26 procent", "26 procent", 26, 100),
      (.dutch, "was € 9.943.702,50 groot", "€ 9.943.702,50", 994_370_250, 100),
      (.english, "came to €9,943,702 in all", "€9,943,702", 9_943_702, 1),
      (.dutch, "kostte 9,9 miljoen euro", "9,9 miljoen euro", 9_900_000, 1),
      (.english, "cost €9.9m", "€9.9m", 9_900_000, 1),
      (.dutch, "€ 9,9 mln. subsidie", "€ 9,9 mln.", 9_900_000, 1),
      (.dutch, "1.234.567 euro", "1.234.567 euro", 1_234_567, 1),
      (.dutch, "€ 1.250,- per stuk", "€ 1.250,-", 1250, 1), (.dutch, "EUR 500", "EUR 500", 500, 1),
      (.dutch, "1\u{A0}234 stuks", "1\u{A0}234", 1234, 1), (.dutch, "na 45 dagen", "45 dagen", 45, 1),
      (.english, "within 13 weeks", "13 weeks", 91, 1), (.dutch, "drie aanvragen", "drie", 3, 1),
      // The other language's style, where it has one reading.
      (.dutch, "26.6% werd toegekend", "26.6%", 266, 1000), (.dutch, "2,113 aanvragen", "2,113", 2113, 1),
      (.english, "2.113.000 euro", "2.113.000 euro", 2_113_000, 1),
    ])
  func numbers(language: Language, text: String, expected: String, top: Int, bottom: Int) throws {
    #expect(quoted(text, language) == [expected])
    #expect(figures(text, language).first?.value == Rational(Int128(top), Int128(bottom)))
  }

  @Test(
    "years, days, pages, articles, notes, codes, times, ranges and list numbers are no figures",
    arguments: [
      "in 2020 en 2021", "op 20 oktober 2020", "op 20-10-2020", "2020/2021", "artikel 3.4, eerste lid", "art. 12 Awb",
      "Awb 4:25", "zie pagina 12", "blz. 7", "tabel 3", "figuur 2.1", "hoofdstuk 4", "bijlage 1", "paragraaf 2.3",
      "voetnoot 5", "zoals bekend [12]", "MKBI-2020-0136", "KvK 12345678", "nummer 7", "1234 AB Den Haag",
      "om 10:30 uur",
      "de 1e ronde", "het 2de kwartaal", "10-20 medewerkers", "www.rvo.nl/2020/123", "https://x.nl/a/45",
      "versie 1.2.3",
      "na 3 jaar", "gedurende 6 maanden", "1. Inleiding", "Kamerstukken II 2020/21, 35 570, nr. 2", "top 10", "§ 12",
      "tel. 070-1234567", "het 1-op-1 gesprek", "4 procentpunt meer", "score >= 5", "H2O",
    ])
  func noFigures(text: String) {
    // The dossier number of a paper of Parliament is written with a plain blank, and is two numbers to a reader.
    let found = quoted(text).filter { !["35", "570"].contains($0) }
    #expect(found.isEmpty, "\(found)")
  }

  @Test("a year before a word that the run counts in is a number, unless a word before it makes it a year")
  func years() {
    #expect(quoted("er waren 2019 aanvragen") == ["2019"])
    #expect(quoted("in 2019 aanvragen gedaan") == [])
  }

  @Test(
    "what rounds to a number is quoted by it, and no more",
    arguments: [
      ("9,9 miljoen euro", 9_943_702, true), ("9,8 miljoen euro", 9_943_702, false),
      ("bijna 10 miljoen euro", 9_943_702, true), ("ruim 10 miljoen euro", 9_943_702, false),
      ("ruim 9,9 miljoen euro", 9_943_702, true), ("circa 10 miljoen euro", 9_943_702, true),
      ("meer dan 9 miljoen euro", 9_943_702, true), ("minder dan 9 miljoen euro", 9_943_702, false),
      ("€ 9.944.000", 9_943_702, true), ("€ 9.943.702", 9_943_702, true), ("€ 9.943.703", 9_943_702, false),
      ("237 aanvragen", 237, true), ("240 aanvragen", 237, false), ("ongeveer 240 aanvragen", 237, true),
      ("ongeveer 300 aanvragen", 237, false), ("12.000 aanvragen", 11_934, true), ("bijna 240 aanvragen", 237, true),
    ])
  func rounding(text: String, value: Int, agrees: Bool) throws {
    let figure = try #require(figures(text).first)
    #expect(figure.quotes(Rational(Int128(value))) == agrees)
  }

  @Test("a percentage is quoted by its rounding at as many decimals as it has")
  func percentages() throws {
    let share = try #require(Rational(63, 237))
    for (text, agrees) in [("26,6%", true), ("27%", true), ("26,58%", true), ("26,5%", false), ("26%", false)] {
      #expect(try #require(figures(text).first).quotes(share) == agrees, "\(text)")
    }
  }
}
