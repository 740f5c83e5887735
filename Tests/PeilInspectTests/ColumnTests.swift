import PeilInspect
import Testing

/// Columns of few words, and the type they are.
@Suite struct ColumnTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let header: String
    let words: [String]
    let type: FoundType
    let certainty: Certainty
    var testDescription: String { "\(header): \(words.prefix(3).joined(separator: " "))" }
  }

  private static func column(_ header: String, _ words: [String]) throws -> ColumnFinding {
    let text = "nr;\(header)\n" + words.enumerated().map { "n\($0.offset);\($0.element)\n" }.joined()
    return try #require(Inspection(Array(text.utf8), isWhole: true).columns.last)
  }

  static let cases: [Case] = [
    Case(header: "Aantal", words: ["1", "20", "300"], type: .integer, certainty: .certain),
    Case(header: "Gevraagd bedrag", words: ["€ 1.234,56", "€ 500"], type: .money, certainty: .certain),
    Case(header: "Score", words: ["6,5", "7,25", "8"], type: .decimal(scale: 2), certainty: .likely),
    Case(header: "Aantal", words: ["1.234", "2.500"], type: .integer, certainty: .open),
    Case(header: "Code", words: ["0123", "0456"], type: .text, certainty: .certain),
    Case(
      header: "Datum", words: ["31-01-2021", "02-03-2021"], type: .date(patterns: ["d-M-yyyy"]), certainty: .certain),
    Case(header: "Datum", words: ["01-02-2021", "03-04-2021"], type: .date(patterns: ["d-M-yyyy"]), certainty: .open),
    Case(
      header: "Date", words: ["02/28/2021", "03/01/2021"], type: .date(patterns: ["M/d/yyyy"]), certainty: .certain),
    Case(header: "Datum", words: ["2021-02-28", "n.v.t."], type: .date(patterns: ["yyyy-MM-dd"]), certainty: .certain),
    Case(header: "Mkb", words: ["Ja", "Nee", "Ja"], type: .boolean(no: "Nee", yes: "Ja"), certainty: .certain),
    Case(header: "Postcode", words: ["1234 AB", "9876ZX"], type: .postcode, certainty: .certain),
    Case(header: "KvK-nummer", words: ["01234567", "12345678"], type: .kvk, certainty: .certain),
    // The example accounts of the registry of ISO 13616.
    Case(
      header: "Rekening", words: ["NL91 ABNA 0417 1643 00", "DE89370400440532013000"], type: .iban, certainty: .certain),
    Case(
      header: "Besluit", words: ["Toegekend", "Afgewezen", "Ingetrokken", "Toegekend"],
      type: .outcome([
        .init(word: "Toegekend", outcome: "granted"), .init(word: "Afgewezen", outcome: "refused"),
        .init(word: "Ingetrokken", outcome: "withdrawn"),
      ]), certainty: .likely),
    Case(
      header: "Thema", words: ["Zorg", "Werk", "Zorg", "Werk", "Zorg", "Sport"],
      type: .category(["Zorg", "Werk", "Sport"]), certainty: .likely),
    Case(
      header: "Knelpunten", words: ["kosten|tijd", "kosten", "tijd|kennis", "kennis", "kosten|kennis", "tijd"],
      type: .set(separator: "|", ["kosten", "tijd", "kennis"]), certainty: .likely),
  ]

  @Test("has the type that its words decide, and says where they leave it open", arguments: cases)
  func found(_ some: Case) throws {
    let finding = try Self.column(some.header, some.words)
    #expect(finding.type.value == some.type, "\(finding.type.evidence)")
    #expect(finding.type.certainty == some.certainty, "\(finding.type.evidence)")
  }

  @Test("English amounts under Dutch headings are read as their own words prove, whatever the heading")
  func englishAmounts() throws {
    let finding = try Self.column("Verleend bedrag", ["81,499", "2,360,615", "500"])
    #expect(finding.type.value == .money)
    #expect(finding.signs?.value == NumberSigns(decimal: UInt8(ascii: "."), thousands: UInt8(ascii: ",")))
    #expect(finding.signs?.certainty == .certain)
    #expect(finding.signs?.evidence == ["1 of 2 number(s) decide it, such as '2,360,615' on line 3"])
  }

  @Test("a number that can be read in two ways shows both")
  func twoReadings() throws {
    let finding = try Self.column("Aantal", ["1.234", "2.500"])
    #expect(
      finding.type.evidence == [
        "2 number(s) such as '1.234' on line 2 can be read in 2 ways: 1234 (decimal sign ',') or 1.234 (decimal sign '.')"
      ])
  }

  @Test("words for a missing value are told from values, and what fits not at all is named with its line")
  func missing() throws {
    let words = ["onbekend", "", "n.v.t."] + (1...200).map(String.init) + ["veel"]
    let finding = try Self.column("Aantal lerenden", words)
    #expect(finding.type.value == .integer)
    #expect(finding.missingWords == ["", "onbekend", "n.v.t."])
    #expect(finding.missingCount == 3)
    #expect(finding.odd.map(\.word) == ["veel"])
    #expect(finding.odd.map(\.line) == [205])
  }

  @Test("a name with the separator in it is no set")
  func noSet() throws {
    let words = ["Handel, groot", "Zorg, welzijn", "Handel, groot", "Zorg, welzijn", "Handel, groot", "Bouw"]
    let finding = try Self.column("Sector", words)
    #expect(finding.type.value == .category(["Handel, groot", "Zorg, welzijn", "Bouw"]))
    #expect(finding.role == .sector)
  }

  @Test(
    "headers become names",
    arguments: [
      ("Omschrijving knelpunt (kort)", "omschrijving_knelpunt_kort"), ("2020 bedrag", "c_2020_bedrag"),
      ("Café à la carte", "cafe_a_la_carte"), ("€", "column_2"), ("Auto’s", "autos"),
    ])
  func names(header: String, name: String) throws {
    #expect(try Self.column(header, ["x", "y"]).name == name)
  }
}
