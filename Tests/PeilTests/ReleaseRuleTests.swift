import Foundation
import Peil
import Testing

@testable import PeilPublish

/// Each rule that a pipeline can ask for, on cases that can be counted by hand.
@Suite struct ReleaseRuleTests {
  private typealias Base = ReleaseTests

  /// Sectors of firms with one application each, by their amounts.
  private static func rows(_ sectors: [String: [Int]]) -> String {
    var lines = ["id;firm;sector;outcome;costs"]
    for (sector, amounts) in sectors.sorted(by: { $0.key < $1.key }) {
      for amount in amounts { lines.append("\(lines.count);f\(lines.count);\(sector);g;\(amount)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func statuses(
    _ disclosure: String, _ sectors: [String: [Int]], measures: String = "{costs: {sum: costs}}"
  ) throws -> [String: String] {
    let place = try TestFolder()
    let outcome = try Base.run(
      place, Base.pipeline(disclosure: disclosure, measures: measures), rows: rows(sectors))
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    return Base.statuses(place, "out/release/tables/t.csv")
  }

  @Test("(p, q) hides what p% alone would show: everybody knew each amount to within q% before")
  func priorPosterior() throws {
    // Of a two have 1,000 and 500, and the others 150: more than 10% of 1,000, and less than 10/50 of it.
    let even = [400, 400, 400, 400]
    let sectors = ["a": [1000, 500, 150], "b": even, "c": even, "d": even]
    let rest = "minimum: 2, group: none, method: heuristic"
    let alone = try Self.statuses("{p-percent: 10%, \(rest)}", sectors)
    #expect(alone["a.costs"] == "ok")
    let both = try Self.statuses("{prior-posterior: {p: 10%, q: 50%}, \(rest)}", sectors)
    #expect(both["a.costs"] == "suppressed-own")
    #expect(both["total.costs"] == "ok")
  }

  @Test("(n, k) hides what the largest few have more than a share of")
  func dominance() throws {
    // The two largest of a have 900 of 1,000; those of b 500 of 1,000.
    let sectors = ["a": [500, 400, 50, 50], "b": [250, 250, 250, 250], "c": [250, 250, 250, 250]]
    let rest = "p-percent: none, minimum: 2, group: none, method: heuristic"
    let rules: (String) -> String = { "{dominance: {count: 2, share: \($0)}, \(rest)}" }
    #expect(try Self.statuses(rules("89%"), sectors)["a.costs"] == "suppressed-own")
    // Exactly the share is let through.
    #expect(try Self.statuses(rules("90%"), sectors)["a.costs"] == "ok")
  }

  @Test("amounts below nought count by their size")
  func negatives() throws {
    // a comes to 10, of 2,010 that was moved: all but the two largest, 60, is less than a tenth of 1,000.
    let sectors = ["a": [-1000, 950, 30, 30], "b": [400, 400, 400, 400], "c": [400, 400, 400, 400]]
    let found = try Self.statuses("{p-percent: 10%, minimum: 2, group: none, method: heuristic}", sectors)
    #expect(found["a.costs"] == "suppressed-own")
    #expect(found["total.costs"] == "ok")
    #expect(found.values.count { $0 == "suppressed-other" } == 1)
  }

  @Test(
    "a profile is how many contributors a figure has at the least; that of a ministry is the standard",
    arguments: [
      ("{profile: internal, group: none, method: heuristic}", ["a"]),
      ("{profile: ministry, group: none, method: heuristic}", ["a", "b"]),
      ("{group: none, method: heuristic}", ["a", "b"]),
      ("{profile: open-data, group: none, method: heuristic}", ["a", "b", "c"]),
    ])
  func profiles(_ rules: String, _ hidden: [String]) throws {
    // Two, four, nine and twenty firms.
    let sizes = ["a": 2, "b": 4, "c": 9, "d": 20].mapValues { Array(repeating: 1, count: $0) }
    let found = try Self.statuses(rules, sizes, measures: "{n: count}")
    let own = found.filter { $0.value == "suppressed-own" }.keys.map { String($0.prefix(1)) }.sorted()
    #expect(own == hidden)
  }

  @Test("a table that is public stays as it is, and a figure of it is known in the others")
  func publicTable() throws {
    let place = try TestFolder()
    let pipeline = { (tables: String) in
      Base.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic\(tables)}").replacingOccurrences(
        of: "tables:\n",
        with: "tables:\n  official: {from: s, rows: sector, totals: nested, measures: {number: count}}\n")
    }
    _ = try Base.run(place, pipeline(", tables: {official: public}"))
    for table in ["official.csv", "t.csv"] {
      #expect(Set(Base.statuses(place, "out/release/tables/\(table)").values) == ["ok"])
    }
    _ = try Base.run(place, pipeline(""))
    for (table, measure) in [("official.csv", "number"), ("t.csv", "n")] {
      #expect(Base.statuses(place, "out/release/tables/\(table)")["b.\(measure)"] == "suppressed-own")
    }
  }

  @Test("where there can be nothing, nought is shown even if noughts are confidential")
  func structuralZeros() throws {
    let place = try TestFolder()
    let measures = "{n: count, of_a: {count: {}, where: \"sector == 'a'\"}}"
    let outcome = try Base.run(
      place,
      Base.pipeline(disclosure: "{minimum: 1, group: none, zeros: confidential, method: heuristic}", measures: measures)
    )
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let found = Base.statuses(place, "out/release/tables/t.csv")
    for sector in ["b", "c", "d"] { #expect(found["\(sector).of_a"] == "ok") }
    #expect(place.read("out/release/tables/t.csv")?.contains("b,,of_a,0,count") == true)
  }

  @Test("two earlier releases are held against a new one together: what neither of them hides alone, both may tell")
  func twoEarlier() throws {
    let place = try TestFolder()
    let pipeline = Base.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}")
    let more = { (numbers: ClosedRange<Int>) in numbers.map { "\($0);f\($0);a;r;100\n" }.joined() }
    // Five in a, then nine, now ten: four more than in the first release, and one more than in the second.
    _ = try Base.run(place, pipeline, out: "first")
    _ = try Base.run(place, pipeline, rows: Base.rows + more(15...18), out: "second", against: ["first"])
    #expect(Base.statuses(place, "second/release/tables/t.csv")["a.n"] == "ok")
    let now = Base.rows + more(15...19)
    let one = try Base.run(place, pipeline, rows: now, out: "one", against: ["first"])
    #expect(one.refusal.isEmpty)
    #expect(Base.statuses(place, "one/release/tables/t.csv")["a.n"] == "ok")
    for earlier in [["first", "second"], ["second", "first"]] {
      let both = try Base.run(place, pipeline, rows: now, out: "both", against: earlier)
      #expect(both.refusal.isEmpty)
      let found = Base.statuses(place, "both/release/tables/t.csv")
      #expect(found["a.n"]?.hasPrefix("suppressed") == true)
      #expect(found["total.n"] == "ok")
    }
  }

  @Test("p and k stand in no file of a release, packed or not, and neither does anything of the machine")
  func secrets() throws {
    let place = try TestFolder()
    let rows = Self.rows([
      "a": [9000, 200, 200], "b": [100, 100], "c": [2000, 2000, 2000, 2000], "d": [300, 300, 300],
    ])
    let outcome = try Base.run(
      place,
      Base.pipeline(
        disclosure:
          "{minimum: 2, group: 91.3%, prior-posterior: {p: 13.7%, q: 58.9%}, dominance: {count: 1, share: 77.3%}, method: heuristic}",
        measures: "{costs: {sum: costs}, mean: {mean: {of: costs}}}"
      ).replacingOccurrences(
        of: "[markdown, html]", with: "[markdown, html, svg, fragments, ods, json, datapackage, csvw]"), rows: rows)
    #expect(outcome.refusal.isEmpty, "\(outcome.refusal)")
    let released = place.files("out/release")
    #expect(released.count > 10)
    var texts: [String: String] = [:]
    for (name, bytes) in released {
      texts[name] = String(decoding: bytes, as: UTF8.self)
      guard name.hasSuffix(".ods") else { continue }
      let archive = try #require(ZipReader(Array(bytes)))
      for member in ["content.xml", "meta.xml", "styles.xml", "META-INF/manifest.xml"] {
        texts["\(name)!\(member)"] = String(decoding: try #require(archive.file(member), "\(member)"), as: UTF8.self)
      }
    }
    let secrets = ["13.7", "58.9", "77.3", "91.3"].flatMap { digits in
      [digits, digits.replacingOccurrences(of: ".", with: ","), "0." + digits.replacingOccurrences(of: ".", with: "")]
    }
    for (name, text) in texts {
      for secret in secrets + [place.path, NSUserName() + "@", ProcessInfo.processInfo.hostName + "/"] {
        #expect(!text.contains(secret), "\(name) has '\(secret)'")
      }
    }
  }
}
