import PeilCore
import PeilPublish
import PeilTable
import PeilValues
import Testing

@Suite("Markdown")
struct MarkdownPublisherTests {
  @Test("shows the official table in Dutch, figures down the side and budgets across")
  func dutch() throws {
    #expect(
      try text(OfficialTable.result, OfficialTable.plan(language: "nl")) == """
        # Evaluatie

        Peildatum: 30 juni 2021

        ## Tender 2020 naar budget

        Toelichting: Peildatum is de sluiting.

        | Cijfer | SZW | EZK | Totaal |
        | --- | ---: | ---: | ---: |
        | Aanvragen | . | . | 237 |
        | Toegekend | 18 | 45 | 63 |
        | Toegekend bedrag | € 2.785.603 | € 7.158.099 | € 9.943.702 |

        - . = niet te berekenen: Budget is voor 174 van 237 onbekend

        Definities:

        - Aanvragen: alle aanvragen
        - Toegekend: alle aanvragen
        - Toegekend bedrag: alle aanvragen

        Bron: RVO, bewerking EZK

        """)
  }

  @Test("shows the official table in English")
  func english() throws {
    #expect(
      try text(OfficialTable.result, OfficialTable.plan(language: "en")) == """
        # Evaluation

        As of: 30 June 2021

        ## Call of 2020 by budget

        Note: As it stood at closing.

        | Figure | SZW | EZK | Total |
        | --- | ---: | ---: | ---: |
        | Applications | . | . | 237 |
        | Awarded | 18 | 45 | 63 |
        | Amount awarded | €2,785,603 | €7,158,099 | €9,943,702 |

        - . = cannot be computed: Budget is unknown for 174 of 237

        Definitions:

        - Applications: all applications
        - Awarded: all applications
        - Amount awarded: all applications

        Source: RVO, edited by EZK

        """)
  }

  @Test("puts row dimensions down, column dimensions across and measures innermost")
  func crossed() throws {
    let table = TableFixture.table(
      "crossed",
      [TableFixture.dimension(TableFixture.form, .row), TableFixture.dimension(TableFixture.budget, .column)],
      [TableFixture.measure("granted", .count, LocalizedText("Toegekend")), TableFixture.measure("rate", .ratio, nil)])
    func cell(_ form: DimensionValue, _ budget: DimensionValue, _ part: Int, _ whole: Int) -> Cell {
      Cell(key: [form, budget], estimates: [TableFixture.count(part), TableFixture.share(part, whole)])
    }
    // The first line lacks SZW, as an open dimension's might: the columns keep their order all the same.
    let cells = [
      cell(.code(0), .code(1), 15, 20), cell(.code(1), .code(0), 12, 16), cell(.code(1), .code(1), 30, 90),
      cell(.missing, .code(1), 0, 2), cell(.summedOut, .summedOut, 57, 128),
    ]
    #expect(
      try tableLines(cells, table) == [
        "| Vorm | SZW, Toegekend | SZW, rate | EZK, Toegekend | EZK, rate | Totaal, Toegekend | Totaal, rate |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| solo |  |  | 15 | 75,0% |  |  |",
        "| partnership | 12 | 75,0% | 30 | 33,3% |  |  |",
        "| Onbekend |  |  | 0 | 0,0% |  |  |",
        "| Totaal |  |  |  |  | 57 | 44,5% |",
      ])
  }

  @Test("explains every sign, numbers those that have two meanings, and shows few units as x/n")
  func legend() throws {
    let form = TableFixture.dimension(TableFixture.form, .row)
    let budget = TableFixture.dimension(TableFixture.budget, .column)
    let table = TableFixture.table("t", [form, budget], [TableFixture.measure("rate", .ratio, nil)])
    func status(_ status: Estimate.Status, _ reason: String = "") -> Estimate {
      Estimate(
        value: nil, numerator: .count(3), denominator: .count(7), n: 7, missing: 0, status: status, reason: reason)
    }
    let partial = Estimate.known(Quantity(.exact(.one), .ratio), n: 3, missing: 1)
    let estimates: [[Estimate]] = [
      [partial, status(.belowMinimum, "minimum 10"), status(.undefined, "emptyDenominator")],
      [
        status(.undefined, "zeroDenominator"), status(.declined, "dimension-unknown: form (1,234 of 5)"),
        status(.declined, "dimension-unknown: form (1234 of 5000)"),
      ],
      [status(.structural), status(.suppressedOwn), status(.suppressedOther)],
    ]
    let down: [DimensionValue] = [.code(0), .code(1), .summedOut]
    let across: [DimensionValue] = [.code(0), .code(1), .summedOut]
    let cells = zip(down, estimates).flatMap { side, line in
      zip(across, line).map { Cell(key: [side, $0], estimates: [$1]) }
    }
    let lines = try lines(cells, table)
    #expect(
      lines.filter { $0.hasPrefix("| solo") || $0.hasPrefix("| partnership") || $0.hasPrefix("| Totaal") } == [
        "| solo | 100,0% † | 3/7 | :¹ |", "| partnership | :² | .¹ | .² |", "| Totaal | – | x¹ | x² |",
      ])
    #expect(
      lines.filter { $0.contains(" = ") } == [
        "- † = van een deel van de eenheden is de waarde onbekend; die tellen niet mee",
        "- x/n = te weinig eenheden voor een verhouding; getoond is het aantal van het totaal",
        "- :¹ = niet gedefinieerd: er zijn geen eenheden",
        "- :² = niet gedefinieerd: de noemer is nul",
        "- .¹ = niet te berekenen (dimension-unknown: form (1,234 of 5))",
        "- .² = niet te berekenen: Vorm is voor 1.234 van 5.000 onbekend",
        "- – = kan niet voorkomen",
        "- x¹ = geheim: het cijfer zegt te veel over een enkele aanvrager of een kleine groep",
        "- x² = geheim: een ander geheim cijfer zou eruit volgen",
      ])
  }

  @Test("says once that a dimension is unknown where the numbers differ from cell to cell")
  func manyReasons() throws {
    let table = TableFixture.table(
      "t", [TableFixture.dimension(TableFixture.form, .row)], [TableFixture.measure("rate", .ratio, nil)])
    let cells = [4, 5].enumerated().map { place, missing in
      Cell(
        key: [.code(UInt32(place))],
        estimates: [.declined("dimension-unknown: form (\(missing) of 9)", n: 9, missing: 0)])
    }
    let lines = try lines(cells, table)
    #expect(
      lines.filter { $0.contains(" = ") } == [
        "- . = niet te berekenen: Vorm is voor een te groot deel van de noemer onbekend"
      ])
  }

  @Test("shows an interval with its method, as modelled")
  func interval() throws {
    let interval = Estimate.Interval(lower: 0.0713873792, upper: 0.1878203763, method: "wilson", level: 0.95)
    let table = TableFixture.table("t", [], [TableFixture.measure("rate", .ratio, nil)])
    let cells = [Cell(key: [], estimates: [TableFixture.share(14, 119, interval: interval)])]
    let lines = try lines(cells, table)
    #expect(lines.contains("| rate | 11,8% \\[7,1% – 18,8%\\] |"))
    #expect(lines.contains("- \\[ \\] = 95%-interval volgens Wilson, modelmatig"))
  }

  @Test("says of limits around open cases what they are, and never that they are modelled")
  func finitePopulation() throws {
    let interval = Estimate.Interval(lower: 0.1, upper: 0.2, method: "finite-population", level: 0.95)
    let table = TableFixture.table("t", [], [TableFixture.measure("rate", .ratio, nil)])
    let lines = try lines([Cell(key: [], estimates: [TableFixture.share(14, 119, interval: interval)])], table)
    #expect(
      lines.contains(
        "- \\[ \\] = 95%-grenzen voor de zaken die nog open zijn (exact), als de besliste een willekeurig deel van alle zijn"
      ))
    #expect(!lines.contains { $0.contains("modelmatig") })
  }

  @Test("says a flag in the reader's language with what it is about, and that units were lacking too")
  func flag() throws {
    let estimate = Estimate(
      value: Quantity(.approximate(0.5), .ratio), n: 4, missing: 1, status: .partial,
      reason: "small-denominators: D (1.00)")
    let table = TableFixture.table("t", [], [TableFixture.measure("mean", .ratio, nil)])
    let lines = try lines([Cell(key: [], estimates: [estimate])], table)
    #expect(lines.contains("| mean | 50,0% ‡ |"))
    #expect(
      lines.contains(
        "- ‡ = de noemer is bij enkele rijen nog geen honderdste van de mediaan: D (1.00); van een deel van de eenheden is de waarde onbekend; die tellen niet mee"
      ))
  }

  @Test("never writes a p-value as nought", arguments: [(0.00004, "<0,0001"), (0.00005, "0,0001"), (0.0321, "0,0321")])
  func small(value: Double, text: String) throws {
    let table = TableFixture.table("t", [], [TableFixture.measure("p", .number, nil, decimals: 4)])
    let estimate = Estimate(value: Quantity(.approximate(value), .number), n: 9, missing: 0, status: .ok)
    let lines = try lines([Cell(key: [], estimates: [estimate])], table)
    #expect(lines.contains { $0.contains(text) && $0.hasPrefix("| p |") }, "\(lines)")
  }

  @Test("says that a total over answers counts each unit once")
  func spread() throws {
    let table = TableFixture.table(
      "t", [TableFixture.dimension(TableFixture.form, .row, isSpread: true)],
      [TableFixture.measure("count", .count, nil)])
    let cells = [
      Cell(key: [.code(0)], estimates: [TableFixture.count(23)]),
      Cell(key: [.summedOut], estimates: [TableFixture.count(14)]),
    ]
    #expect(
      try lines(cells, table).contains(
        "- een eenheid kan bij meer categorieën horen; het totaal telt elke eenheid eenmaal"))
  }

  @Test("takes decimals from the measure, else from the unit, the same for all figures of a measure")
  func decimals() throws {
    func number(_ top: Int128, _ bottom: Int128, _ unit: FigureUnit) -> Estimate {
      .known(Quantity(.exact(Rational(top, bottom) ?? .zero), unit), n: 1, missing: 0)
    }
    let table = TableFixture.table(
      "t", [TableFixture.dimension(TableFixture.budget, .column)],
      [
        TableFixture.measure("whole", .number, nil), TableFixture.measure("mixed", .number, nil),
        TableFixture.measure("days", .days, nil), TableFixture.measure("cents", .money, nil, decimals: 2),
        TableFixture.measure("negative", .money, nil),
      ])
    let cells = [
      Cell(
        key: [.code(0)],
        estimates: [
          number(58, 1, .number), number(1, 1, .number), number(91, 2, .days), number(1, 3, .money),
          number(-5, 1, .money),
        ]),
      Cell(
        key: [.code(1)],
        estimates: [
          number(1170, 1, .number), number(7, 3, .number), number(91, 1, .days), number(1000, 1, .money),
          number(-1, 3, .money),
        ]),
    ]
    #expect(
      try tableLines(cells, table).dropFirst(2) == [
        "| whole | 58 | 1.170 |", "| mixed | 1,00 | 2,33 |", "| days | 45,5 | 91,0 |",
        "| cents | € 0,33 | € 1.000,00 |",
        "| negative | € \u{2212}5 | € 0 |",
      ])
  }

  @Test("words outcomes and booleans itself, and writes dates, amounts and years as people do")
  func labels() throws {
    func first(_ type: ValueType, _ value: DimensionValue) throws -> String? {
      let table = TableFixture.table(
        "t", [TableFixture.dimension(Column(name: "d", type: type, grain: .whole), .row)],
        [TableFixture.measure("count", .count, nil)])
      return try tableLines([Cell(key: [value], estimates: [TableFixture.count(1)])], table).last
    }
    #expect(try first(.outcome, .code(2)) == "| Afgewezen wegens het plafond | 1 |")
    #expect(try first(.boolean, .code(1)) == "| Ja | 1 |")
    #expect(try first(.date, .integer(18_555)) == "| 20 oktober 2020 | 1 |")
    #expect(try first(.money, .integer(2_500_000)) == "| € 25.000 | 1 |")
    #expect(try first(.decimal(scale: 1), .integer(75)) == "| 7,5 | 1 |")
    #expect(try first(.integer, .integer(2020)) == "| 2020 | 1 |")
  }

  @Test(
    "escapes what Markdown would read as a sign, and lets no control character through",
    arguments: [
      ("a|b", "a\\|b"), ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"), ("[l](u)", "\\[l\\](u)"),
      ("<b> &amp;", "\\<b\\> \\&amp;"),
      ("a\\b", "a\\\\b"), ("twee\r\nregels", "twee regels"), ("rood\u{1B}[31m", "rood\u{FFFD}\\[31m"),
      ("\u{202E}om", "\u{FFFD}om"), ("1. punt", "1\\. punt"), ("- lijst", "\\- lijst"), ("Café Ž", "Café Ž"),
    ])
  func escaping(raw: String, expected: String) throws {
    let table = TableFixture.table(
      "t", [TableFixture.dimension(Column(name: "d", type: .text, grain: .whole), .row)],
      [TableFixture.measure("count", .count, nil)])
    let cells = [Cell(key: [.text(raw)], estimates: [TableFixture.count(1)])]
    #expect(try tableLines(cells, table).last == "| \(expected) | 1 |")
  }

  private func text(_ result: RunResult, _ plan: Plan) throws -> String? {
    TableFixture.text(try MarkdownPublisher().files(for: result, of: plan), "tables.md")
  }

  private func lines(_ cells: [Cell], _ table: PlannedTable) throws -> [String] {
    let text = try #require(try text(TableFixture.result([table.name: cells]), TableFixture.plan([table])))
    return text.split(separator: "\n").map(String.init)
  }

  private func tableLines(_ cells: [Cell], _ table: PlannedTable) throws -> [String] {
    try lines(cells, table).filter { $0.hasPrefix("|") }
  }
}
