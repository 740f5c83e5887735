import Foundation
import Peil
import PeilTestSupport
import Testing

/// Releases of cases that can be counted by hand.
@Suite struct ReleaseTests {
  /// Fourteen applications: five in `a`, two in `b`, four in `c`, three in `d`; each of another firm.
  static let rows = """
    id;firm;sector;outcome;costs
    1;f1;a;g;100
    2;f2;a;r;100
    3;f3;a;r;100
    4;f4;a;r;100
    5;f5;a;g;100
    6;f6;b;r;100
    7;f7;b;g;100
    8;f8;c;g;100
    9;f9;c;g;100
    10;f10;c;r;100
    11;f11;c;r;100
    12;f12;d;r;100
    13;f13;d;r;100
    14;f14;d;g;100

    """

  static func pipeline(disclosure: String, measures: String = "{n: count}", totals: String = "nested") -> String {
    """
    peil: 1
    title: A case to count by hand
    language: nl
    reading: census
    unit: {key: id, cluster: firm}
    sources:
      s:
        file: a.csv
        format: {delimiter: ";"}
        key: id
        columns:
          id: {type: text}
          firm: {type: text}
          sector: {type: category, values: [a, b, c, d]}
          outcome: {type: outcome, values: {g: granted, r: refused}}
          costs: {type: money, amount: project-costs}
    tables:
      t:
        from: s
        rows: sector
        totals: \(totals)
        measures: \(measures)
    publish:
      formats: [markdown, html]
      datasets: [s]
      disclosure: \(disclosure)
    """
  }

  static func run(
    _ place: TestFolder, _ pipeline: String, rows: String = rows, out: String = "out", against: [String] = []
  ) throws -> Pipeline.Outcome {
    try place.write(rows, to: "a.csv")
    try place.write(pipeline, to: "p.yaml")
    return try Pipeline(file: place.path + "/p.yaml").run(
      into: "\(place.path)/\(out)", options: RunOptions(threads: 2), against: against.map { "\(place.path)/\($0)" })
  }

  /// The status of each figure of a released table, by the code of its first dimension and its measure.
  static func statuses(_ place: TestFolder, _ path: String) -> [String: String] {
    let lines = (place.read(path) ?? "").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    guard let header = lines.first, let measure = header.firstIndex(of: "measure"),
      let status = header.firstIndex(of: "status")
    else { return [:] }
    return Dictionary(
      lines.dropFirst().map { ("\($0[0].isEmpty ? "total" : $0[0]).\($0[measure])", String($0[status])) }
    ) { first, _ in first }
  }

  @Test("a number of fewer than the minimum is hidden, and with it the cheapest other one; the total stays")
  func frequency() throws {
    let place = try TestFolder()
    let outcome = try Self.run(place, Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}"))
    #expect(outcome.refusal.isEmpty)
    let found = Self.statuses(place, "out/release/tables/t.csv")
    #expect(found["b.n"] == "suppressed-own")
    #expect(found.values.sorted() == ["ok", "ok", "ok", "suppressed-other", "suppressed-own"])
    #expect(found["total.n"] == "ok")
    let lines = place.read("out/release/tables/t.csv")?.split(separator: "\n").map(String.init)
    #expect(lines?[2] == "b,,n,,count,,,,,,,,count/units,suppressed-own,")
    #expect(place.read("out/tables/t.csv")?.contains("b,,n,2,count") == true)
    #expect(place.read("out/release/tables.md")?.contains("| b | x¹ |") == true)
    #expect(place.read("out/release/tables.md")?.contains("2 van 5 cijfers zijn geheim (x): 1 omdat") == true)
  }

  @Test("a firm with several applications is one contributor")
  func holdings() throws {
    let place = try TestFolder()
    let rows = Self.rows.replacingOccurrences(of: "4;f4;a", with: "4;f3;a").replacingOccurrences(
      of: "5;f5;a", with: "5;f3;a"
    )
    .replacingOccurrences(of: "2;f2;a", with: "2;f3;a")
    _ = try Self.run(place, Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}"), rows: rows)
    // Five applications of two firms.
    #expect(Self.statuses(place, "out/release/tables/t.csv")["a.n"] == "suppressed-own")
  }

  @Test("a rate goes with its numerator and with what is left of its denominator")
  func inheritance() throws {
    let place = try TestFolder()
    let measures = "{n: count, rate: {approval-rate: {outcome: outcome, definition: submitted, minimum: 1}}}"
    _ = try Self.run(
      place, Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}", measures: measures))
    let found = Self.statuses(place, "out/release/tables/t.csv")
    // a: 2 of 5 granted; b: 1 of 2; c: 2 of 4; d: 1 of 3.
    for sector in ["a", "b", "c", "d"] { #expect(found["\(sector).rate"]?.hasPrefix("suppressed") == true) }
    #expect(found["total.rate"] == "ok")
    #expect(found["total.n"] == "ok")
    #expect(found["a.n"] == "ok")
  }

  @Test("rows that anybody knows are not protected, and those beside them are")
  func known() throws {
    let place = try TestFolder()
    let measures = "{n: count, granted: {count: {}, where: \"outcome == 'granted'\"}}"
    _ = try Self.run(
      place,
      Self.pipeline(
        disclosure: """
          {minimum: 3, group: none, method: heuristic, known: "outcome == 'granted'", fields: {sector: public}}
          """, measures: measures))
    let found = Self.statuses(place, "out/release/tables/t.csv")
    for sector in ["a", "b", "c", "d", "total"] { #expect(found["\(sector).granted"] == "ok") }
    // Refused: a three, b one, c two, d two.
    for sector in ["b", "c", "d"] { #expect(found["\(sector).n"] == "suppressed-own") }
    // With a shown, b, c and d have five refused together and at most two each: f6, the one of b, would have c and d.
    #expect(found["a.n"] == "suppressed-other")
    #expect(found["total.n"] == "ok")
  }

  @Test("an amount that is nearly all of one firm is hidden, and the parameters of its rule stand nowhere")
  func dominance() throws {
    let place = try TestFolder()
    // f1 has 9,000 of the 9,400 of a. The 200 of b are of two firms, who know each other's; c has four firms of 2,000.
    let rows = Self.rows.replacingOccurrences(of: "\n1;f1;a;g;100", with: "\n1;f1;a;g;9000")
      .replacingOccurrences(of: ";c;g;100", with: ";c;g;2000").replacingOccurrences(of: ";c;r;100", with: ";c;r;2000")
    let outcome = try Self.run(
      place,
      Self.pipeline(
        disclosure:
          "{minimum: 2, group: none, p-percent: 13.7%, dominance: {count: 1, share: 77.3%}, method: heuristic}",
        measures: "{costs: {sum: costs}}"), rows: rows)
    #expect(outcome.refusal.isEmpty)
    let found = Self.statuses(place, "out/release/tables/t.csv")
    #expect(found["a.costs"] == "suppressed-own")
    #expect(found["b.costs"] == "suppressed-own")
    // With b alone beside it, a could be 9,600 at the most, and d adds but 300.
    #expect(found["c.costs"] == "suppressed-other")
    #expect(found["total.costs"] == "ok")
    for (name, bytes) in place.files("out") where name != "internal/pipeline.yaml" {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("13.7") && !text.contains("77.3") && !text.contains("0.137"), "\(name)")
    }
  }

  @Test("what cannot be made safe is not released, and the run says so")
  func refusal() throws {
    let place = try TestFolder()
    // With the two cells of b and the rest public there is nothing left to hide behind.
    let rows =
      Self.rows.replacingOccurrences(of: ";d;", with: ";a;").replacingOccurrences(of: ";c;", with: ";a;")
      .replacingOccurrences(of: ";a;", with: ";b;")
      .split(separator: "\n").prefix(3).joined(separator: "\n") + "\n"
    let outcome = try Self.run(
      place, Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}"), rows: rows)
    #expect(outcome.release == nil)
    #expect(outcome.refusal.first?.code == "release-refused")
    #expect(outcome.exitStatus == .data)
    #expect(place.files("out").keys.contains { $0.hasPrefix("release/") } == false)
    #expect(place.read("out/tables/t.csv") != nil)
  }

  @Test("one application more since the last release is not told by the difference")
  func differencing() throws {
    let place = try TestFolder()
    let pipeline = Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}")
    _ = try Self.run(place, pipeline, out: "first")
    let later = Self.rows + "15;f15;a;r;100\n"
    _ = try Self.run(place, pipeline, rows: later, out: "alone")
    #expect(Self.statuses(place, "alone/release/tables/t.csv")["a.n"] == "ok")
    let outcome = try Self.run(place, pipeline, rows: later, out: "both", against: ["first"])
    #expect(outcome.refusal.isEmpty)
    let found = Self.statuses(place, "both/release/tables/t.csv")
    // The first release has 5 for a: with 6 now, everybody would know where the one application more is.
    #expect(found["a.n"]?.hasPrefix("suppressed") == true)
    #expect(found["total.n"] == "ok")
  }

  @Test("a release that was tampered with is found out, whatever was done to the hashes")
  func tampering() throws {
    let place = try TestFolder()
    _ = try Self.run(place, Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}"))
    #expect(try Verification(folder: place.path + "/out").diagnostics.exitStatus == .done)
    #expect(try Verification(folder: place.path + "/out/release").diagnostics.exitStatus == .done)
    let table = try #require(place.read("out/release/tables/t.csv"))
    let changed = table.replacingOccurrences(of: "a,,n,5,count,,,5,", with: "a,,n,6,count,,,6,")
    #expect(changed != table)
    try place.write(changed, to: "out/release/tables/t.csv")
    let both = try ["out", "out/release"].map { try Verification(folder: "\(place.path)/\($0)").diagnostics }
    for found in both { #expect(found.exitStatus == .data) }
    #expect(both[0].contains { $0.code == "changed-output" })
    // With a hash that fits, the certificate still has the figure.
    let listing = try #require(place.read("out/release/run.json"))
    let old = SHA256Sum.of(table), new = SHA256Sum.of(changed)
    try place.write(listing.replacingOccurrences(of: old, with: new), to: "out/release/run.json")
    let after = try Verification(folder: place.path + "/out/release").diagnostics
    #expect(after.contains { $0.code == "changed-figure" })
    #expect(after.exitStatus == .data)
  }

  @Test("exported rows can be read by their owner alone, and are not in the release")
  func confidentiality() throws {
    let place = try TestFolder()
    _ = try Self.run(place, Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}"))
    for name in ["datasets/s.csv", "internal/disclosure.json"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: place.path + "/out/" + name)
      #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(name)")
    }
    let released = place.files("out/release").keys.sorted()
    #expect(released == ["certificate.json", "report.html", "run.json", "tables.md", "tables/t.csv"])
  }

  @Test("the same release has the same bytes, and verifies from the record alone")
  func determinism() throws {
    let place = try TestFolder()
    let pipeline = Self.pipeline(
      disclosure: "{minimum: 3, method: heuristic}", measures: "{n: count, costs: {sum: costs}}")
    _ = try Self.run(place, pipeline, out: "one")
    _ = try Self.run(place, pipeline, out: "two")
    #expect(place.files("one/release") == place.files("two/release"))
    #expect(place.files("one/internal") == place.files("two/internal"))
  }

  @Test("the analyst is told which rule hit and what would free the figure")
  func explanation() throws {
    let place = try TestFolder()
    _ = try Self.run(place, Self.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}"))
    let explanation = try SuppressionExplanation(StoredRun(folder: place.path + "/out"))
    let lines = try explanation.lines(table: "t", words: ["sector=b"])
    #expect(lines.first == "suppressed-own: a rule hits it, or a figure it is made of")
    #expect(lines.contains("  count where sector == 'b': too few contributors (2 contributors to protect)"))
    // Five in b and d together need nothing hidden beside them.
    #expect(lines.contains("  0: merge b and d of sector"))
    #expect(try explanation.lines(table: "t", words: ["sector=a"]).first?.hasPrefix("it is shown") == true)
    #expect(explanation.overview.first == "2 of 5 figures are hidden")
  }

  @Test("a run without rules for a release says that its figures are not for publication")
  func advice() throws {
    let place = try TestFolder()
    try place.write(Self.rows, to: "a.csv")
    let text = Self.pipeline(disclosure: "ministry")
    try place.write(text, to: "with.yaml")
    try place.write(text.replacingOccurrences(of: "  disclosure: ministry", with: ""), to: "without.yaml")
    #expect(DisclosureAdvice(try Pipeline(file: place.path + "/with.yaml").plan).lines.isEmpty)
    let lines = DisclosureAdvice(try Pipeline(file: place.path + "/without.yaml").plan).lines
    #expect(lines.first?.contains("not for publication as it is: the tables count firms ('firm')") == true)
  }
}
