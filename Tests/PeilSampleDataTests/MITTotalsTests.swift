import Testing

/// Expected: the published figures of the feasibility projects of MIT 2019, which do not agree among themselves.
@Suite("The published figures of MIT 2019")
struct MITTotalsTests {
  let decisions: [[String: String]]
  let lots: [[String: String]]
  let filed: [[String: String]]
  let published: [String: String]

  init() throws {
    decisions = try ExampleFile.rows("mit-2019/besluiten.csv")
    lots = try ExampleFile.rows("mit-2019/loting.csv")
    filed = ExampleFile.distinct(try ExampleFile.rows("mit-2019/aanvragen.csv"), by: "Aanvraagnummer")
    published = try #require(try ExampleFile.rows("mit-2019/gepubliceerd.csv").first)
  }

  @Test("filed, drawn by the cells, and granted come out of the registers")
  func funnel() {
    #expect(filed.count == 395)
    #expect(lots.count { $0["Uitslag"] == "INGELOOT" } == 232)
    #expect(decisions.count { $0.word("Besluit") == "toegekend" } == 176)
    #expect(decisions.count { $0.word("Besluit") == "uitgeloot" } == 163)
  }

  @Test("stand in a file of their own as they were published, the 233 of the text too")
  func asPublished() {
    #expect(published["Ingediend"] == "395")
    #expect(published["Niet ingeloot"] == "163")
    #expect(published["Afgewezen"] == "57")
    #expect(published["Toegekend"] == "176")
    #expect(published["Ingeloot volgens de tekst"] == "233")
  }

  @Test("only what was drawn was judged, and the draw has every application once")
  func drawDecides() {
    let drawn = Set(lots.filter { $0["Uitslag"] == "INGELOOT" }.map { $0.field("Aanvraagnummer") })
    for decision in decisions {
      #expect(drawn.contains(decision.field("Aanvraagnummer")) == (decision.word("Besluit") != "uitgeloot"))
    }
    #expect(Set(lots.map { $0.field("Aanvraagnummer") }) == Set(filed.map { $0.field("Aanvraagnummer") }))
    #expect(lots.map { $0.field("Lotnummer") } == (1...395).map(String.init))
  }
}
