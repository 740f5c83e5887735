import Foundation
import Testing

/// Expected: the two published tables of the first round of the SLIM scheme in 2020.
@Suite("The published tables of SLIM 2020")
struct SlimTotalsTests {
  let rows: [[String: String]]

  init() throws {
    // The first 256 characters of Latin-1 and ISO 8859-15 differ in eight places, none of which a total hangs on.
    rows = ExampleFile.distinct(try ExampleFile.rows("slim-2020/aanvragen.csv", .isoLatin1), by: "Projectnummer")
  }

  @Test(
    "come out by applicant",
    arguments: [
      ("mkb-onderneming", 1440, 673), ("grootbedrijf", 7, 10), ("samenwerkingsverband", 91, 73),
    ])
  func applicants(kind: String, notGranted: Int, granted: Int) {
    let ofKind = rows.filter { $0.word("Type aanvrager") == kind }
    #expect(ofKind.count { $0["Besluit"] == "Verleend" } == granted)
    #expect(ofKind.count { $0["Besluit"] != "Verleend" } == notGranted)
    #expect(rows.count == 2294)
  }

  @Test(
    "come out by activity",
    arguments: [("A", [444, 6, 58]), ("B", [382, 3, 39]), ("C", [532, 10, 72]), ("D", [25, 2, 15])])
  func activities(activity: String, mentions: [Int]) {
    for (kind, count) in zip(["mkb-onderneming", "grootbedrijf", "samenwerkingsverband"], mentions) {
      let naming = rows.filter { $0.word("Type aanvrager") == kind && $0.field("Activiteiten").contains(activity) }
      #expect(naming.count == count, "\(kind)")
      #expect(naming.allSatisfy { $0["Besluit"] == "Verleend" })
    }
  }

  @Test("hold 1,588 mentions, and no granted plan without one")
  func mentions() {
    let granted = rows.filter { $0["Besluit"] == "Verleend" }
    let named = granted.map { $0.field("Activiteiten").split(separator: ",").count }
    #expect(named.reduce(0, +) == 1588)
    #expect(named.min() == 1)
    #expect(named.max() == 4)
  }
}
