import Testing

@Suite("The rules of the scheme")
struct SchemeRulesTests {
  let tender: TenderFixture

  init() throws {
    tender = try TenderFixture()
  }

  @Test("let subsidy and contributions add to the project costs to the cent")
  func sourcesAddToCosts() {
    let decided = tender.decisionByApplication
    let members = tender.participantsByApplication
    for application in tender.distinctApplications {
      let key = application.field("Aanvraagnummer")
      let subsidy = decided[key]?.cents("Verleend bedrag") ?? application.cents("Gevraagde subsidie") ?? 0
      let own = (members[key] ?? []).reduce(0) {
        $0 + ($1.cents("Bijdrage in geld") ?? 0) + ($1.cents("Bijdrage in natura") ?? 0)
      }
      #expect(subsidy + own == application.cents("Projectkosten"), "\(key)")
    }
  }

  @Test("bound the subsidy of what was assessed, and pay all eligible costs up to that")
  func subsidyBounds() throws {
    let decided = tender.decisionByApplication
    let assessed = tender.scoreByApplication
    for application in tender.distinctApplications where assessed[application.field("Aanvraagnummer")] != nil {
      let key = application.field("Aanvraagnummer")
      let most = application.field("Vorm").lowercased() == "solo" ? 124_999_00 : 200_000_00
      let requested = try #require(application.cents("Gevraagde subsidie"))
      let eligible = try #require(application.cents("Subsidiabele kosten"))
      #expect((25_000_00...most).contains(requested), "\(key)")
      #expect(requested == min(eligible, most), "\(key)")
      let granted = decided[key]?.cents("Verleend bedrag") ?? requested
      #expect((25_000_00...requested).contains(granted), "\(key)")
    }
  }

  @Test("allow eight participants, of which 65% firms, in what was assessed")
  func participants() {
    let members = tender.participantsByApplication
    for key in tender.scoreByApplication.keys.sorted() {
      let rows = members[key] ?? []
      #expect((1...8).contains(rows.count), "\(key)")
      #expect(rows.count { $0["Soort"] == "MKB" } * 100 >= rows.count * 65, "\(key)")
    }
  }

  @Test("score 218 applications on five criteria that add to the total")
  func scores() {
    #expect(tender.assessments.count == 218)
    for row in tender.assessments {
      let criteria = row.keys.filter { $0 != "Aanvraagnummer" && $0 != "Totaalscore" }
      #expect(criteria.count == 5)
      #expect(criteria.allSatisfy { (10...100).contains(row.tenths($0)) })
      #expect(criteria.reduce(0) { $0 + row.tenths($1) } == row.tenths("Totaalscore"))
    }
  }

  @Test(
    "grant from the top of each ranking until the ceiling",
    arguments: [("SZW", ["1 tot 10", "10 tot 50"]), ("EZK", ["50 tot 250"])])
  func ranking(budget: String, sizes: [String]) throws {
    let decided = tender.decisionByApplication
    let scored = tender.scoreByApplication
    let ranked = tender.distinctApplications.filter { application in
      sizes.contains { application.field("Grootteklasse").hasPrefix($0 + " ") }
    }
    func totals(_ outcome: String) -> [Int] {
      ranked.compactMap { application in
        let key = application.field("Aanvraagnummer")
        let word = decided[key]?.field("Besluit").lowercased() ?? ""
        return word.hasPrefix(outcome) ? scored[key]?.tenths("Totaalscore") : nil
      }
    }
    let lowestGranted = try #require(totals("toegekend").min())
    let highestOutranked = try #require(totals("budget op").max())
    let lowestOutranked = try #require(totals("budget op").min())
    let highestRefused = try #require(totals("afgewezen").max())
    #expect(lowestGranted > highestOutranked)
    #expect(lowestOutranked >= 275)
    #expect(highestRefused < 275)
    #expect(totals("toegekend").count == tender.granted(budget).count)
  }

  @Test("grant in full the application that crosses the ceiling of the small firms")
  func crossingGrant() throws {
    let scored = tender.scoreByApplication
    let granted = tender.granted("SZW").sorted {
      (scored[$0.field("Aanvraagnummer")]?.tenths("Totaalscore") ?? 0)
        > (scored[$1.field("Aanvraagnummer")]?.tenths("Totaalscore") ?? 0)
    }
    let amounts = granted.compactMap { $0.cents("Verleend bedrag") }
    #expect(amounts.dropLast().reduce(0, +) < 2_700_000_00)
    #expect(amounts.reduce(0, +) == 2_785_603_00)
  }

  @Test("settle no project above its grant, and leave some unsettled")
  func settlement() throws {
    let decided = tender.decisionByApplication
    #expect(tender.projects.count == 63)
    for project in tender.projects {
      let granted = try #require(decided[project.field("Aanvraagnummer")]?.cents("Verleend bedrag"))
      #expect((project.cents("Vastgesteld bedrag") ?? 0) <= granted)
      let advance = try #require(project.cents("Voorschot"))
      #expect(abs(advance * 10 - granted * 9) <= 5)
    }
    #expect(tender.projects.count { $0.cents("Vastgesteld bedrag") == nil } == 19)
  }
}
