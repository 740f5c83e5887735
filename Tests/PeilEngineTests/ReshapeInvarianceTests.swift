import PeilCore
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Properties of unions and spread sets")
struct ReshapeInvarianceTests {
  /// The generated case, taken apart by cost and put together again, and with a row for each problem.
  private func scheme(seed: UInt64) throws -> Scheme {
    let scheme = try GeneratedCase(seed: seed).scheme()
    scheme.tables = []
    try scheme.dataset("cheap", from: "evaluated", [filter("cost < 100.00")])
    try scheme.dataset("dear", from: "evaluated", [filter("not (cost < 100.00)")])
    try scheme.dataset("whole", from: "cheap", [union(scheme, ["dear"], key: ["id"], into: "part")])
    try scheme.dataset("mentions", from: "whole", [explode("problems", into: "problem")])
    try scheme.dataset(
      "again", from: "mentions",
      [aggregate(by: ["part", "problem"], [("n", "count()"), ("cost", "sum(cost per id)")])])
    scheme.exports = ["whole", "mentions", "again"]
    for name in ["evaluated", "whole"] {
      try scheme.table(name, from: name, ["size", "problems"], totals: [[1], [0, 1]]) { schema in
        [
          measure("n", .count(where: nil)), measure("cost", .sum(try formula("cost", schema), where: nil)),
          measure("firms", .countDistinct([try formula("firm", schema)], where: nil)),
        ]
      }
    }
    return scheme
  }

  @Test("rows taken apart and put together again give the same figures")
  func together() throws {
    for seed in UInt64(1)...3 {
      let result = try scheme(seed: seed).run(threads: 2, blockSize: 200)
      #expect(result.lines(0) == result.lines(1))
    }
  }

  @Test("a row comes for each code of its set, and one where there is none")
  func spread() throws {
    let result = try scheme(seed: 4).run(threads: 2, blockSize: 200)
    let whole = result.exports[0]
    let position = try #require(whole.schema.position(of: "problems"))
    let expected = whole.chunks.flatMap { chunk -> [Int] in
      let column = chunk.columns[position]
      guard case .masks(let masks) = column.values else { return [] }
      return masks.indices.map { column.isKnown($0) ? max(1, masks[$0].nonzeroBitCount) : 1 }
    }
    #expect(expected.count > 100)
    #expect(result.exports[1].total == expected.reduce(0, +))
  }

  @Test("workers and blocks change nothing", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func splits(threads: Int, blockSize: Int) throws {
    let scheme = try scheme(seed: 5)
    let whole = try scheme.run()
    let split = try scheme.run(threads: threads, blockSize: blockSize)
    #expect(split.tables == whole.tables)
    #expect(split.ledger == whole.ledger)
    #expect(split.rejections == whole.rejections)
    #expect(split.exports.map(\.lines) == whole.exports.map(\.lines))
  }
}
