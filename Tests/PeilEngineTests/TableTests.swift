import PeilCore
import PeilDiagnostics
import PeilTable
import PeilValues
import Testing

@testable import PeilEngine

@Suite("Tables")
struct TableTests {
  private static let columns = [
    Scheme.column("id", .text), Scheme.column("size", .category(Scheme.sizes)), Scheme.column("town", .text),
    Scheme.column("problems", .set(Scheme.problems)), Scheme.column("cost", .money),
  ]

  private func scheme(
    _ rows: String =
      "1,small,B,time|cost,10.00\n2,small,A,cost,20.00\n3,,B,,30.00\n4,small,B,time|cost|rules,\n"
  ) throws -> Scheme {
    try Scheme().source("a", Self.columns, "id,size,town,problems,cost\n" + rows)
  }

  private func costs(_ schema: Schema) throws -> Component { .sum(try formula("cost", schema), where: nil) }

  @Test("nested totals follow their group, closed lists show their empty codes, missing comes last")
  func totals() throws {
    let scheme = try scheme()
    try scheme.table("t", from: "a", ["size", "town"], totals: [[1], [0, 1]]) {
      [measure("n", .count(where: nil)), measure("cost", try costs($0))]
    }
    #expect(
      try scheme.run().lines() == [
        "0 A 1 20", "0 B 2 10", "0 * 3 30", "1 A 0 0", "1 B 0 0", "1 * 0 0", "? A 0 0", "? B 1 30", "? * 1 30",
        "* * 4 60",
      ])
  }

  @Test("empty categories can be hidden")
  func hidden() throws {
    let scheme = try scheme()
    try scheme.table("t", from: "a", ["size"], totals: [[0]], hidesEmpty: true) { _ in
      [measure("n", .count(where: nil))]
    }
    #expect(try scheme.run().lines() == ["0 3", "? 1", "* 4"])
  }

  @Test("a unit counts in each code of its set, and once in the total")
  func each() throws {
    let scheme = try scheme()
    try scheme.table("t", from: "a", ["problems"], totals: [[0]]) { _ in
      [
        measure("n", .count(where: nil)),
        measure("share", .count(where: nil), finisher: .margin(.spreadSummedOut, ShareOfMargin())),
      ]
    }
    #expect(try scheme.run().lines() == ["0 2 1/2", "1 3 3/4", "2 1 1/4", "? 1 1/4", "* 4 1"])
  }

  @Test("an open dimension beside a set is found by key")
  func eachWithText() throws {
    let scheme = try scheme()
    try scheme.table("t", from: "a", ["town", "problems"], totals: [[1]], hidesEmpty: true) { _ in
      [measure("n", .count(where: nil))]
    }
    #expect(
      try scheme.run().lines() == ["A 1 1", "A * 1", "B 0 2", "B 1 2", "B 2 1", "B ? 1", "B * 3"])
  }

  @Test("a table's condition and a share of the whole")
  func condition() throws {
    let scheme = try scheme()
    try scheme.table("t", from: "a", ["town"], where: "size == 'small'") { _ in
      [measure("n", .count(where: nil), finisher: .margin(.whole, ShareOfMargin()))]
    }
    #expect(try scheme.run().lines() == ["A 1/3", "B 2/3"])
  }

  @Test("a sum per key counts each key once, also in the total over the parts it stands in")
  func perKey() throws {
    let rows = "1,small,A,,10.00\n1,large,A,,10.00\n2,small,B,,5.00\n2,small,C,,5.00\n"
    func table(_ rows: String) throws -> Scheme {
      let scheme = try scheme(rows)
      return try scheme.table("t", from: "a", ["size"], totals: [[0]]) {
        [
          measure("cost", .sumPerKey(try formula("cost", $0), key: ["id"], where: nil)),
          measure("ids", .countDistinct([try formula("id", $0)], where: nil)),
        ]
      }
    }
    #expect(try table(rows).run(threads: 2, blockSize: 8).lines() == ["0 15 2", "1 10 1", "* 15 2"])
    let failure = try table(rows + "1,small,D,,11.00\n").failure(threads: 2, blockSize: 8)
    #expect(failure.map(\.code) == ["unequal-within-key"])
    #expect(failure[0].details == ["id 1"])
  }

  @Test("extremes skip missing values")
  func extremes() throws {
    let scheme = try scheme()
    try scheme.table("t", from: "a", ["size"]) {
      [
        measure("low", .minimum(try formula("cost", $0), where: nil)),
        measure("high", .maximum(try formula("cost", $0), where: nil)),
      ]
    }
    #expect(try scheme.run().lines() == ["0 10 20", "1 allMissing allMissing", "? 30 30"])
  }

  @Test("units outside the dimension decline every figure by it, and no total")
  func outside() throws {
    let scheme = try scheme()
    try scheme.table("t", from: "a", ["size"], totals: [[0]]) { schema in
      let check = DimensionGuard(
        dimension: 0, name: "size", denominator: .count(where: nil),
        outside: .count(where: try formula("town == 'A'", schema)),
        lacking: .count(where: try formula("size is missing", schema)), unknownLimit: Rational(1))
      return [measure("n", .count(where: nil), guards: [check])]
    }
    #expect(
      try scheme.run().lines() == [
        "0 dimension-unknown: size (1 of 4)", "1 dimension-unknown: size (1 of 4)",
        "? dimension-unknown: size (1 of 4)", "* 4",
      ])
  }

  @Test("too many units without the dimension decline its figures, but not that of the missing category")
  func lacking() throws {
    func lines(limit: Rational?) throws -> [String] {
      let scheme = try scheme()
      try scheme.table("t", from: "a", ["size"], totals: [[0]]) { schema in
        let check = DimensionGuard(
          dimension: 0, name: "size", denominator: .count(where: nil), outside: nil,
          lacking: .count(where: try formula("size is missing", schema)), unknownLimit: try #require(limit))
        return [measure("n", .count(where: nil), guards: [check])]
      }
      return try scheme.run().lines()
    }
    #expect(
      try lines(limit: Rational(24, 100)) == [
        "0 dimension-unknown: size (1 of 4)", "1 dimension-unknown: size (1 of 4)", "? 1", "* 4",
      ])
    #expect(try lines(limit: Rational(1, 4)) == ["0 3", "1 0", "? 1", "* 4"])
  }

  @Test("texts are ordered by code point, and equal only byte for byte")
  func texts() throws {
    let scheme = try scheme("1,small,é,,1.00\n2,small,e\u{301},,1.00\n3,small,z,,1.00\n4,small,Z,,1.00\n")
    try scheme.table("t", from: "a", ["town"]) { _ in [measure("n", .count(where: nil))] }
    #expect(
      try scheme.run().lines().map { Array($0.utf8) } == ["Z 1", "e\u{301} 1", "z 1", "é 1"].map { Array($0.utf8) })
  }
}
