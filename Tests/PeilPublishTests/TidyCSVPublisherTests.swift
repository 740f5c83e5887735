import PeilCore
import PeilPublish
import PeilTable
import PeilValues
import Testing

@Suite("Tidy CSV")
struct TidyCSVPublisherTests {
  private static let head =
    "margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason\n"

  @Test("of the official table is the same in every language", arguments: ["nl", "en"])
  func official(language: String) throws {
    let files = try TidyCSVPublisher().files(for: OfficialTable.result, of: OfficialTable.plan(language: language))
    let declined = "dimension-unknown: compartment (174 of 237)"
    #expect(
      TableFixture.text(files, "tables/official.csv") == "compartment," + Self.head + """
        szw,,applications,,count,,,237,0,,,,count,declined,\(declined)
        szw,,granted,18,count,,,18,0,,,,count/granted,ok,
        szw,,amount_granted,2785603.00,euro,,,63,0,,,,sum/granted,ok,
        ezk,,applications,,count,,,237,0,,,,count,declined,\(declined)
        ezk,,granted,45,count,,,45,0,,,,count/granted,ok,
        ezk,,amount_granted,7158099.00,euro,,,63,0,,,,sum/granted,ok,
        ,compartment,applications,237,count,,,237,0,,,,count,ok,
        ,compartment,granted,63,count,,,63,0,,,,count/granted,ok,
        ,compartment,amount_granted,9943702.00,euro,,,63,0,,,,sum/granted,ok,

        """)
  }

  /// 14 of 119 with Wilson's interval: published in the statistical reference (0.0713873792, 0.1878203763).
  @Test("writes a share with twelve digits, its parts and its interval")
  func share() throws {
    let interval = Estimate.Interval(lower: 0.0713873792, upper: 0.1878203763, method: "wilson", level: 0.95)
    let line = try self.line(
      TableFixture.share(14, 119, interval: interval), .ratio)
    #expect(line == ",rate,0.117647058824,ratio,14,119,119,0,0.0713873792,0.1878203763,wilson 0.95,count,ok,")
  }

  @Test("writes every unit in its own way")
  func units() throws {
    let third = try #require(Rational(1, 3))
    let date = try #require(CalendarDate(iso: "2020-10-20"))
    let cases: [(Quantity.Magnitude, FigureUnit, String)] = [
      (.exact(third), .money, "0.33"), (.exact(Rational(-7)), .money, "-7.00"), (.approximate(2.675), .money, "2.67"),
      (.exact(third), .ratio, "0.333333333333"), (.exact(third), .days, "0.333333333333"),
      (.exact(Rational(123_456_789_012_345)), .count, "123456789012345"),
      (.exact(Rational(123_456_789_012_345)), .number, "1.23456789012e+14"), (.approximate(0.1), .number, "0.1"),
      (.approximate(1e300), .money, "1e+300"), (.date(date), .date, "2020-10-20"),
    ]
    for (magnitude, unit, expected) in cases {
      let line = try self.line(.known(Quantity(magnitude, unit), n: 1, missing: 2), unit)
      #expect(line == ",rate,\(expected),\(unit.rawValue),,,1,2,,,,count,partial,")
    }
  }

  @Test("keeps missing, summed out and text that needs quotes apart")
  func places() throws {
    let name = Column(name: "name", type: .text, grain: .whole)
    let day = Column(name: "day", type: .date, grain: .whole)
    let table = TableFixture.table(
      "t", [TableFixture.dimension(name, .row), TableFixture.dimension(day, .column)],
      [TableFixture.measure("count", .count, nil)])
    let cells = [
      Cell(key: [.text("Bakker, \"De Korf\""), .integer(18_555)], estimates: [TableFixture.count(1)]),
      Cell(key: [.missing, .summedOut], estimates: [TableFixture.count(2)]),
      Cell(key: [.summedOut, .summedOut], estimates: [TableFixture.count(3)]),
    ]
    let files = try TidyCSVPublisher().files(for: TableFixture.result(["t": cells]), of: TableFixture.plan([table]))
    let lines = try #require(TableFixture.text(files, "tables/t.csv")).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("\"Bakker, \"\"De Korf\"\"\",2020-10-20,,count,1,"))
    #expect(lines[2].hasPrefix("_missing,,day,count,2,"))
    #expect(lines[3].hasPrefix(",,name day,count,3,"))
  }

  @Test("refuses a text that stands for missing")
  func reservedValue() {
    let table = TableFixture.table(
      "t", [TableFixture.dimension(Column(name: "name", type: .text, grain: .whole), .row)],
      [TableFixture.measure("count", .count, nil)])
    let cells = [Cell(key: [.text("_missing")], estimates: [TableFixture.count(1)])]
    #expect(throws: PublishError(.reservedValue(table: "t", column: "name"))) {
      try TidyCSVPublisher().files(for: TableFixture.result(["t": cells]), of: TableFixture.plan([table]))
    }
  }

  @Test("refuses a dimension with the name of a fixed column", arguments: TidyCSVPublisher.fixedColumns)
  func reservedColumn(name: String) {
    let table = TableFixture.table(
      "t", [TableFixture.dimension(Column(name: name, type: .text, grain: .whole), .row)],
      [TableFixture.measure("count", .count, nil)])
    #expect(throws: PublishError(.reservedColumn(table: "t", column: name))) {
      try TidyCSVPublisher().files(for: TableFixture.result(["t": []]), of: TableFixture.plan([table]))
    }
  }

  @Test("refuses infinities and what is not a number", arguments: [Double.infinity, -.infinity, .nan])
  func notFinite(value: Double) {
    #expect(throws: PublishError(.notFinite(table: "t", measure: "rate"))) {
      try line(.known(Quantity(.approximate(value), .number), n: 1, missing: 0), .number)
    }
  }

  @Test("writes the tables the pipeline asks for, in its order")
  func selection() throws {
    let tables = ["a", "b", "c"].map { TableFixture.table($0, [], []) }
    let files = try TidyCSVPublisher().files(
      for: TableFixture.result(["a": [], "b": [], "c": []]), of: TableFixture.plan(tables, published: ["c", "a"]))
    #expect(files.map(\.path) == ["tables/c.csv", "tables/a.csv"])
  }

  @Test("refuses figures that do not fit the plan")
  func misshapen() {
    let plan = TableFixture.plan([TableFixture.table("t", [], [TableFixture.measure("count", .count, nil)])])
    #expect(throws: PublishError(.misshapenTable("t"))) {
      try TidyCSVPublisher().files(for: TableFixture.result([:]), of: plan)
    }
    #expect(throws: PublishError(.misshapenTable("t"))) {
      try TidyCSVPublisher().files(for: TableFixture.result(["t": [Cell(key: [], estimates: [])]]), of: plan)
    }
  }

  /// The one line of a table without dimensions.
  private func line(_ estimate: Estimate, _ unit: FigureUnit) throws -> String {
    let plan = TableFixture.plan([TableFixture.table("t", [], [TableFixture.measure("rate", unit, nil)])])
    let result = TableFixture.result(["t": [Cell(key: [], estimates: [estimate])]])
    let text = try #require(TableFixture.text(TidyCSVPublisher().files(for: result, of: plan), "tables/t.csv"))
    #expect(text.hasPrefix(Self.head))
    return String(text.dropFirst(Self.head.count).dropLast())
  }
}
