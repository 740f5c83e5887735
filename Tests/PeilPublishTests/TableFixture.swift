import PeilCore
import PeilTable
import PeilValues

/// Plans and results made by hand, so that publishers are tested without an engine.
enum TableFixture {
  static let budget = Column(
    name: "compartment",
    type: .category(
      Domain(codes: ["szw", "ezk"], labels: ["szw": LocalizedText("SZW"), "ezk": LocalizedText("EZK")])),
    grain: .whole, label: both("Budget", "Budget"))
  static let form = Column(
    name: "form", type: .category(Domain(codes: ["solo", "partnership"])), grain: .whole, label: both("Vorm", "Form"))

  static func both(_ dutch: String, _ english: String) -> LocalizedText {
    LocalizedText(entries: [.init(language: "nl", text: dutch), .init(language: "en", text: english)])
  }

  static func dimension(_ column: Column, _ place: Dimension.Place, isSpread: Bool = false) -> Dimension {
    Dimension(column: column, isSpread: isSpread, place: place)
  }

  static func measure(
    _ name: String, _ unit: FigureUnit, _ label: LocalizedText?, identifier: String = "count", decimals: Int? = nil
  ) -> PlannedMeasure {
    PlannedMeasure(
      name: name, kind: "count", label: label, note: nil, decimals: decimals,
      bound: BoundMeasure(
        components: [], base: nil, unit: unit,
        definition: Definition(identifier: identifier, text: both("alle aanvragen", "all applications")),
        finisher: .cell(NoFinisher())),
      guards: [])
  }

  static func table(
    _ name: String, _ dimensions: [Dimension], _ measures: [PlannedMeasure], title: LocalizedText? = nil,
    note: LocalizedText? = nil
  ) -> PlannedTable {
    PlannedTable(
      name: name, title: title ?? LocalizedText(name), note: note, from: "evaluated", condition: nil,
      dimensions: dimensions, totals: [], measures: measures, hidesEmpty: false)
  }

  static func plan(
    _ tables: [PlannedTable], language: String = "nl", source: LocalizedText? = nil, published: [String]? = nil,
    datasets: [String] = [], report: ReportSettings = ReportSettings()
  ) -> Plan {
    Plan(
      title: both("Evaluatie", "Evaluation"), language: language, asOf: CalendarDate(iso: "2021-06-30"),
      reading: .census,
      unit: nil, parameters: [], sources: [], datasets: [], tables: tables,
      publication: PublicationSettings(
        formats: [], source: source, tables: published, datasets: datasets, report: report),
      file: "test.yaml")
  }

  static func result(_ cells: [String: [Cell]], exports: [ExportedRows] = []) -> RunResult {
    RunResult(
      tables: cells.sorted { $0.key < $1.key }.map { TableResult(name: $0.key, cells: $0.value) }, states: [],
      ledger: Ledger(), rejections: [], checks: [], inputs: [], exports: exports, warnings: [])
  }

  static func count(_ count: Int) -> Estimate { .known(.count(count), n: count, missing: 0) }

  static func euro(_ amount: Int) -> Estimate {
    .known(Quantity(.exact(Rational(Int128(amount))), .money), n: 63, missing: 0)
  }

  /// A share, which a whole register has without an interval.
  static func share(_ part: Int, _ whole: Int, interval: Estimate.Interval? = nil) -> Estimate {
    .known(
      Quantity(.exact(Rational(Int128(part), Int128(whole)) ?? .zero), .ratio), numerator: .count(part),
      denominator: .count(whole), n: whole, missing: 0, interval: interval)
  }

  static func text(_ files: [OutputFile], _ path: String) -> String? {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private struct NoFinisher: CellFinisher {
    func estimate(_ state: [ComponentValue]) -> Estimate { .known(.count(0), n: 0, missing: 0) }
  }
}

/// The official table of the tender of 2020 (three of its figures), as published.
enum OfficialTable {
  static func plan(language: String) -> Plan {
    let both = TableFixture.both
    return TableFixture.plan(
      [
        TableFixture.table(
          "official", [TableFixture.dimension(TableFixture.budget, .column)],
          [
            TableFixture.measure("applications", .count, both("Aanvragen", "Applications")),
            TableFixture.measure("granted", .count, both("Toegekend", "Awarded"), identifier: "count/granted"),
            TableFixture.measure(
              "amount_granted", .money, both("Toegekend bedrag", "Amount awarded"), identifier: "sum/granted"),
          ],
          title: both("Tender 2020 naar budget", "Call of 2020 by budget"),
          note: both("Peildatum is de sluiting.", "As it stood at closing."))
      ], language: language, source: both("RVO, bewerking EZK", "RVO, edited by EZK"))
  }

  static let result: RunResult = {
    let declined = Estimate.declined("dimension-unknown: compartment (174 of 237)", n: 237, missing: 0)
    return TableFixture.result([
      "official": [
        Cell(key: [.code(0)], estimates: [declined, TableFixture.count(18), TableFixture.euro(2_785_603)]),
        Cell(key: [.code(1)], estimates: [declined, TableFixture.count(45), TableFixture.euro(7_158_099)]),
        Cell(
          key: [.summedOut],
          estimates: [TableFixture.count(237), TableFixture.count(63), TableFixture.euro(9_943_702)]),
      ]
    ])
  }()
}
