import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Rows behind rows")
struct UnionTests {
  static let columns = [
    Scheme.column("id", .text), Scheme.column("n", .integer), Scheme.column("size", .category(Scheme.sizes)),
  ]

  /// Three calls with different lists of sizes; `all` has every row, with the call it came from.
  private func scheme(key: [String]? = ["id"], third: String = "id,n,size\ne,5,tiny\nf,6,small\n") throws -> Scheme {
    let scheme = try Scheme()
    try scheme.source("first", Self.columns, key: ["id"], "id,n,size\na,1,small\nb,2,large\nc,,\n")
    try scheme.source("second", Self.columns, key: ["id"], "id,n,size\nd,4,large\n")
    let other = Domain(codes: ["tiny", "small"])
    try scheme.source(
      "third",
      [Scheme.column("id", .text), Scheme.column("n", .integer), Scheme.column("size", .category(other))],
      key: ["id"], third)
    try scheme.dataset("all", from: "first", [union(scheme, ["second", "third"], key: key)])
    scheme.exports = ["all"]
    return scheme
  }

  static let lines = [
    "a 1 small first", "b 2 large first", "c missing missing first", "d 4 large second", "e 5 tiny third",
    "f 6 small third",
  ]

  @Test("rows come in the order named, with the codes of lists that differ, whatever the split", arguments: [1, 2, 8])
  func rows(threads: Int) throws {
    for blockSize in [64, 512 * 1024] {
      let result = try scheme().run(threads: threads, blockSize: blockSize)
      #expect(result.exports[0].lines == Self.lines)
      let entry = try #require(result.entry("all", 1))
      #expect([entry.rowsIn, entry.added, entry.rowsOut] == [3, 3, 6])
      #expect(entry.details == [LedgerDetail("from second", 1), LedgerDetail("from third", 2)])
      #expect(result.ledger.entries.map(\.rowsOut) == [3, 1, 2, 6])
    }
  }

  @Test("a key that comes from two of them stops the run, and both lines are named", arguments: [1, 8])
  func repeated(threads: Int) throws {
    let third = "id,n,size\ne,5,tiny\nb,6,small\nd,7,small\n"
    let failure = try scheme(third: third).failure(threads: threads, blockSize: 64)
    #expect(failure.map(\.code) == ["union-key-not-unique"])
    #expect(
      failure.first?.message
        == "the key id does not tell the rows of 'all' apart: 2 row(s) have one that an earlier source or dataset has")
    #expect(
      failure.first?.details == [
        "b in 'first' and 'third': first.csv, line 3; third.csv, line 3",
        "d in 'second' and 'third': second.csv, line 2; third.csv, line 4",
        "where a key may come in each of them, write `keys: per-source` and name an `into` column",
      ])
    // Where a row is told apart by its source too, nothing is compared.
    #expect(try scheme(key: nil, third: third).run().exports[0].lines.count == 7)
  }

  @Test("the key is compared even where nobody reads it")
  func pruned() throws {
    let scheme = try scheme(third: "id,n,size\nb,6,small\n")
    scheme.exports = []
    try scheme.table("sizes", from: "all", ["size"], totals: [[0]]) { _ in [measure("n", .count(where: nil))] }
    #expect(scheme.failure().map(\.code) == ["union-key-not-unique"])
    let sound = try self.scheme()
    sound.exports = []
    try sound.table("sizes", from: "all", ["size"], totals: [[0]]) { _ in [measure("n", .count(where: nil))] }
    #expect(try sound.run(threads: 2, blockSize: 64).lines() == ["0 2", "1 2", "2 1", "? 1", "* 6"])
  }

  @Test("a union stands behind joins and aggregates, and before them", arguments: [1, 2, 8])
  func between(threads: Int) throws {
    let scheme = try scheme()
    scheme.exports = []
    try scheme.source(
      "sizes",
      [Scheme.column("size", .category(Domain(codes: ["small", "large", "tiny"]))), Scheme.column("rank", .integer)],
      "size,rank\ntiny,1\nsmall,2\nlarge,3\n")
    try scheme.dataset("totals", from: "all", [aggregate(by: ["size"], [("n", "sum(n)")])])
    try scheme.dataset("ranked", from: "all", [join(scheme.schema("sizes"), named: "sizes", on: "size")])
    try scheme.dataset("again", from: "totals", [])
    try scheme.dataset("both", from: "totals", [union(scheme, ["again"], key: nil, into: nil)])
    scheme.exports = ["totals", "ranked", "both"]
    let result = try scheme.run(threads: threads, blockSize: 64)
    let totals = ["small 7", "large 6", "tiny 5", "missing missing"]
    #expect(result.exports[0].lines == totals)
    #expect(result.exports[1].lines == zip(Self.lines, ["2", "3", "missing", "3", "1", "2"]).map { "\($0) \($1)" })
    #expect(result.exports[2].lines == totals + totals)
  }

  @Test("rows are shown in their order, and only what they come from is read")
  func shown() throws {
    let scheme = try scheme()
    let shown = try NativeEngine().rows(
      of: "all", afterStage: nil, limit: 5, in: scheme.plan, options: RunOptions(threads: 2, blockSize: 64))
    #expect(shown.lines == Array(Self.lines.prefix(5)))
    #expect(shown.total == 6)
    let before = try NativeEngine().rows(
      of: "all", afterStage: 0, limit: 5, in: scheme.plan, options: RunOptions(threads: 2, blockSize: 64))
    #expect(before.total == 3)
    let second = try NativeEngine().rows(
      of: "second", afterStage: nil, limit: 5, in: scheme.plan, options: RunOptions(threads: 1))
    #expect(second.lines == ["d 4 large"])
  }
}

/// Puts sources with columns of the same names behind the rows at hand, and says in a column which they came from.
func union(
  _ scheme: Scheme, _ names: [String], key: [String]?, into: String? = "origin"
) -> (Schema) throws -> Relation {
  { input in
    let schemas = [input] + names.map { scheme.schema($0) }
    let origins = Domain(codes: ["first"] + names)
    let columns = input.columns.map { column -> Column in
      guard case .category = column.type else { return column }
      let codes = schemas.flatMap { $0[column.name]?.type.domain?.codes ?? [] }
      return Column(name: column.name, type: .category(Domain(codes: codes)), grain: column.grain)
    }
    let made = into.map { [Column(name: $0, type: .category(origins), grain: input.grain)] } ?? []
    func projections(_ side: Int) -> [Projection] {
      let own = columns.map { column in
        Projection(name: column.name, expression: recoded(schemas[side][column.name] ?? column, to: column.type))
      }
      return own
        + made.map {
          Projection(
            name: $0.name, expression: Expression(.literal(.code(UInt32(side), origins)), type: .category(origins)))
        }
    }
    return Relation(
      .union(
        Union(
          input: "first", projections: projections(0),
          others: names.indices.map { Union.Part(dataset: names[$0], projections: projections($0 + 1)) }, key: key)),
      schema: Schema(columns: columns + made, grain: input.grain))
  }
}

private func recoded(_ column: Column, to type: ValueType) -> Expression {
  guard case .category(let from) = column.type, case .category(let to) = type else {
    return Expression(.column(column.name), type: type)
  }
  let entries = from.codes.indices.map { place in
    Expression.LookupEntry(
      from: .code(UInt32(place), from), to: .code(UInt32(to.position(of: from.codes[place]) ?? 0), to))
  }
  return Expression(
    .lookup(Expression(.column(column.name), type: column.type), entries, otherwise: nil), type: type)
}
