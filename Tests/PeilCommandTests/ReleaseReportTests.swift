import Foundation
import Testing

/// What a run and its release say of how much is hidden, held against counts by hand.
@Suite struct ReleaseReportTests {
  private static func pipeline(
    language: String = "nl", title: String = "{sum: costs}",
    rules: String = "{minimum: 3, group: none, method: heuristic}"
  ) -> String {
    """
    peil: 1
    title: Trial
    language: \(language)
    reading: census
    unit: {key: nr, cluster: firm}
    sources:
      a:
        file: a.csv
        key: nr
        columns: {nr: {type: text}, firm: {type: text}, kind: {type: category, values: [v, x, y, z]}, costs: {type: money, amount: project-costs}}
    tables:
      t: {title: Kinds, from: a, rows: kind, totals: nested, measures: {n: {count: {}, label: Rows}, costs: \(title)}}
    publish:
      formats: [markdown, html]
      disclosure: \(rules)

    """
  }

  /// Four of v, two of x, four of y, five of z, each of another firm: 406, 209, 430 and 560, of 1605 together.
  private static let amounts = (0..<15).map { 100 + $0 }

  private func run(_ pipeline: String, amounts: [Int] = Self.amounts) throws -> Workplace {
    let place = try Workplace()
    let rows = zip("vvvvxxyyyyzzzzz", amounts).enumerated().map { "\($0 + 1),f\($0 + 1),\($1.0),\($1.1)\n" }
    try place.write(pipeline, to: "p.yaml")
    try place.write("nr,firm,kind,costs\n" + rows.joined(), to: "a.csv")
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    return place
  }

  @Test(
    "the report says how many figures and what share of the money is hidden",
    arguments: [
      ("nl", "4 van 10 cijfers zijn geheim (x): 2 omdat een regel ze zelf treft, 2 omdat", "38% van het geld"),
      ("en", "4 of 10 figures are confidential (x): 2 because a rule hits them, 2 because", "38% of the money"),
    ])
  func share(_ language: String, _ figures: String, _ money: String) throws {
    let place = try run(Self.pipeline(language: language))
    // x has two firms; of the others v has the fewest rows and the least money, and goes with it: 209 + 406 of 1605 are 38.3%.
    let table = try #require(place.read("out/p/release/tables/t.csv"))
    let hidden = table.split(separator: "\n").filter { $0.contains(",suppressed-") }.map { $0.prefix(2) }
    #expect(hidden == ["v,", "v,", "x,", "x,"])
    for name in ["report.html", "tables.md"] {
      let text = try #require(place.read("out/p/release/\(name)"))
      #expect(text.contains(figures), "\(name)")
      #expect(text.contains(money), "\(name)")
    }
    // Inside the house nothing is hidden, and nothing is said of it.
    #expect(place.read("out/p/report.html")?.contains(money) == false)
  }

  @Test("amounts below nought have no share that is hidden: their sizes would tell more than is left of the total")
  func negative() throws {
    let place = try run(Self.pipeline(), amounts: Self.amounts.enumerated().map { [4, 5].contains($0) ? -$1 : $1 })
    let text = try #require(place.read("out/p/release/report.html"))
    #expect(text.contains("cijfers zijn geheim (x)"))
    #expect(!text.contains("van het geld"))
  }

  @Test("a key figure that is hidden is a sign, and that of a total is a number")
  func keyFigures() throws {
    let place = try run(Self.pipeline())
    #expect(place.read("out/p/release/report.html")?.contains("<dd data-figure=\"t 9\"><strong>15</strong>") == true)
  }

  @Test(
    "above 300 open figures a run says how far from the least the heuristic may be",
    .enabled(if: ProcessInfo.processInfo.environment["PEIL_SOLVER_TESTS"] != nil))
  func gap() throws {
    let place = try Workplace()
    let (rows, columns) = (18, 18)
    try place.write(
      """
      peil: 1
      title: Wide
      language: en
      reading: census
      unit: {key: nr, cluster: firm}
      sources:
        a:
          file: a.csv
          key: nr
          columns:
            nr: {type: text}
            firm: {type: text}
            down: {type: category, values: [\((1...rows).map { "d\($0)" }.joined(separator: ", "))]}
            across: {type: category, values: [\((1...columns).map { "c\($0)" }.joined(separator: ", "))]}
      tables:
        t: {from: a, rows: down, columns: across, totals: all, measures: {n: count}}
      publish:
        disclosure: {minimum: 3, group: none}

      """, to: "p.yaml")
    // Ten firms in each of 324 places, but for the first, which has one.
    var number = 0
    var text = "nr,firm,down,across\n"
    for down in 1...rows {
      for across in 1...columns {
        for _ in 0..<(down == 1 && across == 1 ? 1 : 10) {
          number += 1
          text += "\(number),f\(number),d\(down),c\(across)\n"
        }
      }
    }
    try place.write(text, to: "a.csv")
    let run = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    let said = run.output + run.error
    let found = try #require(
      said.firstMatch(
        of:
          /count of a: by a heuristic; (?:the least that could be hidden costs at most (\d+)% less|nothing less could be hidden)/
      ), "\(said)")
    // By hand: one place alone in its row and column needs three others, of ten each, at the corners of a rectangle.
    let table = try #require(place.read("out/p/release/tables/t.csv"))
    let hidden = table.split(separator: "\n").filter { $0.contains(",suppressed-") }
    #expect(hidden.count == 4)
    #expect(hidden.count { $0.contains(",suppressed-own") } == 1)
    // That is the least there is, so that what is said to be possible may lie below it and never above.
    let percent = found.1.flatMap { Int($0) } ?? 0
    #expect(percent >= 0 && percent < 100)
  }
}
