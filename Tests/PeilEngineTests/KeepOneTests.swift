import PeilCore
import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilEngine

@Suite("One row of each key")
struct KeepOneTests {
  /// The rows that stay where `isBetter` says whether a later row takes the place of an earlier one.
  private func kept(
    _ rows: [OrderedRows.Row], isBetter: (OrderedRows.Row, OrderedRows.Row) -> Bool
  ) -> [String] {
    var winners: [Int: OrderedRows.Row] = [:]
    for row in rows {
      guard let firm = row.firm else { continue }
      if let winner = winners[firm], !isBetter(row, winner) { continue }
      winners[firm] = row
    }
    return rows.filter { row in row.firm.map { winners[$0]?.id == row.id } ?? true }.map(\.shown)
  }

  @Test("the first or the last row of a key stays where it stood", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func places(threads: Int, blockSize: Int) throws {
    for seed in UInt64(7)...9 {
      let made = OrderedRows(seed: seed)
      #expect(
        try made.lines(keepOne(by: ["firm"], ties: .firstRow), threads: threads, blockSize: blockSize)
          == kept(made.rows) { _, _ in false })
      #expect(
        try made.lines(keepOne(by: ["firm"], ties: .lastRow), threads: threads, blockSize: blockSize)
          == kept(made.rows) { _, _ in true })
    }
  }

  @Test("an order decides, and a row without value gives way", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func order(threads: Int, blockSize: Int) throws {
    let made = OrderedRows(seed: 10)
    #expect(
      try made.lines(keepOne(by: ["firm"], [("day", false)], ties: .firstRow), threads: threads, blockSize: blockSize)
        == kept(made.rows) { ($0.day ?? .max) < ($1.day ?? .max) })
    #expect(
      try made.lines(keepOne(by: ["firm"], [("score", true)], ties: .lastRow), threads: threads, blockSize: blockSize)
        == kept(made.rows) { ($0.score ?? .min) >= ($1.score ?? .min) })
  }

  @Test("the ledger counts keys, repeated keys and rows without key", arguments: [1, 8])
  func ledger(threads: Int) throws {
    let made = OrderedRows(seed: 11)
    let scheme = try made.scheme()
    try scheme.dataset("made", from: "rows", [keepOne(by: ["firm", "size"], ties: .firstRow)])
    try scheme.table("n", from: "made") { _ in [measure("n", .count(where: nil))] }
    let result = try scheme.run(threads: threads, blockSize: 64)
    var rowsOfKey: [String: Int] = [:]
    for row in made.rows where row.firm != nil && !row.size.isEmpty {
      rowsOfKey["\(row.firm ?? 0) \(row.size)", default: 0] += 1
    }
    let keyless = made.rows.count - rowsOfKey.values.reduce(0, +)
    let entry = try #require(result.entry("made", 1))
    #expect([entry.rowsOut, entry.merged] == [rowsOfKey.count + keyless, made.rows.count - rowsOfKey.count - keyless])
    #expect(
      entry.details.map(\.value) == [
        "\(rowsOfKey.count)", "\(rowsOfKey.values.count { $0 > 1 })", "\(keyless)",
      ])
    #expect(result.lines() == ["\(entry.rowsOut)"])
  }

  private static let columns = [
    Scheme.column("id", .text), Scheme.column("day", .date), Scheme.column("n", .integer),
  ]

  private func failures(
    _ text: String, _ stage: @escaping (Schema) throws -> Relation, threads: Int, blockSize: Int = 16
  ) throws -> [Diagnostic] {
    let scheme = try Scheme().source("rows", Self.columns, "id,day,n\n" + text)
    try scheme.dataset("made", from: "rows", [stage])
    scheme.exports = ["made"]
    return scheme.failure(threads: threads, blockSize: blockSize)
  }

  @Test("keys that come twice are named with their lines, in the order of the keys", arguments: [1, 2, 8])
  func repeated(threads: Int) throws {
    let found = try failures(
      "b,,1\na,,2\nc,,3\nb,,4\na,,5\nb,,6\n,,7\n,,8\n", keepOne(by: ["id"], ties: .error), threads: threads)
    #expect(found.map(\.code) == ["repeated-key"])
    #expect(found[0].details.prefix(2) == ["a: rows.csv, lines 3 and 6", "b: rows.csv, lines 2, 5 and 7"])
  }

  @Test("only a tie in the value that decides stops, whichever worker meets it", arguments: [1, 2, 8], [16, 1 << 20])
  func tied(threads: Int, blockSize: Int) throws {
    let days =
      "a,2021-01-02,1\na,2021-01-02,2\nb,2021-01-05,3\nc,2021-01-01,4\nb,2021-01-05,5\na,2021-01-01,6\nb,2021-01-05,7\n"
    let first = try failures(
      days, keepOne(by: ["id"], [("day", false)], ties: .error, needsOrder: true), threads: threads,
      blockSize: blockSize)
    #expect(first.map(\.code) == ["tied-rows"])
    #expect(first[0].details.dropLast() == ["b: rows.csv, lines 4, 6 and 8"])
    let latest = try failures(
      days, keepOne(by: ["id"], [("day", true)], ties: .error, needsOrder: true), threads: threads, blockSize: blockSize
    )
    #expect(latest[0].details.dropLast() == ["a: rows.csv, lines 2 and 3", "b: rows.csv, lines 4, 6 and 8"])
  }

  @Test("a row that lacks the deciding value stops beside others, and not alone", arguments: [1, 2, 8])
  func lacking(threads: Int) throws {
    let found = try failures(
      "a,2021-01-02,1\nb,,2\nc,,3\na,,4\nc,,5\n", keepOne(by: ["id"], [("day", false)], ties: .error, needsOrder: true),
      threads: threads)
    #expect(found.map(\.code) == ["missing-order"])
    #expect(found[0].details.dropLast() == ["a: rows.csv, line 5", "c: rows.csv, lines 4 and 6"])
  }

  @Test("no more than ten keys are named, and the others counted", arguments: [1, 8])
  func many(threads: Int) throws {
    let keys = (10..<40).map { "k\($0),,1\n" }.joined()
    let found = try failures(keys + keys, keepOne(by: ["id"], ties: .error), threads: threads)
    #expect(found[0].details.count == 12)
    #expect(found[0].details[9] == "k19: rows.csv, lines 11 and 41")
    #expect(found[0].details[10] == "… and 20 more")
  }

  @Test("no more rows are held than there are keys, and some room")
  func bounded() throws {
    let schema = Schema(
      columns: ["key", "n"].map { Column(name: $0, type: .integer, grain: .whole) }, grain: .whole)
    let step = KeepOneStep(
      KeepOne(by: ["key"], order: [], ties: .lastRow, needsOrder: false), input: schema,
      entry: LedgerEntry(dataset: "d", stage: 1, kind: "deduplicate"), place: LedgerPlace(node: 1, stage: 1), span: nil)
    let last = LastChunks()
    step.next = [last]
    for index in 0..<60 {
      let values = (0..<5_000).map { Int64(index * 5_000 + $0) }
      let origins = values.indices.map { RowOrigin(source: 0, block: index, record: $0) }
      try step.push(
        Chunk(
          index: index, columns: [ColumnBuffer(.integers(values.map { $0 % 9_999 })), ColumnBuffer(.integers(values))],
          origins: origins))
      #expect(step.held.count < 100_000)
    }
    var tail = TailOrder()
    try step.finish(&tail)
    guard case .integers(let kept)? = last.chunks.first?.columns[1].values else {
      Issue.record("nothing was kept")
      return
    }
    #expect(kept == Array(300_000 - 9_999..<300_000))
  }
}
