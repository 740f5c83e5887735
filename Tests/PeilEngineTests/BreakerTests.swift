import PeilCore
import PeilTable
import PeilValues
import Testing

@testable import PeilEngine

/// Stages that hold rows back, behind joins, behind each other, in first and in later passes.
@Suite("Breakers in any place")
struct BreakerTests {
  private func scheme(seed: UInt64) throws -> Scheme {
    let scheme = try OrderedRows(seed: seed).scheme()
    try scheme.source(
      "firms", [Scheme.column("firm", .integer), Scheme.column("seat", .text)], key: ["firm"],
      "firm,seat\n" + (5..<45).map { "\($0),s\($0 % 4)\n" }.joined())
    let half = try #require(Rational(1, 2))
    // Behind a join, and behind each other.
    try scheme.dataset(
      "joined", from: "rows",
      [
        join(scheme.schema("firms"), named: "firms", on: "firm", right: .keep),
        sort([("seat", false), ("score", true)]),
        rank([("score", true), ("day", false)], within: ["seat"], ties: .same), keepOne(by: ["firm"], ties: .lastRow),
        sample(["id"], .share(half)), limit(50), sort([("place", false), ("id", true)]),
      ])
    try scheme.dataset(
      "groups", from: "joined",
      [aggregate(by: ["seat"], [("n", "count()"), ("best", "min(place)")]), sort([("n", true), ("best", false)])])
    // What a later pass reads, as left and as right side.
    try scheme.dataset(
      "later", from: "joined",
      [
        derive("twice", "place * 2"), join(scheme.schema("groups"), named: "groups", on: "seat"),
        keepOne(by: ["seat", "size"], [("score", true)], ties: .firstRow),
        rank([("n", true), ("id", false)], into: "rank_of_seat", ties: .dense), sample(["seat"], .keys(3), seed: 9),
        sort([("rank_of_seat", true)]),
      ])
    try scheme.dataset("top", from: "later", [filter("twice is known"), limit(4)])
    try scheme.table("seats", from: "later", ["seat"], totals: [[0]]) { schema in
      [measure("n", .count(where: nil)), measure("best", .minimum(try formula("best", schema), where: nil))]
    }
    try scheme.table("count", from: "top") { _ in [measure("n", .count(where: nil))] }
    return scheme
  }

  @Test("workers, blocks and pruned columns change nothing", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func splits(threads: Int, blockSize: Int) throws {
    for seed in UInt64(21)...23 {
      let scheme = try scheme(seed: seed)
      scheme.exports = ["joined", "groups", "later", "top"]
      let whole = try scheme.run()
      let split = try scheme.run(threads: threads, blockSize: blockSize)
      #expect(split.exports.map(\.lines) == whole.exports.map(\.lines))
      #expect(split.ledger == whole.ledger)
      #expect(split.tables == whole.tables)
      scheme.exports = []
      let pruned = try scheme.run(threads: threads, blockSize: blockSize)
      #expect(pruned.tables == whole.tables)
      #expect(pruned.ledger == whole.ledger)
    }
  }

  @Test("what comes out is in order, within the limit, and has each key once")
  func meaning() throws {
    let scheme = try scheme(seed: 21)
    scheme.exports = ["joined", "top", "later"]
    let result = try scheme.run(threads: 2, blockSize: 100)
    let places = result.exports[0].lines.map { $0.split(separator: " ").last.flatMap { Int($0) } ?? .max }
    #expect(places == places.sorted())
    #expect(places.count <= 50)
    #expect(Set(result.exports[0].lines.compactMap { $0.split(separator: " ").first }).count == places.count)
    #expect(result.exports[1].lines.count == min(4, try #require(result.entry("top", 1)).rowsOut))
    let ranks = result.exports[2].lines.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(ranks == ranks.sorted(by: >))
  }

  @Test("kept chunks have numbers of their own, so that a later pass can share out the parts of one")
  func kept() {
    func chunk(_ index: Int, _ record: Int) -> Chunk {
      Chunk(index: index, columns: [], origins: [RowOrigin(source: 0, block: 0, record: record)])
    }
    let (first, other) = (CollectStep(node: 0), CollectStep(node: 0))
    for made in [chunk(3, 4), chunk(3, 5), chunk(1 << 40, 6)] { first.push(made) }
    for made in [chunk(0, 0), chunk(1, 1), chunk(1, 2), chunk(1, 3)] { other.push(made) }
    first.absorb(other)
    let record = RunRecord(programs: nil)
    first.report(to: record)
    #expect(record.stored[0]?.map(\.index) == Array(0..<7))
    #expect(record.stored[0]?.flatMap { $0.origins.map(\.record) } == Array(0..<7))
  }
}
