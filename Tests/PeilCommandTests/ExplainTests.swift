import Foundation
import Testing

/// `peil explain RUN`: what a published figure is made of, against counts by hand and by other programs.
@Suite struct ExplainTests {
  private static let pipeline = """
    peil: 1
    title: Trial
    language: en
    reading: census
    unit: {key: nr}
    sources:
      a:
        file: a.csv
        key: nr
        reject-limit: 1
        columns:
          nr: {type: text}
          sector: {type: category, values: [bouw, zorg], labels: {bouw: Construction, zorg: Care}, label: Sector}
          costs: {type: money, amount: project-costs}
      b:
        file: b.csv
        key: nr
        columns: {nr: {type: text}, outcome: {type: outcome, values: {ja: granted, nee: refused, weg: withdrawn}}}
    datasets:
      kept:
        from: a
        stages:
          - filter: costs > 10
          - join: {with: b, key: nr, expect: one-to-one, unmatched: {left: reject, right: leave-out}}
          - check: {small: {rule: costs < 1000, otherwise: reject}}
    tables:
      t:
        title: Approval
        from: kept
        rows: sector
        totals: nested
        measures:
          n: {count: {}, label: Applications}
          rate: {approval-rate: {outcome: outcome, definition: submitted, minimum: 1}, label: Approval rate}
          costs: {sum: costs, label: Costs}

    """

  private func run() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write(
      "nr,sector,costs\n1,bouw,100\n2,bouw,200\n3,zorg,300\n4,zorg,5\n5,bouw,400\n6,bouw,500\n", to: "a.csv")
    try place.write("nr,outcome\n5,nee\n3,ja\n1,ja\n2,weg\n9,ja\n", to: "b.csv")
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    return place
  }

  private struct Found: Decodable {
    struct Part: Decodable {
      let formula: String
      let rows: Int
      let value: String?
    }
    struct Step: Decodable {
      let dataset: String
      let kind: String
      let `in`: Int
      let rejected: Int
      let out: Int
    }
    struct Place: Decodable {
      let file: String
      let line: Int
    }
    struct Row: Decodable {
      let place: Place?
      let joined: [Place]
      let values: [String?]
    }
    struct Other: Decodable {
      let label: String
      let figure: String
    }
    let figure: String
    let numerator: String?
    let denominator: String?
    let parts: [Part]
    let steps: [Step]
    let columns: [String]
    let rows: [Row]
    let others: [Other]

    enum CodingKeys: String, CodingKey {
      case figure, numerator, denominator, parts, steps, columns, rows, others
      case rowCount = "row-count"
    }
    let rowCount: Int
  }

  private func explained(_ words: [String], in folder: URL) throws -> Found {
    let result = try Command.run(["explain"] + words + ["--json"], in: folder)
    #expect(result.status == 0, "\(result.output) \(result.error)")
    return try JSONDecoder().decode(Found.self, from: Data(result.output.utf8))
  }

  /// By hand: 4 is filtered out, 6 has no decision and is rejected; of construction remain 1 (granted), 2 (withdrawn) and
  /// 5 (refused), which stand on lines 2, 3 and 6, and their decisions on lines 4, 5 and 2.
  @Test(
    "a rate tells what is divided, which rows counted, where they and their decisions stand, and what else it may be")
  func rate() throws {
    let place = try run()
    let found = try explained(["out/p", "t", "sector=bouw", "rate"], in: place.folder)
    #expect(found.figure == "33.3%")
    #expect(found.numerator == "1" && found.denominator == "3")
    #expect(found.parts.prefix(2).map(\.value) == ["1", "3"])
    #expect(found.rowCount == 3)
    #expect(found.rows.map { $0.place?.line } == [2, 3, 6])
    #expect(found.rows.allSatisfy { $0.place?.file == "a.csv" })
    #expect(found.rows.map { $0.joined.map(\.line) } == [[4], [5], [2]])
    #expect(found.columns == ["nr", "sector", "outcome"])
    #expect(found.rows.map { $0.values.compactMap(\.self) }.first == ["1", "bouw", "granted"])
    #expect(found.steps.map(\.kind) == ["read", "read", "filter", "join", "check"])
    #expect(found.steps.map(\.in) == [6, 5, 6, 5, 4])
    #expect(found.steps.map(\.out) == [6, 5, 5, 4, 4])
    #expect(found.steps.map(\.rejected) == [0, 0, 0, 1, 0])
    // Of what was decided, 1 of 2; of what was taken up, 1 of 2: the withdrawn one counts in neither.
    #expect(found.others.first { $0.label == "of decided on substance or on the ceiling" }?.figure == "50.0%")
  }

  @Test(
    "labels, codes and totals name a figure, whatever their case",
    arguments: [
      ["t", "Sector=Construction", "Approval rate"], ["Approval", "sector=BOUW", "rate"], ["t", "SECTOR=bouw", "RATE"],
    ])
  func names(words: [String]) throws {
    let place = try run()
    #expect(try explained(["out/p"] + words, in: place.folder).figure == "33.3%")
  }

  @Test("a dimension that is not named is summed out")
  func total() throws {
    let place = try run()
    let sum = try explained(["out/p", "t", "costs"], in: place.folder)
    #expect(sum.figure == "€1,000")
    #expect(sum.parts.map(\.value) == ["€1,000"])
    #expect(sum.rows.map { $0.place?.line } == [2, 3, 4, 6])
    #expect(try explained(["out/p", "t", "sector=total", "costs", "--rows", "1"], in: place.folder).rows.count == 1)
  }

  @Test(
    "a figure that is not there gets the nearest name and a list",
    arguments: [
      (["x"], "no table 'x'"), (["t", "sector=bou", "rate"], "did you mean 'bouw'?"),
      (["t", "rat"], "did you mean 'rate'?"),
      (["t", "kind=x", "rate"], "no dimension 'kind'"), (["t", "sector=bouw", "sector=zorg", "rate"], "named twice"),
    ])
  func unknown(words: [String], message: String) throws {
    let place = try run()
    let result = try Command.run(["explain", "out/p"] + words, in: place.folder)
    #expect(result.status == 64)
    #expect(result.error.contains(message), "\(result.error)")
  }

  @Test("without a figure the tables are listed, with a table its measures and cells")
  func lists() throws {
    let place = try run()
    #expect(try Command.run(["explain", "out/p"], in: place.folder).output.contains("t      Approval"))
    let table = try Command.run(["explain", "out/p", "t"], in: place.folder).output
    #expect(table.contains("sector=bouw   Construction") && table.contains("rate     Approval rate"))
  }

  @Test("a file that is not what the run read is an error, and so is one that is gone")
  func inputs() throws {
    let place = try run()
    try place.write("nr,outcome\n5,nee\n3,ja\n1,nee\n2,weg\n9,ja\n", to: "b.csv")
    let changed = try Command.run(["explain", "out/p", "t", "rate"], in: place.folder)
    #expect(changed.status == 65)
    #expect(changed.error.contains("error: 'b.csv' (source 'b') is not what the run read"))
    try FileManager.default.removeItem(at: place.folder.appendingPathComponent("b.csv"))
    let gone = try Command.run(["explain", "out/p", "t", "rate"], in: place.folder)
    #expect(gone.status == 66)
    #expect(gone.error.contains("is not at its place any more"))
  }

  @Test("what may leave the house explains no rows")
  func published() throws {
    let place = try run()
    #expect(try Command.run(["publish", "out/p", "-o", "web/release"], in: place.folder).status == 0)
    let result = try Command.run(["explain", "web/release", "t", "rate"], in: place.folder)
    #expect(result.status == 66)
    #expect(result.error.contains("these hold no rows of anybody's"))
  }

  @Test("every figure of the report carries its command, which explains it when given in the report's folder")
  func report() throws {
    let place = try run()
    #expect(try Command.run(["publish", "out/p", "--formats", "html"], in: place.folder).status == 0)
    let page = try #require(place.read("out/p/report.html"))
    #expect(page.contains("title=\"peil explain . t sector=bouw rate\">33.3%</td>"))
    let folder = place.folder.appendingPathComponent("out/p")
    #expect(try explained([".", "t", "sector=bouw", "rate"], in: folder).figure == "33.3%")
  }

  /// `count.py` of the sample counts the register with the Python standard library alone: 31 applications of construction
  /// firms, 12 of them granted (see the golden case of the pipeline); the lines are those of `grep -n`.
  @Test("the rows behind a figure of the tender are those that another program counts")
  func sample() throws {
    let place = try Workplace()
    let folder = place.folder.appendingPathComponent("run").path
    let run = try Command.run(["run", "pipelines/mkbidee-2020.yaml", "--quiet", "--out", folder])
    #expect(run.status == 0)
    let found = try explained(
      [folder, "approval_by_sector", "sector=Bouwnijverheid", "of_submitted", "--all"], in: Command.repository)
    #expect(found.numerator == "12" && found.denominator == "31" && found.rowCount == 31)
    let file = Command.repository.appendingPathComponent("sample-data/mkbidee-2020/aanvragen.csv")
    let lines = try String(contentsOf: file, encoding: .windowsCP1252).split(whereSeparator: \.isNewline).map(
      String.init)
    var seen: Set<String> = []
    // A doubled line counts once, where it stands first.
    let construction = lines.enumerated().filter { $1.contains(";F Bouwnijverheid;") && seen.insert($1).inserted }
    #expect(found.rows.compactMap { $0.place?.line } == construction.map { $0.offset + 1 })
    let decisions = try String(
      contentsOf: Command.repository.appendingPathComponent("sample-data/mkbidee-2020/besluiten.csv"),
      encoding: .windowsCP1252
    ).split(whereSeparator: \.isNewline).map(String.init)
    for row in found.rows {
      let number = try #require(row.values.first ?? nil)
      let line = try #require(row.joined.first?.line)
      #expect(decisions[line - 1].hasPrefix(number))
    }
  }
}
