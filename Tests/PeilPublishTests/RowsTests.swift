import PeilCore
import PeilPublish
import PeilTable
import PeilValues
import PeilWords
import Testing

@Suite("Exported rows")
struct RowsTests {
  private static let schema = Schema(
    columns: [
      Column(name: "name", type: .text, grain: .whole),
      Column(name: "budget", type: TableFixture.budget.type, grain: .whole),
      Column(name: "amount", type: .money, grain: .whole), Column(name: "day", type: .date, grain: .whole),
      Column(name: "tags", type: .set(Domain(codes: ["a", "b", "c"])), grain: .whole),
      Column(name: "done", type: .boolean, grain: .whole), Column(name: "size", type: .number, grain: .whole),
      Column(name: "share", type: .rational(.pure), grain: .whole),
      Column(name: "mean", type: .rational(.money), grain: .whole),
      Column(name: "score", type: .decimal(scale: 1), grain: .whole),
    ], grain: .whole)

  /// One full row, one of empty and nought, one of nothing but missing values.
  private static func rows(total: Int = 3) -> ExportedRows {
    var text = TextStorage()
    for value in ["Bakker, \"De Korf\"\nUtrecht", "", ""] { text.append(value.utf8) }
    let third = Rational(1, 3) ?? .zero
    let known: [UInt8] = [1, 1, 0]
    let columns: [ColumnBuffer.Values] = [
      .text(text), .codes([1, 0, 0]), .integers([123_456, 0, 0]), .integers([18_555, 0, 0]), .masks([0b101, 0, 0]),
      .bits([1, 0, 0]), .doubles([0.1, 0, 0]), .ratios([third, .zero, .zero]), .ratios([third, .zero, .zero]),
      .integers([-75, 0, 0]),
    ]
    let chunk = Chunk(
      index: 0, columns: columns.map { ColumnBuffer($0, known: known) },
      origins: [RowOrigin](repeating: .derived, count: 3))
    return ExportedRows(dataset: "evaluated", schema: schema, chunks: [chunk], total: total)
  }

  private static let csv = """
    name,budget,amount,day,tags,done,size,share,mean,score
    "Bakker, ""De Korf""
    Utrecht",ezk,1234.56,2020-10-20,a|c,true,0.1,0.333333333333,0.33,-7.5
    "",szw,0.00,1970-01-01,"",false,0,0,0.00,0.0
    ,,,,,,,,,

    """

  @Test("are codes, with missing apart from empty")
  func csv() throws {
    let result = TableFixture.result([:], exports: [Self.rows()])
    let files = try ExportPublisher().files(for: result, of: TableFixture.plan([], datasets: ["evaluated"]))
    #expect(files.map(\.path) == ["datasets/evaluated.csv"])
    #expect(TableFixture.text(files, "datasets/evaluated.csv") == Self.csv)
  }

  @Test("of one column that is missing are still records")
  func lonely() {
    let schema = Schema(columns: [Column(name: "n", type: .integer, grain: .whole)], grain: .whole)
    let chunk = Chunk(
      index: 0, columns: [ColumnBuffer(.integers([4, 0]), known: [1, 0])], origins: [.derived, .derived])
    let rows = ExportedRows(dataset: "d", schema: schema, chunks: [chunk], total: 2)
    #expect(String(decoding: RowsTable(rows).csv, as: UTF8.self) == "n\n4\n\"\"\n")
  }

  @Test("are not exported in part")
  func incomplete() {
    let result = TableFixture.result([:], exports: [Self.rows(total: 4)])
    let plan = TableFixture.plan([], datasets: ["evaluated"])
    #expect(throws: PublishError(.incompleteRows(dataset: "evaluated", given: 3, of: 4))) {
      try ExportPublisher().files(for: result, of: plan)
    }
    #expect(throws: PublishError(.incompleteRows(dataset: "evaluated", given: 0, of: 0))) {
      try ExportPublisher().files(for: TableFixture.result([:]), of: plan)
    }
  }

  @Test("are shown as a table that says how many there are, and what stands for missing")
  func shown() {
    let lines = RowsTable(Self.rows(total: 1237)).text(in: .dutch).split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "name                       budget   amount  day         tags  done   size           share  mean  score",
        "─────────────────────────  ──────  ───────  ──────────  ────  ─────  ────  ──────────────  ────  ─────",
        "Bakker, \"De Korf\" Utrecht  ezk     1234.56  2020-10-20  a|c   true    0.1  0.333333333333  0.33   -7.5",
        "                           szw        0.00  1970-01-01        false     0               0  0.00    0.0",
        "·                          ·             ·  ·           ·     ·         ·               ·     ·      ·",
        "3 van 1.237 rijen; · onbekend",
      ])
  }

  @Test("are shown with the columns that fit a terminal, and a word on the others")
  func narrow() {
    let rows = RowsTable(Self.rows(total: 3))
    // The first three columns take 25, 6 and 7 cells and two gaps of two: 42.
    let lines = rows.text(in: .dutch, width: 42).split(separator: "\n").map(String.init)
    #expect(lines.first == "name                       budget   amount")
    #expect(
      lines.suffix(2) == [
        "3 van 3 rijen; · onbekend",
        "niet getoond: 7 kolommen (day, tags, done, size, share, mean, score); --csv geeft ze alle",
      ])
    let narrower = rows.text(in: .english, width: 41).split(separator: "\n").map(String.init)
    #expect(narrower.first == "name                       budget")
    #expect(narrower.last?.hasPrefix("not shown: 8 columns (amount, day, ") == true)
    // One column is shown however wide it is, and without a width all are.
    #expect(rows.text(in: .english, width: 3).hasPrefix("name\n"))
    #expect(rows.text(in: .dutch, width: 300) == rows.text(in: .dutch))
  }

  @Test("are safe to show in a table and byte for byte in CSV")
  func control() {
    var text = TextStorage()
    let value = "a\u{1B}[31mrood\r\n\tb\u{7}"
    text.append(value.utf8)
    let rows = RowsTable(
      ExportedRows(
        dataset: "d", schema: Schema(columns: [Column(name: "t", type: .text, grain: .whole)], grain: .whole),
        chunks: [Chunk(index: 0, columns: [ColumnBuffer(.text(text))], origins: [.derived])], total: 1))
    #expect(rows.text(in: .english).contains("\na\u{FFFD}[31mrood  b\u{FFFD}\n"))
    #expect(String(decoding: rows.csv, as: UTF8.self) == "t\n\"\(value)\"\n")
  }

  @Test("are shown with long texts shortened")
  func long() {
    var text = TextStorage()
    text.append(String(repeating: "x", count: 41).utf8)
    let rows = ExportedRows(
      dataset: "d", schema: Schema(columns: [Column(name: "t", type: .text, grain: .whole)], grain: .whole),
      chunks: [Chunk(index: 0, columns: [ColumnBuffer(.text(text))], origins: [.derived])], total: 1)
    #expect(RowsTable(rows).text(in: .english).contains("\n" + String(repeating: "x", count: 39) + "…\n"))
  }
}
