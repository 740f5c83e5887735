import Foundation
import Testing

@Suite("The register of cases and the poll")
struct CaseAndPollTests {
  @Test("seventeen firms, all of them small or medium, each with a bottleneck")
  func seventeen() throws {
    let rows = try ExampleFile.rows("seventeen-firms/register.csv", .utf8, delimiter: ",")
    #expect(rows.map { $0.field("Nr") } == (1...17).map(String.init))
    #expect(rows.allSatisfy { (1..<250).contains($0.digits("Werkzame personen") ?? 0) })
    #expect(rows.allSatisfy { !$0.field("Knelpunten").isEmpty })
    #expect(rows.count { $0.field("Oplossingen").isEmpty } == 1)
  }

  @Test("a row for each of 112 respondents, after three tests by the organisers")
  func respondents() throws {
    let rows = try ExampleFile.rows("conference-poll/menti.csv", .utf8, delimiter: ",")
    #expect(rows.count { $0["Session"] == "Test" } == 3)
    #expect(rows.count { $0["Session"] != "Test" } == 112)
    let backgrounds = Set(rows.map { $0.word("Wat is uw achtergrond?") })
    #expect(backgrounds == ["", "onderwijs", "bedrijfsleven", "overheid", "maatschappelijke organisatie"])
  }
}
