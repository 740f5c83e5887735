import PeilCore
import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Ranking")
struct RankTests {
  @Test(
    "a rank is one more than the rows, or the values, that come before", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func ranks(threads: Int, blockSize: Int) throws {
    let made = OrderedRows(seed: 6)
    for ties in [Ranking.Ties.same, .dense] {
      let expected = made.rows.map { row -> String in
        guard let score = row.score, !row.size.isEmpty else { return row.shown + " missing" }
        let ahead = made.rows.filter { $0.size == row.size }.compactMap(\.score).filter { $0 > score }
        return row.shown + " \((ties == .same ? ahead.count : Set(ahead).count) + 1)"
      }
      #expect(
        try made.lines(rank([("score", true)], within: ["size"], ties: ties), threads: threads, blockSize: blockSize)
          == expected)
    }
  }

  @Test("ties are counted and the first of them named", arguments: [1, 8])
  func named(threads: Int) throws {
    let scheme = try scheme("id,score\na,5\nb,7\nc,5\nd,\ne,7\nf,5\ng,1\n")
    try scheme.dataset("made", from: "rows", [rank([("score", true)], ties: .same)])
    try scheme.table("n", from: "made") { _ in [measure("n", .count(where: nil))] }
    let result = try scheme.run(threads: threads, blockSize: 8)
    let details = try #require(result.entry("made", 1)).details.map { "\($0.name)=\($0.value)" }
    #expect(
      details == [
        "ranked=6", "unranked=1", "tied-groups=2", "tied-rows=5", "ties=rank 1: b, e | rank 3: a, c, f",
      ])
  }

  private func scheme(_ text: String) throws -> Scheme {
    try Scheme().source(
      "rows", [Scheme.column("id", .text), Scheme.column("score", .integer)], key: ["id"], text)
  }

  @Test("where ties stop the run, the tied rows and their lines are named", arguments: [1, 8])
  func stops(threads: Int) throws {
    let scheme = try scheme("id,score\na,5\nb,7\nc,5\n")
    try scheme.dataset("made", from: "rows", [rank([("score", true)], ties: .error)])
    scheme.exports = ["made"]
    let failures = scheme.failure(threads: threads, blockSize: 8)
    #expect(failures.map(\.code) == ["tied-ranks"])
    #expect(failures[0].details.first == "rank 2: a, c: rows.csv, lines 2 and 4")
    #expect(failures[0].exit == .data)
  }

  @Test("the rank of an empty dataset is empty")
  func empty() throws {
    let scheme = try scheme("id,score\n")
    try scheme.dataset(
      "made", from: "rows", [sort([("score", true)]), rank([("score", true)], ties: .error), limit(3)])
    scheme.exports = ["made"]
    #expect(try scheme.run().exports[0].lines.isEmpty)
  }
}
