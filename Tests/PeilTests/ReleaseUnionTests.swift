import Foundation
import Peil
import PeilTestSupport
import Testing

/// What can be derived from a release without standing in any table, by contributors and by those who read what a status tells.
@Suite struct ReleaseUnionTests {
  private typealias Base = ReleaseTests

  /// a: 1,000 of f1 and 10 of g1; b: 500 of f2; c: four firms with 20 each; d: four with 300 each.
  private static let unions =
    "id;firm;sector;outcome;costs\n1;f1;a;g;1000\n2;g1;a;g;10\n3;f2;b;g;500\n"
    + (4...7).map { "\($0);c\($0);c;g;20\n" }.joined() + (8...11).map { "\($0);d\($0);d;g;300\n" }.joined()

  @Test("what two hidden amounts are together protects each contributor to one of them as a table's figure would")
  func unions() throws {
    let place = try TestFolder()
    let outcome = try Base.run(
      place,
      Base.pipeline(
        disclosure: "{minimum: 1, group: none, p-percent: 10%, method: heuristic}", measures: "{costs: {sum: costs}}"),
      rows: Self.unions)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Base.statuses(place, "out/release/tables/t.csv")
    #expect(found["a.costs"] == "suppressed-own")
    #expect(found["b.costs"] == "suppressed-own")
    // a and b are 1,510 together, the total less what is shown. f2, who has 500 of it, would know f1's 1,000 to within the 10 of
    // g1: 90 is lacking. The 80 of c are too little to hide that behind.
    #expect(found["c.costs"] == "ok")
    #expect(found["d.costs"] == "suppressed-other")
    #expect(found["total.costs"] == "ok")
    // The house keeps what it asked; nobody else is told which amounts would not be safe together.
    #expect(place.read("out/internal/disclosure.json")?.contains("together: ") == true)
    #expect(place.read("out/release/certificate.json")?.contains("together") == false)
    for folder in ["out", "out/release"] {
      #expect(try Verification(folder: "\(place.path)/\(folder)").diagnostics.exitStatus == .done)
    }
  }

  @Test("a record from which the third amount is missing that hides what two are together does not verify")
  func unionsAreVerified() throws {
    let place = try TestFolder()
    _ = try Base.run(
      place,
      Base.pipeline(
        disclosure: "{minimum: 1, group: none, p-percent: 10%, method: heuristic}", measures: "{costs: {sum: costs}}"),
      rows: Self.unions)
    let record = try #require(place.read("out/internal/disclosure.json"))
    let line = try #require(
      record.split(separator: "\n").first { $0.contains("\"of\":[\"sector == 'd'\"],\"value\":120000,") })
    let shown = record.replacingOccurrences(
      of: line, with: line.replacingOccurrences(of: "\"hidden\":true", with: "\"hidden\":false"))
    #expect(shown != record)
    let listing = try #require(place.read("out/run.json"))
    try place.write(shown, to: "out/internal/disclosure.json")
    try place.write(
      listing.replacingOccurrences(of: SHA256Sum.of(record), with: SHA256Sum.of(shown)).replacingOccurrences(
        of: "\"bytes\": \(record.utf8.count)", with: "\"bytes\": \(shown.utf8.count)"), to: "out/run.json")
    let found = try Verification(folder: place.path + "/out").diagnostics
    #expect(found.contains { $0.code == "release-audit" && $0.details.contains { $0.contains("together: ") } })
  }

  /// a: f1 has 10 of 1,010 and knows it; b: f2 has 1,000; c, d: four firms each, of 30 and 400.
  @Test("one that is alone behind an amount cannot tell another's to within p%, let alone to the cent")
  func insidersInterval() throws {
    let place = try TestFolder()
    let rows =
      "id;firm;sector;outcome;costs\n1;f1;a;g;10\n2;f2;b;g;1000\n"
      + (3...6).map { "\($0);c\($0);c;g;20\n" }.joined() + (7...10).map { "\($0);d\($0);d;g;400\n" }.joined()
    let outcome = try Base.run(
      place,
      Base.pipeline(
        disclosure: "{minimum: 1, group: none, p-percent: 10%, method: heuristic}", measures: "{costs: {sum: costs}}"),
      rows: rows)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Base.statuses(place, "out/release/tables/t.csv")
    // f1 takes its 10 from 1,010: of f2 it may not know more than that it lies a tenth, 100, up or down. c has but 80.
    #expect(found["c.costs"] == "ok")
    #expect(found["d.costs"] == "suppressed-other")
  }

  @Test("where statuses alone would give numbers away, the largest is given as hidden for another")
  func statuses() throws {
    let place = try TestFolder()
    // Two in b, one granted and one refused; the minimum is three. Were both numbers told to be hidden by their own rule, b
    // would have two at the most, of which one is granted at the least: who was refused would know both.
    let measures = "{n: count, granted: {count: {}, where: \"outcome == 'granted'\"}}"
    let outcome = try Base.run(
      place, Base.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}", measures: measures))
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Base.statuses(place, "out/release/tables/t.csv")
    #expect(found["b.n"] == "suppressed-other")
    #expect(found["b.granted"] == "suppressed-own")
    let explained = try SuppressionExplanation(StoredRun(folder: place.path + "/out"))
      .lines(table: "t", words: ["sector=b", "n"])
    #expect(explained.contains("  count where sector == 'b': too few contributors (2 contributors to protect)"))
    // Nor does the certificate tell it from those that are.
    let certificate = try #require(place.read("out/release/certificate.json"))
    #expect(!certificate.contains("\"known\":[1,null]") && !certificate.contains("\"known\":[3,null]"))
    for folder in ["out", "out/release"] {
      #expect(try Verification(folder: "\(place.path)/\(folder)").diagnostics.exitStatus == .done)
    }
  }

  @Test("that nearly all are decided is no outcome of a group, and that nearly all were refused is")
  func undecided() throws {
    let place = try TestFolder()
    // a: one of twelve undecided, and ten of twelve refused; b: eleven of twelve refused; c: all twelve granted or refused.
    let outcomes = ["a": "rrrrrrrrrrgo", "b": "rrrrrrrrrrrg", "c": "rrrrrrgggggg", "d": "rrrrrrgggggg"]
    var rows = "id;firm;sector;outcome;costs\n"
    for (sector, words) in outcomes.sorted(by: { $0.key < $1.key }) {
      for (place, word) in words.enumerated() { rows += "\(sector)\(place);\(sector)\(place);\(sector);\(word);1\n" }
    }
    let measures =
      "{open: {outcome-count: {outcome: outcome, of: open}}, refused: {outcome-count: {outcome: outcome, of: refused}}}"
    let outcome = try Base.run(
      place,
      Base.pipeline(disclosure: "{minimum: 1, method: heuristic}", measures: measures).replacingOccurrences(
        of: "r: refused}", with: "r: refused, o: open}"
      ).replacingOccurrences(of: "reading: census", with: "reading: census\nas-of: 2021-12-31"), rows: rows)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Base.statuses(place, "out/release/tables/t.csv")
    for sector in ["a", "b", "c", "d"] { #expect(found["\(sector).open"] != "suppressed-own") }
    #expect(found["b.refused"] == "suppressed-own")
    #expect(found["a.refused"] != "suppressed-own")
  }

  @Test("a refusal says which change of the tables would let the release be made")
  func remedies() throws {
    let place = try TestFolder()
    // Two applications in b and none elsewhere: what b has is what there is.
    let rows =
      Base.rows.split(separator: "\n").filter { $0.hasPrefix("id") || $0.contains(";b;") }
      .joined(separator: "\n") + "\n"
    let pipeline = Base.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}")
    let alone = try #require(try Base.run(place, pipeline, rows: rows).refusal.first)
    #expect(alone.details.contains("one of these would do, with so many numbers hidden:"))
    #expect(alone.details.contains("  1: drop the total over sector of table t"))
    // With the total in another table too, the one without the sectors must do.
    let whole = pipeline.replacingOccurrences(
      of: "tables:\n", with: "tables:\n  all: {from: s, measures: {n: count}}\n")
    let beside = try #require(try Base.run(place, whole, rows: rows).refusal.first)
    #expect(beside.details.contains("  0: leave table t out of 'publish: tables:'"))
    #expect(!beside.details.contains { $0.contains("drop the total") })
    // What it says is so.
    let mended = whole.replacingOccurrences(of: "  datasets: [s]", with: "  tables: [all]")
    #expect(try Base.run(place, mended, rows: rows).refusal.isEmpty)
  }

  /// Costs, what was granted of them and what the firm pays itself, of four firms in each of four sectors; in a, one alone pays.
  private static let financing: String = {
    var lines = ["id;firm;sector;outcome;costs;granted;own"]
    for (number, sector) in ["a", "b", "c", "d"].enumerated() {
      for place in 0..<4 {
        let costs = 100 + 4 * number + place
        let own = sector == "a" ? (place == 0 ? 90 : 0) : 50
        lines.append("\(sector)\(place);f\(sector)\(place);\(sector);g;\(costs);\(costs - own);\(own)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func financing(_ measures: String) -> String {
    Base.pipeline(
      disclosure: "{minimum: 1, group: none, p-percent: 10%, method: heuristic}", measures: measures
    ).replacingOccurrences(
      of: "project-costs}\n",
      with:
        "project-costs}\n      granted: {type: money, amount: granted}\n      own: {type: money, amount: contribution}\n"
    )
  }

  @Test("what one published sum leaves of another is as well protected as a figure of its own")
  func differences() throws {
    let place = try TestFolder()
    let outcome = try Base.run(
      place, Self.financing("{costs: {sum: costs}, granted: {sum: granted}}"), rows: Self.financing)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Base.statuses(place, "out/release/tables/t.csv")
    // 406 of costs and 316 granted are safe each; the 90 between them are one firm's. What was granted is the smaller of the
    // two, and needs another sector's beside it: b's 226 is the smallest.
    #expect(found["a.granted"] == "suppressed-other")
    #expect(found.filter { $0.value != "ok" }.keys.sorted() == ["a.granted", "b.granted"])
    #expect(found["total.granted"] == "ok")
    #expect(place.read("out/release/certificate.json")?.contains("difference") == false)
    for folder in ["out", "out/release"] {
      #expect(try Verification(folder: "\(place.path)/\(folder)").diagnostics.exitStatus == .done)
    }
  }

  @Test("of three amounts of which one is the difference of the others none is hidden alone")
  func linkedAmounts() throws {
    let place = try TestFolder()
    let outcome = try Base.run(
      place, Self.financing("{costs: {sum: costs}, granted: {sum: granted}, own: {sum: own}}"), rows: Self.financing)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Base.statuses(place, "out/release/tables/t.csv")
    #expect(found["a.own"] == "suppressed-own")
    for sector in ["a", "b", "c", "d", "total"] {
      let hidden = ["costs", "granted", "own"].count { found["\(sector).\($0)"] != "ok" }
      #expect(hidden != 1, "\(sector): two of three give the third")
    }
    // And of each amount not one sector alone.
    for measure in ["costs", "granted", "own"] {
      let hidden = ["a", "b", "c", "d"].count { found["\($0).\(measure)"] != "ok" }
      #expect(hidden != 1 || found["total.\(measure)"] != "ok", "\(measure)")
    }
  }
}
