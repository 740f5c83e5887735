import PeilCore
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Rows of a set")
struct ExplodeTests {
  static let codes = Domain(codes: ["time", "cost", "rules"])

  /// Two codes, an unanswered question, an answer without a code, and three codes written in another order.
  private func scheme(
    keepsEmpty: Bool = true, rows: String = "a,time|cost,1\nb,?,2\nc,|,3\nd,rules|cost|time,4\n"
  )
    throws -> Scheme
  {
    let scheme = try Scheme()
    var problems = Scheme.column("problems", .set(Self.codes))
    problems.fields.missing = ["?"]
    try scheme.source(
      "applications", [Scheme.column("id", .text), problems, Scheme.column("n", .integer)], key: ["id"],
      "id,problems,n\n" + rows)
    try scheme.dataset("rows", from: "applications", [explode("problems", into: "problem", keepsEmpty: keepsEmpty)])
    scheme.exports = ["rows"]
    return scheme
  }

  @Test("there is a row for each code in the order of the list, and one without a code for a set that has none")
  func rows() throws {
    let result = try scheme().run()
    #expect(
      result.exports[0].lines == [
        "a time|cost 1 time", "a time|cost 1 cost", "b missing 2 missing", "c  3 missing",
        "d time|cost|rules 4 time", "d time|cost|rules 4 cost", "d time|cost|rules 4 rules",
      ])
    let entry = try #require(result.entry("rows", 1))
    #expect([entry.rowsIn, entry.added, entry.leftOut, entry.rowsOut] == [4, 3, 0, 7])
    #expect(entry.details == [LedgerDetail("empty", 1), LedgerDetail("missing", 1)])
  }

  @Test("an empty set may be left out, and an unanswered one stays")
  func leftOut() throws {
    let result = try scheme(keepsEmpty: false).run()
    #expect(result.exports[0].lines.filter { $0.hasSuffix("missing") } == ["b missing 2 missing"])
    let entry = try #require(result.entry("rows", 1))
    #expect([entry.rowsIn, entry.added, entry.leftOut, entry.rowsOut] == [4, 3, 1, 6])
  }

  @Test("where nobody reads the set or its codes, the rows are the same", arguments: [1, 2, 8])
  func pruned(threads: Int) throws {
    let scheme = try scheme()
    scheme.exports = []
    try scheme.dataset("few", from: "rows", [select("n")])
    try scheme.table("count", from: "rows") { _ in [measure("n", .count(where: nil))] }
    try scheme.table("sum", from: "few") { [measure("n", .sum(try formula("n", $0), where: nil))] }
    let result = try scheme.run(threads: threads, blockSize: 64)
    #expect(result.lines(0) == ["7"])
    // 1 + 1 + 2 + 3 + 4 + 4 + 4.
    #expect(result.lines(1) == ["19"])
  }

  @Test("a rejected code stands at the record it came from, and what remains is counted by code")
  func rejected() throws {
    let scheme = try scheme()
    try scheme.dataset(
      "total", from: "rows",
      [check([("no_rules", "problem != 'rules'", .reject)]), aggregate(by: ["problem"], [("rows", "count()")])])
    scheme.exports = ["total"]
    let result = try scheme.run(threads: 2, blockSize: 64)
    #expect(result.exports[0].lines == ["time 2", "cost 2", "missing 2"])
    #expect(result.rejections.map { "\($0.source) \($0.record ?? 0)" } == ["applications 4"])
  }

  @Test("a chunk whose rows become many goes on in parts, in order")
  func many() throws {
    let rows = (0..<100_000).map { "r\($0),time|cost|rules,\($0)\n" }.joined()
    let result = try scheme(rows: rows).run(threads: 2)
    let lines = result.exports[0].lines
    #expect(lines.count == 300_000)
    let last = ["time", "cost", "rules"].map { "r99999 time|cost|rules 99999 \($0)" }
    #expect(Array(lines.suffix(3)) == last)
  }
}

func explode(_ set: String, into: String, keepsEmpty: Bool = true) -> (Schema) throws -> Relation {
  { input in
    guard case .set(let domain)? = input[set]?.type else { throw RowFailure.bug("'\(set)' is no set") }
    let grain = input.grain.union(Grain([into]))
    return Relation(
      .explode(Explosion(set: set, into: into, keepsEmpty: keepsEmpty)),
      schema: Schema(columns: input.columns + [Column(name: into, type: .category(domain), grain: grain)], grain: grain)
    )
  }
}

func select(_ names: String...) -> (Schema) throws -> Relation {
  { input in
    let columns = names.compactMap { input[$0] }
    return Relation(.project(columns.map(Projection.passing)), schema: Schema(columns: columns, grain: input.grain))
  }
}
