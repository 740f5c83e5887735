import Foundation
import Peil
import PeilTestSupport
import Testing

/// What contributors know of themselves, contributions taken once a key, and figures that several datasets have in common.
@Suite struct ReleaseInsiderTests {
  private typealias Base = ReleaseTests

  private static func statuses(_ place: TestFolder, _ path: String) -> [String: String] {
    Base.statuses(place, path)
  }

  /// Four sectors of one firm, one firm, four and four; amounts of 10, 20, 400 and 400 in all.
  private static let alone = """
    id;firm;sector;outcome;costs
    1;f1;a;g;10
    2;f2;b;g;20
    3;f3;c;g;100
    4;f4;c;g;100
    5;f5;c;g;100
    6;f6;c;g;100
    7;f7;d;g;110
    8;f8;d;g;110
    9;f9;d;g;110
    10;f10;d;g;110

    """

  @Test("a firm that is alone in its sector does not learn another's amount from what is left of the total")
  func loneContributor() throws {
    let place = try TestFolder()
    // The two of one firm protect each other against everybody else; but f1, who has the 10 of a, would have b: 30 less 10.
    let outcome = try Base.run(
      place,
      Base.pipeline(
        disclosure: "{minimum: 2, group: none, p-percent: 10%, method: heuristic}", measures: "{costs: {sum: costs}}"),
      rows: Self.alone)
    #expect(outcome.refusal.isEmpty)
    let found = Self.statuses(place, "out/release/tables/t.csv")
    #expect(found["a.costs"] == "suppressed-own")
    #expect(found["b.costs"] == "suppressed-own")
    // The cheaper of the two others goes as well.
    #expect(found["c.costs"] == "suppressed-other")
    #expect(found["d.costs"] == "ok")
    #expect(found["total.costs"] == "ok")
    let record = try #require(place.read("out/internal/disclosure.json"))
    #expect(record.contains("\"insiders\""))
  }

  @Test("a run whose record lacks what protects against insiders does not verify")
  func insidersAreVerified() throws {
    let place = try TestFolder()
    _ = try Base.run(
      place,
      Base.pipeline(
        disclosure: "{minimum: 2, group: none, p-percent: 10%, method: heuristic}", measures: "{costs: {sum: costs}}"),
      rows: Self.alone)
    let record = try #require(place.read("out/internal/disclosure.json"))
    let listing = try #require(place.read("out/run.json"))
    // c is shown after all: nobody but f1 and f2 gains by that.
    let line = try #require(
      record.split(separator: "\n").first { $0.contains("\"of\":[\"sector == 'c'\"],\"value\":40000,") })
    let shown = record.replacingOccurrences(
      of: line, with: line.replacingOccurrences(of: "\"hidden\":true", with: "\"hidden\":false"))
    #expect(shown != record)
    try place.write(shown, to: "out/internal/disclosure.json")
    try place.write(
      listing.replacingOccurrences(of: SHA256Sum.of(record), with: SHA256Sum.of(shown)).replacingOccurrences(
        of: "\"bytes\": \(record.utf8.count)", with: "\"bytes\": \(shown.utf8.count)"), to: "out/run.json")
    let found = try Verification(folder: place.path + "/out").diagnostics
    let words = found.filter { $0.code == "release-audit" }.map(\.message)
    #expect(words.contains { $0.contains("a contributor that is alone behind one figure works out 2 others") })
  }

  /// Three applications in each sector, each of another firm; in a one has nearly all.
  private static let uneven = """
    id;firm;sector;outcome;costs
    1;f1;a;g;9000
    2;f2;a;g;200
    3;f3;a;g;200
    4;f4;b;g;900
    5;f5;b;g;900
    6;f6;b;g;900
    7;f7;c;g;900
    8;f8;c;g;900
    9;f9;c;g;900
    10;f10;d;g;800
    11;f11;d;g;800
    12;f12;d;g;800

    """

  /// The same pipeline with a dataset in which every application stands once for each of its partners.
  private static func joined(disclosure: String, measures: String) -> String {
    Base.pipeline(disclosure: disclosure).replacingOccurrences(
      of: "tables:\n",
      with: """
          partners:
            file: b.csv
            format: {delimiter: ";"}
            key: [id, partner]
            columns: {id: {type: text}, partner: {type: category, values: [p, q]}}
        datasets:
          joined: {from: s, stages: [{join: {with: partners, key: id, expect: one-to-many, unmatched: {left: reject, right: reject}}}]}
        tables:
          by_partner: {from: joined, rows: sector, totals: nested, measures: \(measures)}
          partners_of: {from: joined, rows: partner, totals: nested, measures: \(measures)}

        """)
  }

  @Test("an amount that is taken once an application is held by p% and dominance, firm by firm")
  func onceAKey() throws {
    let place = try TestFolder()
    try place.write("id;partner\n" + (1...12).map { "\($0);p\n\($0);q\n" }.joined(), to: "b.csv")
    let outcome = try Base.run(
      place,
      Self.joined(
        disclosure: "{minimum: 3, group: none, p-percent: 10%, method: heuristic}",
        measures: "{once: {formula: sum(costs per id)}, ids: {count-distinct: {columns: id}}}"), rows: Self.uneven)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Self.statuses(place, "out/release/tables/by_partner.csv")
    // Three firms in each. In a f1 has 9,000 of 9,400: 9,400 − 9,000 − 200 is less than a tenth of 9,000.
    #expect(found["a.once"] == "suppressed-own")
    for sector in ["a", "b", "c", "d"] { #expect(found["\(sector).ids"] == "ok") }
    #expect(found["total.once"] == "ok")
    // What is lacking, 700, the cheapest other one can make up for.
    #expect(found["d.once"] == "suppressed-other")
    #expect(found["b.once"] == "ok" && found["c.once"] == "ok")
    // By partner every application counts twice: the parts overlap, and nobody dominates 17,200.
    let partners = Self.statuses(place, "out/release/tables/partners_of.csv")
    #expect(partners["total.once"] == "ok")
  }

  @Test("a number of different firms is no way to a hidden number of applications")
  func distinct() throws {
    let place = try TestFolder()
    _ = try Base.run(
      place,
      Base.pipeline(
        disclosure: "{minimum: 3, group: none, method: heuristic}",
        measures: "{n: count, firms: {count-distinct: {columns: firm}}}"))
    let found = Self.statuses(place, "out/release/tables/t.csv")
    // Every firm has one application: what is hidden as a number of applications is hidden as a number of firms.
    for sector in ["a", "b", "c", "d", "total"] { #expect(found["\(sector).n"] == found["\(sector).firms"]) }
    #expect(found["b.n"] == "suppressed-own")
  }

  @Test("figures of a dataset that is a part of another one stand in one system with those of the other")
  func linkedDatasets() throws {
    let place = try TestFolder()
    // By sector of all; and of the refused ones, from a dataset of their own. Sector b: two applications, one refused.
    let pipeline = Base.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}").replacingOccurrences(
      of: "tables:\n",
      with: """
        datasets:
          refused: {from: s, stages: [{filter: "outcome == 'refused'"}, {derive: {half: costs / 2}}]}
          granted: {from: s, stages: [{filter: "outcome == 'granted'"}]}
        tables:
          no: {from: refused, rows: sector, totals: nested, measures: {n: count}}
          yes: {from: granted, rows: sector, totals: nested, measures: {n: count}}

        """)
    let outcome = try Base.run(place, pipeline)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let parts = try #require(outcome.release?.protection.parts)
    #expect(parts.count { $0.kind == .count } == 1, "one system of all three tables")
    let all = Self.statuses(place, "out/release/tables/t.csv")
    let no = Self.statuses(place, "out/release/tables/no.csv")
    let yes = Self.statuses(place, "out/release/tables/yes.csv")
    // a: 5 = 3 + 2. Two granted are too few; with 5 and 3 shown they would follow.
    #expect(yes["a.n"] == "suppressed-own")
    #expect(!(all["a.n"] == "ok" && no["a.n"] == "ok"))
    for table in [all, no, yes] { #expect(table["total.n"] == "ok") }
  }

  @Test("rows that a join to many repeated are linked with those they came from")
  func linkedUnits() throws {
    let place = try TestFolder()
    try place.write("id;partner\n" + (1...14).map { "\($0);p\n" }.joined() + "1;q\n2;q\n", to: "b.csv")
    let outcome = try Base.run(
      place,
      Self.joined(
        disclosure: "{minimum: 3, group: none, method: heuristic}",
        measures: "{ids: {count-distinct: {columns: id}}, once: {formula: sum(costs per id)}}"))
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    // Every application has a partner: by sector the two tables say the same.
    let all = Self.statuses(place, "out/release/tables/t.csv")
    let joined = Self.statuses(place, "out/release/tables/by_partner.csv")
    for sector in ["a", "b", "c", "d", "total"] { #expect(all["\(sector).n"] == joined["\(sector).ids"]) }
    #expect(all["b.n"] == "suppressed-own")
  }

  @Test("an amount that few applications changed since the last release cannot be told from the two releases")
  func changedAmounts() throws {
    let place = try TestFolder()
    // b has one firm, with 20; a, c and d have four, with 100 each, and those of d with 110.
    let rows =
      Self.alone.replacingOccurrences(of: "\n1;f1;a;g;10\n", with: "\n1;f1;a;g;100\n")
      + (11...13).map { "\($0);f\($0);a;g;100\n" }.joined()
    let pipeline = Base.pipeline(
      disclosure: "{minimum: 3, group: none, p-percent: 20%, method: heuristic}", measures: "{costs: {sum: costs}}")
    _ = try Base.run(place, pipeline, rows: rows, out: "first")
    let first = Self.statuses(place, "first/release/tables/t.csv")
    #expect(first["b.costs"] == "suppressed-own")
    #expect(first["d.costs"] == "ok")
    // One more of d, with 50: 490 now, where 440 was published.
    let later = rows + "17;f17;d;g;50\n"
    _ = try Base.run(place, pipeline, rows: later, out: "alone")
    #expect(Self.statuses(place, "alone/release/tables/t.csv")["d.costs"] == "ok")
    let outcome = try Base.run(place, pipeline, rows: later, out: "both", against: ["first"])
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Self.statuses(place, "both/release/tables/t.csv")
    #expect(found["d.costs"]?.hasPrefix("suppressed") == true)
    #expect(found["total.costs"] == "ok")
    // A fifth of the 50 either way is what nobody may come nearer to.
    let changed = try #require(
      place.read("both/internal/disclosure.json")?.split(separator: "\n").first {
        $0.contains("change since earlier release 1: sector == 'd'") && $0.contains("\"value\":5000,")
      })
    #expect(changed.contains("\"levels\":[1000,1000,1]"))
  }

  @Test(
    "the exact method runs through a pipeline, and hides no more than the fast one",
    .enabled(if: ProcessInfo.processInfo.environment["PEIL_SOLVER_TESTS"] != nil))
  func exact() throws {
    let place = try TestFolder()
    let costs = try ["exact", "heuristic"].map { method in
      let outcome = try Base.run(
        place,
        Base.pipeline(
          disclosure: "{minimum: 3, group: none, method: \(method)}",
          measures: "{n: count, rate: {approval-rate: {outcome: outcome, definition: submitted, minimum: 1}}}"),
        out: method)
      #expect(outcome.refusal.isEmpty)
      let parts = try #require(outcome.release?.protection.parts)
      #expect(parts.contains { $0.release.method.rawValue == (method == "exact" ? "exact" : "sequential") })
      return parts.reduce(0) { $0 + $1.release.cost }
    }
    #expect(costs[0] <= costs[1])
    #expect(try Verification(folder: place.path + "/exact/release").diagnostics.exitStatus == .done)
    #expect(place.read("exact/release/certificate.json")?.contains("\"method\": \"exact\"") == true)
  }
}
