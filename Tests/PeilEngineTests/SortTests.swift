import PeilCore
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Sorting and limiting")
struct SortTests {
  /// Missing last, whatever the direction.
  private static func precedes<Value: Comparable>(_ left: Value?, _ right: Value?, descending: Bool) -> Bool? {
    switch (left, right) {
    case (nil, nil): nil
    case (_?, nil): true
    case (nil, _?): false
    case (let left?, let right?): left == right ? nil : (left < right) != descending
    }
  }

  private static func size(_ row: OrderedRows.Row) -> Int? { ["small", "large"].firstIndex(of: row.size) }

  private static func bytes(_ row: OrderedRows.Row) -> String? {
    // Two hexadecimal digits a byte compare as the bytes do.
    row.town.isEmpty ? nil : row.town.utf8.map { String(Int($0) + 0x100, radix: 16) }.joined()
  }

  @Test("rows come in order, missing ones last, equal ones as they came", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func order(threads: Int, blockSize: Int) throws {
    for seed in UInt64(1)...2 {
      let made = OrderedRows(seed: seed)
      let byScore = made.rows.enumerated().sorted { left, right in
        Self.precedes(left.element.score, right.element.score, descending: true)
          ?? Self.precedes(left.element.day, right.element.day, descending: false) ?? (left.offset < right.offset)
      }
      #expect(
        try made.lines(sort([("score", true), ("day", false)]), threads: threads, blockSize: blockSize)
          == byScore.map(\.element.shown))
      let bySize = made.rows.enumerated().sorted { left, right in
        Self.precedes(Self.size(left.element), Self.size(right.element), descending: true)
          ?? Self.precedes(Self.bytes(left.element), Self.bytes(right.element), descending: false)
          ?? (left.offset < right.offset)
      }
      #expect(
        try made.lines(sort([("size", true), ("town", false)]), threads: threads, blockSize: blockSize)
          == bySize.map(\.element.shown))
      let byTown = made.rows.enumerated().sorted { left, right in
        Self.precedes(Self.bytes(left.element), Self.bytes(right.element), descending: true)
          ?? (left.offset < right.offset)
      }
      #expect(
        try made.lines(sort([("town", true)]), threads: threads, blockSize: blockSize) == byTown.map(\.element.shown))
    }
  }

  @Test("binary64 numbers and quotients come in order, negative ones first")
  func numbers() throws {
    let scheme = try Scheme().source(
      "rows", [Scheme.column("a", .number), Scheme.column("b", .integer)],
      "a,b\n1e3,1\n-2.5,3\n,4\n-0.0,6\n0,5\n-1e300,7\n0.25,2\n")
    try scheme.dataset("up", from: "rows", [sort([("a", false)])])
    try scheme.dataset("down", from: "rows", [sort([("a", true)])])
    try scheme.dataset("ratio", from: "rows", [filter("a is known"), sort([("b / (b - 4)", false)])])
    scheme.exports = ["up", "down", "ratio"]
    let exports = try scheme.run().exports
    func column(_ export: Int) -> [String] {
      exports[export].lines.map { $0.split(separator: " ").last.map(String.init) ?? "" }
    }
    #expect(column(0) == ["7", "3", "6", "5", "2", "1", "4"])
    #expect(column(1) == ["1", "2", "6", "5", "3", "7", "4"])
    // 3/−1, 2/−2, 1/−3, 7/3, 6/2, 5/1.
    #expect(column(2) == ["3", "2", "1", "7", "6", "5"])
  }

  @Test("the first rows are those of the file, or of the order", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func first(threads: Int, blockSize: Int) throws {
    let made = OrderedRows(seed: 3)
    for count in [1, 7, 100, 239, 240, 1000] {
      #expect(
        try made.lines(limit(count), threads: threads, blockSize: blockSize)
          == made.rows.prefix(count).map(\.shown))
    }
    let scheme = try made.scheme()
    try scheme.dataset("top", from: "rows", [sort([("id", true)]), limit(5)])
    scheme.exports = ["top"]
    let result = try scheme.run(threads: threads, blockSize: blockSize)
    #expect(result.exports[0].lines == made.rows.reversed().prefix(5).map(\.shown))
    let entry = try #require(result.entry("top", 2))
    #expect([entry.rowsIn, entry.leftOut, entry.rowsOut] == [240, 235, 5])
  }

  @Test("a worker holds no more rows than can be among the first")
  func bounded() {
    let step = LimitStep(
      10, entry: LedgerEntry(dataset: "d", stage: 1, kind: "limit"), place: LedgerPlace(node: 1, stage: 1))
    let origins = (0..<8).map { RowOrigin(source: 0, block: 0, record: $0) }
    for index in 0..<1000 { step.push(Chunk(index: index * 2, columns: [], origins: origins)) }
    #expect(step.held == 10)
  }

  @Test("rows that a full join adds in two passes keep one order", arguments: [1, 2, 8], [64, 1 << 20])
  func tails(threads: Int, blockSize: Int) throws {
    let scheme = try Scheme()
    for (name, ids) in [("a", 0..<20), ("b", 10..<40), ("c", 30..<70)] {
      try scheme.source(
        name, [Scheme.column("id", .integer), Scheme.column("of_\(name)", .integer)], key: ["id"],
        "id,of_\(name)\n" + ids.map { "\($0),1\n" }.joined())
    }
    try scheme.dataset("ab", from: "a", [join(scheme.schema("b"), named: "b", on: "id", right: .keep)])
    try scheme.dataset("again", from: "c", [join(scheme.schema("ab"), named: "ab", on: "id")])
    try scheme.dataset(
      "all", from: "ab",
      [
        join(
          Schema(
            columns: scheme.schema("again").columns.filter { ["id", "of_c"].contains($0.name) }, grain: Grain(["id"])),
          named: "again", on: "id", right: .keep)
      ])
    scheme.exports = ["all"]
    let lines = try scheme.run(threads: threads, blockSize: blockSize).exports[0].lines
    #expect(lines.map { $0.prefix { $0 != " " } } == (0..<70).map { "\($0)" })
  }
}
