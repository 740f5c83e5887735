import PeilCore
import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Aggregation")
struct AggregateTests {
  private func scheme(_ text: String, kept: [String] = []) throws -> Scheme {
    let scheme = try Scheme()
    try scheme.source(
      "a",
      [
        Scheme.column("call", .text), Scheme.column("firm", .text), Scheme.column("n", .integer),
        Scheme.column("paid", .money),
      ], text)
    try scheme.dataset(
      "groups", from: "a",
      [
        aggregate(
          by: ["call"], kept: kept,
          [("rows", "count()"), ("total", "sum(paid)"), ("average", "mean(n)"), ("largest", "max(n)")])
      ])
    scheme.exports = ["groups"]
    return scheme
  }

  @Test("groups come in the order of their keys, a missing one last", arguments: [1, 2, 8])
  func order(threads: Int) throws {
    let result = try scheme("call,firm,n,paid\nz,f,1,1.10\n,f,9,\na,f,2,2.20\nz,f,2,3.30\n")
      .run(threads: threads, blockSize: 12)
    #expect(result.exports[0].lines == ["a 1 2.20 2 2", "z 2 4.40 3/2 2", "missing 1 missing 9 9"])
    let entry = try #require(result.entry("groups", 1))
    #expect([entry.rowsIn, entry.merged, entry.rowsOut] == [4, 1, 3])
  }

  @Test("a kept column must have one value in each group")
  func kept() throws {
    let fine = try scheme("call,firm,n,paid\nz,f,1,1.10\nz,f,2,1.10\n", kept: ["firm"]).run()
    #expect(fine.exports[0].lines == ["z f 2 2.20 3/2 2"])
    let failure = try scheme("call,firm,n,paid\nz,f,1,1.10\ny,g,1,1.10\nz,h,2,1.10\n", kept: ["firm"]).failure()
    #expect(failure.map(\.code) == ["unequal-within-key"])
    #expect(failure[0].details == ["call z"])
  }

  @Test("stages after an aggregation see its rows")
  func after() throws {
    let scheme = try scheme("call,firm,n,paid\nz,f,1,1.10\na,f,2,2.20\nz,f,2,3.30\n")
    try scheme.dataset("large", from: "groups", [filter("rows > 1")])
    try scheme.table("count", from: "large") { _ in [measure("n", .count(where: nil))] }
    let result = try scheme.run()
    #expect(result.lines() == ["1"])
    #expect(result.entry("large", 1)?.rowsIn == 2)
  }
}
