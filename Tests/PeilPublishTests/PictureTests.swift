import Foundation
import PeilCore
import PeilDiagnostics
import PeilPublish
import PeilTable
import PeilValues
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures")
struct PictureTests {
  @Test("of a rate by a category is a point for each, its interval, and the average as a dashed line")
  func points() throws {
    let interval = Estimate.Interval(lower: 0.25, upper: 0.75, method: "wilson", level: 0.95)
    let drawn = try Drawn(
      [
        Cell(key: [.code(0)], estimates: [TableFixture.share(1, 2, interval: interval)]),
        Cell(key: [.code(1)], estimates: [TableFixture.share(1, 4)]),
        Cell(key: [.summedOut], estimates: [TableFixture.share(3, 8)]),
      ], [Self.measure("rate", .ratio, "approval-rate", "approval-rate/submitted")])
    let points = drawn.all("circle").map { $0.number("cx") }
    let mean = try #require(drawn.all("line").first { $0["class"] == "mean" }).number("x1")
    // 37.5% lies in the middle of 25% and 50%; the ends of the interval lie as far from its middle.
    #expect(points.count == 2)
    #expect(near((points[0] + points[1]) / 2, mean))
    let range = try #require(drawn.all("line").first { $0["class"] == "range" && $0["y1"] == $0["y2"] })
    #expect(near((range.number("x1") + range.number("x2")) / 2, points[0]))
    #expect(near(range.number("x1"), points[1]), "25% is one place, whatever is drawn there")
    #expect(drawn.texts.contains("50,0% (1/2)") && drawn.texts.contains("Gemiddelde 37,5%"))
    #expect(
      drawn.description == "Punten per categorie bij tabel 1, 2 categorieën. De laagste is partnership (25,0%), "
        + "de hoogste solo (50,0%). De streeplijn is: Gemiddelde 37,5%. De cijfers staan in tabel 1.")
  }

  @Test("of frequencies is a bar by cases and a bar by mentions, as long as their shares, with patterns of their own")
  func bars() throws {
    let drawn = try Drawn(
      [
        Cell(
          key: [.code(0)], estimates: [TableFixture.count(8), TableFixture.share(8, 10), TableFixture.share(8, 20)]),
        Cell(
          key: [.code(1)], estimates: [TableFixture.count(4), TableFixture.share(4, 10), TableFixture.share(4, 20)]),
      ],
      [
        Self.measure("n", .count, "count", "count/units"),
        Self.measure("cases", .ratio, "frequency", "frequency/applications"),
        Self.measure("mentions", .ratio, "frequency", "frequency/mentions"),
      ])
    // The first two rectangles are the legend's.
    let widths = drawn.all("rect").dropFirst(2).map { $0.number("width") }
    #expect(widths.count == 4)
    #expect(near(widths[0], 2 * widths[1]) && near(widths[0], 2 * widths[2]))
    #expect(Set(drawn.all("rect").map { $0["class"] ?? "" }) == ["shape s1", "shape s2"])
    #expect(!drawn.all("path").filter { $0["class"] == "mark" }.isEmpty, "colour alone would tell the bars apart")
  }

  @Test("of shares of who pays fills the whole, for each and for all together")
  func stacked() throws {
    let cells = [DimensionValue.code(0), .code(1), .summedOut].map { key in
      Cell(key: [key], estimates: [TableFixture.share(6, 10), TableFixture.share(3, 10), TableFixture.share(1, 10)])
    }
    let drawn = try Drawn(
      cells,
      [
        Self.measure("subsidy", .ratio, "financing", "financing/subsidy-share/costs"),
        Self.measure("cash", .ratio, "financing", "financing/source-share/cash"),
        Self.measure("kind", .ratio, "financing", "financing/source-share/kind"),
      ])
    let blocks = drawn.all("rect").filter { $0["class"]?.hasPrefix("shape") == true }.dropFirst(3)
    #expect(blocks.count == 9)
    let widths = blocks.prefix(3).map { $0.number("width") }
    #expect(near(widths.reduce(0, +) * 0.6, widths[0]))
    #expect(drawn.texts.contains("Totaal"))
  }

  @Test("of a funnel is a point for each group between its limits, by its size")
  func funnel() throws {
    func estimates(_ part: Int, _ whole: Int, _ limits: [Int], _ flag: String = "") -> [Estimate] {
      [
        Estimate(
          value: Quantity(.exact(Rational(Int128(part), Int128(whole)) ?? .zero), .ratio), numerator: .count(part),
          denominator: .count(whole), n: whole, missing: 0, status: .ok, reason: flag)
      ] + limits.map { TableFixture.share($0, 100) }
    }
    let figures = ["rate", "lower-95", "upper-95", "lower-998", "upper-998"]
    let drawn = try Drawn(
      [
        Cell(key: [.code(0)], estimates: estimates(5, 50, [12, 36, 6, 44], "outside-95")),
        Cell(key: [.code(1)], estimates: estimates(25, 100, [16, 33, 12, 38])),
      ], figures.map { Self.measure($0, .ratio, "funnel", "funnel/exact/\($0)/share") })
    #expect(drawn.all("circle").count == 1, "a group outside the limits has another shape")
    #expect(drawn.all("path").filter { $0["class"]?.hasPrefix("limit") == true }.count == 4)
    #expect(drawn.description.contains("buiten de binnenste grenzen van de trechter (95%): solo 10,0%"))
  }

  @Test("of attrition begins with all, steps down by every loss, and ends with what was granted")
  func waterfall() throws {
    let steps = [
      "submitted", "lost-inadmissible", "left-after-inadmissible", "lost-refused", "left-after-refused", "lost-open",
      "granted",
    ]
    let drawn = try Drawn(
      [Cell(key: [], estimates: [100, 20, 80, 50, 30, 0, 30].map(TableFixture.count))],
      steps.map { Self.measure($0, .count, "attrition", "attrition/\($0)") }, dimensions: [])
    let bars = drawn.all("rect")
    #expect(bars.count == 4, "a loss of nothing is no step")
    let ends = bars.map { $0.number("x") + $0.number("width") }
    #expect(near(ends[1], ends[0]) && near(ends[2], bars[1].number("x")))
    #expect(near(bars[3].number("width"), 0.3 * bars[0].number("width")))
  }

  @Test("of lead times is a curve through the parts that are done, with the term")
  func survival() throws {
    let days = [14, 28, 56]
    let drawn = try Drawn(
      [
        Cell(key: [.code(0)], estimates: [1, 4, 8].map { TableFixture.share($0, 10) } + [TableFixture.share(8, 10)]),
        Cell(key: [.code(1)], estimates: [2, 5, 9].map { TableFixture.share($0, 10) } + [TableFixture.share(9, 10)]),
      ],
      days.map { Self.measure("within_\($0)", .ratio, "lead-time", "lead-time/within/\($0)") }
        + [Self.measure("in_term", .ratio, "lead-time", "lead-time/in-term/8-weeks/roll-over-act")])
    let marks = drawn.all("circle").dropFirst().map { $0.number("cx") }
    let term = try #require(drawn.all("line").first { $0["class"] == "mean" }).number("x1")
    #expect(marks.count == 3)
    #expect(near(term, marks.last ?? 0), "eight weeks are 56 days")
    #expect(drawn.all("path").filter { $0["class"]?.hasPrefix("curve") == true }.count == 2)
  }

  @Test("of what was asked for until each day climbs in steps, with the ceiling")
  func depletion() throws {
    let day = Column(name: "complete", type: .date, grain: .whole)
    let cells = [(10, 2), (11, 5), (20, 11)].map { day, part in
      Cell(
        key: [.integer(Int64(19_000 + day))], estimates: [TableFixture.euro(part * 1000), TableFixture.share(part, 10)])
    }
    let drawn = try Drawn(
      cells,
      [
        Self.measure("asked", .money, "max", "max/requested"), Self.measure("share", .ratio, "formula", "formula"),
      ], dimensions: [TableFixture.dimension(day, .row)])
    let curve = try #require(drawn.all("path").first { $0["class"]?.hasPrefix("curve") == true })
    // M and two steps of two lines each: level first, then up.
    #expect(curve["d"]?.filter { $0 == "L" }.count == 4)
    #expect(drawn.texts.contains("Plafond 100%"))
  }

  @Test("of scores at a cut-off is a strip that leaves open what lies between")
  func cutOff() throws {
    func number(_ tenths: Int) -> Estimate {
      .known(Quantity(.exact(Rational(Int128(tenths), 10) ?? .zero), .number), n: 9, missing: 0)
    }
    let drawn = try Drawn(
      [Cell(key: [.code(0)], estimates: [number(373), number(369)])],
      [Self.measure("low", .number, "min", "min"), Self.measure("high", .number, "max", "max")])
    let blocks = drawn.all("rect").dropFirst(2)
    #expect(blocks.count == 2)
    let refused = try #require(blocks.first)
    let granted = try #require(blocks.last)
    #expect(refused.number("x") + refused.number("width") < granted.number("x"))
  }

  @Test("along periods is a line", arguments: [["2018", "2019", "2021"], ["2020-1", "2020-2", "2021-1"]])
  func trend(codes: [String]) throws {
    let call = Column(name: "call", type: .category(Domain(codes: codes)), grain: .whole)
    let cells = codes.indices.map { place in
      Cell(key: [.code(UInt32(place))], estimates: [TableFixture.share(place + 1, 10)])
    }
    let drawn = try Drawn(
      cells, [Self.measure("rate", .ratio, "approval-rate", "approval-rate/submitted")],
      dimensions: [TableFixture.dimension(call, .row)])
    #expect(drawn.all("path").contains { $0["class"] == "curve l1" })
    #expect(codes.allSatisfy(drawn.texts.contains))
  }

  @Test("is none where the author wants none, where no figure has a value, and where a table crosses two sides")
  func none() throws {
    let rate = Self.measure("rate", .ratio, "approval-rate", "approval-rate/submitted")
    let form = TableFixture.dimension(TableFixture.form, .row)
    let known = [0, 1].map { Cell(key: [.code($0)], estimates: [TableFixture.share(1, 2)]) }
    #expect(try files(known, [rate], [form], PlannedPicture(.none)).isEmpty)
    #expect(try files(known, [rate], [form], nil).count == 1)
    let unknown = [0, 1].map { Cell(key: [.code($0)], estimates: [.declined("overflow", n: 2, missing: 0)]) }
    #expect(try files(unknown, [rate], [form], nil).isEmpty)
    let budget = TableFixture.dimension(TableFixture.budget, .column)
    let crossed = [0, 1].map { Cell(key: [.code($0), .code(0)], estimates: [TableFixture.share(1, 2)]) }
    #expect(try files(crossed, [rate], [form, budget], nil).isEmpty)
  }

  @Test("escapes names in a picture, and stays well-formed", arguments: ["<script>x</script>", "a&b\"'", "]]>"])
  func hostile(name: String) throws {
    let firm = Column(name: "firm", type: .text, grain: .whole)
    let drawn = try Drawn(
      [name, "b"].map { Cell(key: [.text($0)], estimates: [TableFixture.share(1, 2)]) },
      [Self.measure("rate", .ratio, "share", "share")], dimensions: [TableFixture.dimension(firm, .row)])
    #expect(drawn.texts.contains(name))
  }

  @Test("of a kind that the table does not make is refused before anything is computed")
  func unsuited() throws {
    let rate = Self.measure("rate", .ratio, "approval-rate", "approval-rate/submitted")
    let table = Self.table([TableFixture.dimension(TableFixture.form, .row)], [rate], PlannedPicture(.funnel))
    let error = #expect(throws: PublishError.self) { try ReportPublisher.check(TableFixture.plan([table])) }
    #expect(error?.diagnostics.first?.message == "table 't' does not make the picture 'funnel'")
    #expect(error?.diagnostics.first?.details.first == "it needs: a `funnel` measure with all its figures")
  }

  // MARK: - Help

  /// Whether two places are one, to the decimals that a picture writes.
  private func near(_ left: Double, _ right: Double) -> Bool { (left - right).magnitude < 0.21 }

  static func measure(_ name: String, _ unit: FigureUnit, _ kind: String, _ identifier: String) -> PlannedMeasure {
    let plain = TableFixture.measure(name, unit, nil, identifier: identifier)
    return PlannedMeasure(
      name: name, kind: kind, label: nil, note: nil, decimals: nil, bound: plain.bound, guards: [])
  }

  static func table(
    _ dimensions: [PeilCore.Dimension], _ measures: [PlannedMeasure], _ picture: PlannedPicture?
  ) -> PlannedTable {
    PlannedTable(
      name: "t", title: LocalizedText("T"), note: nil, from: "evaluated", condition: nil, dimensions: dimensions,
      totals: dimensions.isEmpty ? [] : [Array(dimensions.indices)], measures: measures, hidesEmpty: false,
      picture: picture)
  }

  private func files(
    _ cells: [Cell], _ measures: [PlannedMeasure], _ dimensions: [PeilCore.Dimension], _ picture: PlannedPicture?
  ) throws -> [OutputFile] {
    try PicturePublisher().files(
      for: TableFixture.result(["t": cells]),
      of: TableFixture.plan([Self.table(dimensions, measures, picture)]))
  }
}

/// A picture read back as XML.
private final class Drawn: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [String] = []
  private(set) var description_ = ""
  private var text = ""

  init(
    _ cells: [Cell], _ measures: [PlannedMeasure],
    dimensions: [PeilCore.Dimension] = [TableFixture.dimension(TableFixture.form, .row)]
  ) throws {
    super.init()
    let table = PictureTests.table(dimensions, measures, nil)
    let files = try PicturePublisher().files(
      for: TableFixture.result(["t": cells]), of: TableFixture.plan([table]))
    let file = try #require(files.first, "no picture")
    #expect(file.path == "pictures/t.svg")
    let parser = XMLParser(data: Data(file.bytes))
    parser.delegate = self
    #expect(parser.parse(), "not well-formed: \(String(decoding: file.bytes, as: UTF8.self))")
  }

  override var description: String { description_ }

  func all(_ name: String) -> [[String: String]] { elements.filter { $0.name == name }.map(\.attributes) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append((name, attributes))
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text" { texts.append(text) }
    if name == "desc" { description_ = text }
  }
}

extension [String: String] {
  fileprivate func number(_ name: String) -> Double { self[name].flatMap(Double.init) ?? .nan }
}
