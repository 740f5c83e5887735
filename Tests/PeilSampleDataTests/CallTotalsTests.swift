import Foundation
import Testing

/// Expected: applications and grants per tender as published (SEO; national education guide; RVO).
@Suite("The published totals of the tenders of 2018, 2019 and 2020")
struct CallTotalsTests {
  static func rows(_ year: Int) throws -> [[String: String]] {
    switch year {
    case 2018: try ExampleFile.rows("mkbidee-calls/tender-2018.csv", .utf8, delimiter: ",")
    case 2019: try ExampleFile.rows("mkbidee-calls/tender-2019.csv")
    default: try ExampleFile.rows("mkbidee-calls/tender-2020.csv", .utf16, delimiter: "\t")
    }
  }

  @Test("come out of 119 applications and 14 grants of 2.0 million in 2018")
  func in2018() throws {
    let rows = ExampleFile.distinct(try Self.rows(2018), by: "aanvraagnummer")
    let granted = rows.filter { $0.word("uitkomst") == "verleend" }
    #expect(rows.count == 119)
    #expect(granted.count == 14)
    #expect(granted.compactMap { $0.digits("toegekend") }.reduce(0, +) == 2_000_000_00)
  }

  @Test("come out of 190 applications and 47 grants of 7.8 million in 2019")
  func in2019() throws {
    let rows = try Self.rows(2019)
    let granted = rows.filter { $0.word("Besluit") == "toegekend" }
    #expect(rows.count == 190)
    #expect(granted.count == 47)
    #expect(granted.compactMap { $0.cents("Verleend bedrag") }.reduce(0, +) == 7_800_000_00)
  }

  @Test("come out of 237 applications and 63 grants of 9,943,702 in 2020, the line of totals aside")
  func in2020() throws {
    let rows = try Self.rows(2020).filter { $0["Aanvraagnummer"] != "Totaal" }
    let granted = rows.filter { $0.word("Besluit") == "toegekend" }
    #expect(rows.count == 237)
    #expect(granted.count == 63)
    #expect(granted.compactMap { $0.cents("Verleend") }.reduce(0, +) == 9_943_702_00)
  }

  @Test(
    "come out of the bottlenecks that the granted plans of 2018 name",
    arguments: [("financieel", 10), ("kennis en informatie", 10), ("locatie", 3)])
  func bottlenecks(word: String, projects: Int) throws {
    let rows = ExampleFile.distinct(try Self.rows(2018), by: "aanvraagnummer")
    let naming = rows.filter { $0.field("knelpunten").split(separator: "|").contains(Substring(word)) }
    #expect(naming.count == projects)
    #expect(naming.allSatisfy { $0.word("uitkomst") == "verleend" })
  }

  @Test("hold the applications of 2020 as the full data of that tender has them")
  func sameTender() throws {
    let tender = try TenderFixture()
    let decided = tender.decisionByApplication
    let rows = try Self.rows(2020).dropLast()
    #expect(rows.count == tender.distinctApplications.count)
    for (row, application) in zip(rows, tender.distinctApplications) {
      let key = application.field("Aanvraagnummer")
      #expect(row["Aanvraagnummer"] == key)
      #expect(row["KvK-nummer"] == application["KvK-nummer"], "\(key)")
      #expect(row.word("Besluit") == decided[key]?.word("Besluit"), "\(key)")
      #expect(row.cents("Verleend") == decided[key]?.cents("Verleend bedrag"), "\(key)")
    }
  }

  @Test("have in 2019 the grant that came along, as an orphan, in the decisions of 2020")
  func orphan() throws {
    let row = try #require(Self.rows(2019).first { $0["Aanvraagnummer"] == "MKBI-2019-0171" })
    let orphan = try #require(try TenderFixture().decisions.first { $0["Aanvraagnummer"] == "MKBI-2019-0171" })
    #expect(row["Besluit"] == orphan["Besluit"])
    #expect(row["Besluitdatum"] == orphan["Besluitdatum"])
    #expect(row["Verleend bedrag"] == orphan["Verleend bedrag"])
  }

  @Test("share no firm's number between two firms")
  func firms() throws {
    var names: [String: String] = [:]
    let applicants =
      try Self.rows(2018).map { ($0.field("kvk"), $0.field("aanvrager")) }
      + Self.rows(2019).map { ($0.field("KvK-nummer"), $0.field("Naam aanvrager")) }
      + Self.rows(2020).dropLast().map { ($0.field("KvK-nummer"), $0.field("Naam aanvrager")) }
    for (number, name) in applicants {
      #expect(names.updateValue(name, forKey: number) ?? name == name, "\(number)")
    }
    let in2018 = Set(try Self.rows(2018).map { $0.field("kvk") })
    #expect(try Self.rows(2019).contains { in2018.contains($0.field("KvK-nummer")) })
  }
}

extension [String: String] {
  /// The digits of a field as one number, nil where there are none.
  func digits(_ name: String) -> Int? {
    Int(field(name).filter(\.isNumber))
  }
}
