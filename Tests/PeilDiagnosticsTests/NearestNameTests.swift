import PeilDiagnostics
import Testing

@Suite("Nearest name")
struct NearestNameTests {
  static let columns = ["application", "chamber_no", "submitted", "sector", "granted", "grant", "kvk", "id"]

  @Test(
    "is the one a person meant, or none",
    arguments: [
      ("grantd", "granted"), ("Granted", "granted"), ("APPLICATION", "application"), ("aplicatoin", "application"),
      ("chamberno", "chamber_no"), ("chamber-no", "chamber_no"), ("sectro", "sector"), ("kvl", "kvk"), ("kv", "kvk"),
      ("di", "id"), ("turnover", nil), ("xyz", nil), ("k", nil), ("", nil), ("submittedly", "submitted"),
      ("requested", nil),
    ] as [(String, String?)])
  func isMeant(name: String, nearest: String?) {
    #expect(nearestName(to: name, among: Self.columns) == nearest)
  }

  @Test("the first of equals wins")
  func takesTheFirst() {
    #expect(nearestName(to: "cast", among: ["cost", "cash"]) == "cost")
    #expect(nearestName(to: "cast", among: ["cash", "cost"]) == "cash")
  }

  @Test("an equal name in other case comes before one that is near")
  func prefersEqual() {
    #expect(nearestName(to: "RATE", among: ["rates", "rate"]) == "rate")
  }

  @Test(
    "a list shows its beginning and counts the rest",
    arguments: [
      ([], 3, ""), (["a"], 3, "a"), (["a", "b", "c"], 3, "a, b, c"),
      (["a", "b", "c", "d"], 3, "a, b, c, … and 1 more"),
      (["application", "chamber_no"] + (1...12).map { "c\($0)" }, 2, "application, chamber_no, … and 12 more"),
      (["a", "b"], 0, "… and 2 more"),
    ] as [([String], Int, String)])
  func lists(names: [String], limit: Int, text: String) {
    #expect(listed(names, limit: limit) == text)
  }
}
