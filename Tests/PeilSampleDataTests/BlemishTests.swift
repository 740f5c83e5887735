import PeilSampleData
import Testing

/// Expected: the list of blemishes in the README of the data.
@Suite("The dirt in the sample data")
struct BlemishTests {
  let tender: TenderFixture

  init() throws {
    tender = try TenderFixture()
  }

  @Test("has one line of a granted application twice")
  func doubledLine() throws {
    let file = try #require(SampleData.files().first { $0.path.hasSuffix("aanvragen.csv") })
    let lines = file.bytes.split(separator: 10)
    let doubled = Dictionary(grouping: lines) { $0 }.filter { $0.value.count > 1 }
    #expect(doubled.count == 1)
    #expect(doubled.values.first?.count == 2)
    let keys = tender.applications.map { $0.field("Aanvraagnummer") }
    let key = try #require(Dictionary(grouping: keys) { $0 }.first { $0.value.count > 1 }?.key)
    #expect(tender.decisionByApplication[key]?["Besluit"] == "Toegekend")
  }

  @Test("has one decision on an application that is not there")
  func orphan() {
    let known = Set(tender.applications.map { $0.field("Aanvraagnummer") })
    let orphans = tender.decisions.filter { !known.contains($0.field("Aanvraagnummer")) }
    #expect(orphans.map { $0.field("Aanvraagnummer") } == ["MKBI-2019-0171"])
  }

  @Test("has one name with quotes and a line end, the same in both files")
  func awkwardName() {
    let name = "Smederij \"De Gouden Hamer\"\nHandel & Reparatie B.V."
    #expect(tender.distinctApplications.count { $0["Naam aanvrager"] == name } == 1)
    #expect(tender.participants.count { $0["Naam"] == name } == 1)
    #expect(tender.applications.count { $0.field("Naam aanvrager").contains("\n") } == 1)
  }

  @Test(
    "has words for what is missing",
    arguments: [
      ("Sector", 3), ("Grootteklasse", 4), ("Provincie", 3), ("Omschrijving knelpunt", 2), ("Knelpunten", 5),
      ("Aantal lerenden begroot", 5), ("Oplossingen", 0),
    ])
  func missingWords(column: String, count: Int) {
    let missing: Set = ["", "n.v.t.", "onbekend"]
    #expect(tender.distinctApplications.count { missing.contains($0.field(column)) } == count)
  }

  @Test("has one sector that is not on the list")
  func unknownSector() {
    #expect(tender.distinctApplications.count { $0["Sector"] == "Zorg (oude code 85)" } == 1)
  }

  @Test(
    "has outcomes that differ by case and blanks only",
    arguments: [
      ("toegekend", 64), ("afgewezen", 62), ("budget op", 93), ("ingetrokken", 4), ("niet in behandeling", 15),
    ])
  func outcomes(word: String, count: Int) {
    let folded = tender.decisions.map {
      $0.field("Besluit").lowercased().split(separator: " ").joined(separator: " ")
    }
    #expect(folded.count { $0 == word } == count)
  }
}
