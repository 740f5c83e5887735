import Foundation
import PeilCore
import PeilPublish
import PeilTable
import PeilValues
import Testing

/// Pictures of tables in which figures are hidden: nothing is drawn of those, and what is said is said of the others.
@Suite("Pictures with hidden figures")
struct HiddenPictureTests {
  private static func hidden(_ status: Estimate.Status = .suppressedOwn) -> Estimate {
    Estimate(value: nil, n: 0, missing: 0, status: status)
  }

  /// A picture as its file has it, of rows with the codes a, b, c and so on.
  private func drawn(
    _ cells: [Cell], _ measures: [PlannedMeasure], _ column: Column? = nil, language: String = "nl"
  ) throws -> String {
    let dimensions = cells[0].key.isEmpty ? [] : [TableFixture.dimension(column ?? Self.letters, .row)]
    let files = try PicturePublisher().files(
      for: TableFixture.result(["t": cells]),
      of: TableFixture.plan([PictureTests.table(dimensions, measures, nil)], language: language))
    let text = try #require(files.first.map { String(decoding: $0.bytes, as: UTF8.self) })
    // The style sheet has words and numbers of its own.
    return text.replacing(/<style>.*<\/style>/, with: "")
  }

  private static let letters = Column(
    name: "letter", type: .category(Domain(codes: ["a", "b", "c", "d"])), grain: .whole)

  private static func row(_ place: Int, _ estimates: [Estimate]) -> Cell {
    Cell(key: [.code(UInt32(place))], estimates: estimates)
  }

  /// The shapes of a picture but its frame.
  private func shapes(_ picture: String) -> [String] {
    picture.matches(of: /<(circle|rect|path|line) [^>]*>/).map { String($0.output.0) }.filter {
      !$0.contains("class=\"grid\"") && !$0.contains("class=\"axis\"")
    }
  }

  @Test(
    "the words say that the lowest and the highest are of what is shown",
    arguments: [
      (
        "nl",
        "Van de getoonde cijfers is het laagste dat van b (20), het hoogste dat van d (40); geheim: 2.", "De laagste is"
      ),
      (
        "en",
        "Of the figures shown the lowest is that of b (20), the highest that of d (40); confidential: 2.",
        "The lowest is"
      ),
    ])
  func words(_ language: String, _ sentence: String, _ other: String) throws {
    let count = PictureTests.measure("n", .count, "count", "count/units")
    let some = [Self.hidden(), TableFixture.count(20), Self.hidden(.suppressedOther), TableFixture.count(40)]
    let text = try drawn(some.enumerated().map { Self.row($0, [$1]) }, [count], language: language)
    #expect(text.contains(sentence), "\(text)")
    #expect(!text.contains(other))
    let all = [10, 20, 30, 40].map(TableFixture.count)
    let open = try drawn(all.enumerated().map { Self.row($0, [$1]) }, [count], language: language)
    #expect(open.contains(other) && !open.contains(sentence.prefix(20)))
  }

  @Test("a hidden bar, point, block or step has no shape, and the picture is the same whatever is behind it")
  func shapes() throws {
    let count = PictureTests.measure("n", .count, "count", "count/units")
    let rate = PictureTests.measure("rate", .ratio, "approval-rate", "approval-rate/submitted")
    let bars = try drawn(
      [TableFixture.count(10), Self.hidden(), TableFixture.count(30)].enumerated().map { Self.row($0, [$1]) }, [count])
    #expect(shapes(bars).count == 2, "two bars for three rows")
    let points = try drawn(
      [TableFixture.share(1, 4), Self.hidden(), TableFixture.share(2, 4)].enumerated().map { Self.row($0, [$1]) }
        + [Cell(key: [.summedOut], estimates: [Self.hidden(.suppressedOther)])], [rate])
    #expect(shapes(points).count == 2, "two points, and no average")
    #expect(!points.contains("Gemiddelde"))
    let sources = ["cash", "kind"].map { PictureTests.measure($0, .ratio, "financing", "financing/source-share/\($0)") }
    let stacked = try drawn(
      [Self.row(0, [TableFixture.share(6, 10), Self.hidden()]), Self.row(1, [Self.hidden(), Self.hidden()])], sources)
    // Two of the legend with the pattern of the second, one block, and the ground of its text.
    #expect(shapes(stacked).filter { $0.contains("data-x2") }.count == 1)
    let steps = ["submitted", "lost-refused", "left-after-refused", "lost-open", "granted"]
    let waterfall = try drawn(
      [
        Cell(
          key: [],
          estimates: [
            TableFixture.count(100), TableFixture.count(60), Self.hidden(), Self.hidden(), TableFixture.count(30),
          ])
      ], steps.map { PictureTests.measure($0, .count, "attrition", "attrition/\($0)") })
    // A loss of 60 that ends where nobody may see is not drawn from nought.
    #expect(shapes(waterfall).filter { $0.contains("data-x2") }.count == 2)
    #expect(waterfall.contains(">60<"))
  }

  @Test("no line leads through what is hidden")
  func trend() throws {
    let call = Column(
      name: "call", type: .category(Domain(codes: ["2018", "2019", "2020", "2021", "2022"])), grain: .whole)
    let rate = PictureTests.measure("rate", .ratio, "approval-rate", "approval-rate/submitted")
    let parts: [Estimate] = [
      TableFixture.share(1, 10), TableFixture.share(2, 10), Self.hidden(), TableFixture.share(4, 10),
      TableFixture.share(5, 10),
    ]
    let text = try drawn(parts.enumerated().map { Self.row($0, [$1]) }, [rate], call)
    let curves = text.matches(of: /<path d="([^"]*)" class="curve/).map { String($0.output.1) }
    #expect(curves.count == 2)
    for curve in curves { #expect(curve.filter { $0 == "L" }.count == 1) }
    #expect(text.matches(of: #/<circle /#).count == 4)
  }
}
