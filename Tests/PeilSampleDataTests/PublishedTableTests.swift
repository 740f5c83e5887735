import Testing

/// Expected: the official table of the tender (bedrijvenbeleidinbeeld.nl, source RVO), as in the README of the data.
@Suite("The published table of the tender of 2020")
struct PublishedTableTests {
  let tender: TenderFixture

  init() throws {
    tender = try TenderFixture()
  }

  struct Line: CustomTestStringConvertible, Sendable {
    let budget: String
    let ceiling: Int
    let granted: Int
    let amount: Int
    let costs: Int
    let solo: Int
    let partnerships: Int
    let firms: Int
    let schools: Int

    var testDescription: String { budget }
  }

  static let lines = [
    Line(
      budget: "SZW", ceiling: 2_700_000, granted: 18, amount: 2_785_603, costs: 2_978_418, solo: 6, partnerships: 12,
      firms: 58, schools: 2),
    Line(
      budget: "EZK", ceiling: 7_300_000, granted: 45, amount: 7_158_099, costs: 7_891_234, solo: 15, partnerships: 30,
      firms: 117, schools: 0),
  ]

  @Test("counts 237 applications, each with one decision")
  func applications() {
    #expect(tender.distinctApplications.count == 237)
    let decided = tender.decisionByApplication
    #expect(tender.distinctApplications.allSatisfy { decided[$0.field("Aanvraagnummer")] != nil })
  }

  @Test("has its ceilings, grants and amounts", arguments: lines)
  func amounts(line: Line) throws {
    let granted = tender.granted(line.budget)
    let ceiling = try #require(tender.budgets.first { $0["Budget"] == line.budget })
    #expect(ceiling.cents("Plafond") == line.ceiling * 100)
    #expect(granted.count == line.granted)
    #expect(granted.compactMap { $0.cents("Verleend bedrag") }.reduce(0, +) == line.amount * 100)
    #expect(granted.compactMap { $0.cents("Projectkosten") }.reduce(0, +) == line.costs * 100)
  }

  @Test("has its solo and partnership projects, firms and schools", arguments: lines)
  func participants(line: Line) {
    let granted = tender.granted(line.budget)
    let members = tender.participantsByApplication
    let rows = granted.flatMap { members[$0.field("Aanvraagnummer")] ?? [] }
    #expect(granted.count { $0.field("Vorm").lowercased() == "solo" } == line.solo)
    #expect(granted.count { $0.field("Vorm") == "Samenwerkingsverband" } == line.partnerships)
    #expect(rows.count { $0["Soort"] == "MKB" } == line.firms)
    #expect(rows.count { $0["Soort"] == "Onderwijsinstelling" } == line.schools)
  }

  @Test("does not come from a sum over participant rows, which gives 28 million")
  func naiveSum() {
    let members = tender.participantsByApplication
    let naive = (tender.granted("SZW") + tender.granted("EZK")).reduce(0) { sum, application in
      sum + (application.cents("Verleend bedrag") ?? 0) * (members[application.field("Aanvraagnummer")]?.count ?? 0)
    }
    #expect((28_000_000_00..<29_000_000_00).contains(naive))
  }

  @Test("cannot be split by budget for applications, as only grants have one")
  func budgetOnlyWhereGranted() {
    #expect(tender.decisions.allSatisfy { ($0["Besluit"] == "Toegekend") == ($0["Budget"] != "") })
  }
}
