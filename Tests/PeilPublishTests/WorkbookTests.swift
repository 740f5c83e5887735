import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues
import PeilWords
import Testing

@testable import PeilPublish

/// The workbook, by what its OpenDocument form holds; `.ci/test-publications` opens both forms in other programs.
@Suite struct WorkbookTests {
  private static func cells(_ result: RunResult, _ plan: Plan) throws -> [String: String] {
    let files = try ODSPublisher().files(for: result, of: plan)
    #expect(files.map(\.path) == ["tables.ods"])
    let cells = try #require(ODSPublisher().cells(of: files[0]))
    return Dictionary(
      uniqueKeysWithValues: cells.map { cell in
        let place = cell.place
        return ("\(place.table) \(place.column.dropFirst(7))\(place.row.dropFirst(4))", cell.text)
      })
  }

  private static func content(_ result: RunResult, _ plan: Plan) throws -> String {
    let files = try ODSPublisher().files(for: result, of: plan)
    return String(decoding: try #require(ZipReader(files[0].bytes)?.file("content.xml")), as: UTF8.self)
  }

  @Test("the official table: heads in one row, figures as the numbers of the tidy CSV, what they mean below")
  func official() throws {
    let cells = try Self.cells(OfficialTable.result, OfficialTable.plan(language: "nl"))
    let expected = [
      "Omslag A1": "Evaluatie", "Omslag A2": "Peildatum: 30 juni 2021", "Omslag A3": "Bron: RVO, bewerking EZK",
      "Inhoud A3": "Werkblad", "Inhoud B3": "Titel", "Inhoud A6": "official",
      "Inhoud B6": "Tabel 1. Tender 2020 naar budget", "official A1": "Tabel 1. Tender 2020 naar budget",
      "official A4": "Cijfer", "official B4": "SZW", "official C4": "EZK", "official D4": "Totaal",
      "official A5": "Aanvragen", "official B5": ".", "official D5": "237", "official A7": "Toegekend bedrag",
      "official B7": "2785603", "official C7": "7158099", "official D7": "9943702",
      "official A9": ". = niet te berekenen: Budget is voor 174 van 237 onbekend",
      "official A10": "Toelichting: Peildatum is de sluiting.", "official A11": "Aanvragen: alle aanvragen",
      "official A14": "Bron: RVO, bewerking EZK", "Toelichtingen C5": "Peildatum is de sluiting.",
      "Toelichtingen B6": "Aanvragen", "Toelichtingen C6": "alle aanvragen",
    ]
    for (place, text) in expected { #expect(cells[place] == text, "\(place)") }
    #expect(cells["official A8"] == nil)
  }

  @Test("every sign is explained on a sheet of its own, in the words of the language", arguments: ["nl", "en"])
  func signs(language: String) throws {
    let cells = try Self.cells(OfficialTable.result, OfficialTable.plan(language: language))
    let sheet = language == "nl" ? "Tekens" : "Symbols"
    let signs = (5...13).compactMap { cells["\(sheet) A\($0)"] }
    #expect(signs == ["0", "–", "x", "x/n", ":", ".", "†", "‡", language == "nl" ? "(leeg)" : "(empty)"])
    #expect(cells["\(sheet) B5"] == (language == "nl" ? "precies nul" : "exactly nought"))
    #expect((5...13).allSatisfy { cells["\(sheet) B\($0)"] != nil })
  }

  @Test("no workbook mixes languages", arguments: ["nl", "en"])
  func languages(language: String) throws {
    let shown = try Self.cells(OfficialTable.result, OfficialTable.plan(language: language)).values.joined(
      separator: "\n")
    let (own, other) = language == "nl" ? (Words(.dutch), Words(.english)) : (Words(.english), Words(.dutch))
    let owns = WorkbookWord.allCases.map { own[$0] }
    for word in WorkbookWord.allCases where !owns.contains(where: { $0.contains(other[word]) }) {
      #expect(!shown.contains(other[word]), "\(word)")
    }
    #expect(WorkbookWord.allCases.count { shown.contains(own[$0]) } > 15)
  }

  /// What OpenDocument 1.3 (part 3, 19.643 and 19.635) has for each kind of value.
  @Test("each figure is a number with the format of its unit, and a limit of an interval has a column")
  func figures() throws {
    let third = try #require(Rational(1, 3))
    let day = try #require(CalendarDate(iso: "2020-10-20"))
    let measures = [
      TableFixture.measure("count", .count, nil), TableFixture.measure("share", .ratio, nil),
      TableFixture.measure("money", .money, nil), TableFixture.measure("days", .days, nil),
      TableFixture.measure("date", .date, nil), TableFixture.measure("p", .number, nil, decimals: 3),
      TableFixture.measure("large", .count, nil),
    ]
    let interval = Estimate.Interval(lower: 0.25, upper: 0.5, method: "wilson", level: 0.95)
    let estimates: [Estimate] = [
      TableFixture.count(1234), TableFixture.share(1, 3, interval: interval),
      .known(Quantity(.exact(Rational(-5)), .money), n: 1, missing: 0),
      .known(Quantity(.exact(third), .days), n: 1, missing: 2), .known(Quantity(.date(day), .date), n: 1, missing: 0),
      .known(Quantity(.approximate(0.00001), .number), n: 1, missing: 0),
      .known(Quantity(.exact(Rational(1_234_567_890_123_456)), .count), n: 1, missing: 0),
    ]
    let form = TableFixture.dimension(TableFixture.form, .row)
    let table = TableFixture.table("t", [form], measures)
    let plan = TableFixture.plan([table])
    let result = TableFixture.result([
      "t": [
        Cell(key: [.code(0)], estimates: estimates),
        Cell(key: [.code(1)], estimates: measures.map { _ in .undefined(.emptyDenominator, n: 0, missing: 0) }),
      ]
    ])
    let cells = try Self.cells(result, plan)
    let heads = [
      "Vorm", "count", "share", "share, ondergrens", "share, bovengrens", "money", "days", "date", "p", "large",
    ]
    #expect("ABCDEFGHIJ".map { cells["t \($0)4"] } == heads)
    #expect(
      "BCDEFGHIJ".map { cells["t \($0)5"] } == [
        "1234", "0.333333333333", "0.25", "0.5", "-5", "0.333333333333", "2020-10-20", "1e-05",
        // More digits than a spreadsheet keeps: the text that people read.
        "1.234.567.890.123.456",
      ])
    #expect("BCDEFGHIJ".allSatisfy { cells["t \($0)6"] == ":" })
    let content = try Self.content(result, plan)
    for piece in [
      "office:value-type=\"float\" office:value=\"1234\"><text:p>1.234</text:p>",
      "office:value-type=\"percentage\" office:value=\"0.333333333333\"><text:p>33,3%</text:p>",
      "office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"-5.00\"><text:p>€ \u{2212}5</text:p>",
      "office:value=\"0.333333333333\"><text:p>0,3 †</text:p>", "<number:text> †</number:text>",
      "office:value-type=\"date\" office:date-value=\"2020-10-20\"><text:p>20 oktober 2020</text:p>",
      "<text:p>&lt;0,001</text:p>", "<number:text>&lt;0,001</number:text>",
      "<table:database-range table:name=\"table_t\" table:target-range-address=\"&#39;t&#39;.A4:&#39;t&#39;.J6\" "
        + "table:contains-header=\"true\"",
    ] {
      #expect(content.contains(piece), "\(piece)")
    }
    #expect(!content.contains("number-columns-spanned"))
  }

  @Test(
    "whatever stands in data and titles is text",
    arguments: [
      "=HYPERLINK(\"http://x\")", "+1", "-1+1", "@x", "<script>alert(1)</script>", "</text:p></table:table-cell>",
      "&amp;",
      " two  blanks ", "a\u{0}b\u{FFFE}\u{FFFF}", "../../etc/passwd", "'quoted'",
    ])
  func hostile(name: String) throws {
    let column = Column(name: "firm", type: .text, grain: .whole, label: LocalizedText(name))
    let table = TableFixture.table(
      "t", [TableFixture.dimension(column, .row)], [TableFixture.measure("n", .count, LocalizedText(name))],
      title: LocalizedText(name), note: LocalizedText(name))
    let plan = TableFixture.plan([table], source: LocalizedText(name))
    let result = TableFixture.result(["t": [Cell(key: [.text(name)], estimates: [TableFixture.count(3)])]])
    let cells = try Self.cells(result, plan)
    let shown = name.replacing("\u{0}", with: "\u{FFFD}").replacing("\u{FFFE}", with: "\u{FFFD}")
      .replacing("\u{FFFF}", with: "\u{FFFD}")
    #expect(cells["t A5"] == shown)
    #expect(cells["t A4"] == shown)
    #expect(cells["t B4"] == "\(shown) (2)")
    #expect(cells["t A1"] == "Tabel 1. \(shown)")
    #expect(try !Self.content(result, plan).contains("table:formula"))
  }

  @Test("sheets have names of their own, whatever the tables are called")
  func names() throws {
    let long = String(repeating: "n", count: 40)
    let names = ["inhoud", "omslag", "history", long, long + "_b", "t"]
    let plan = TableFixture.plan(names.map { TableFixture.table($0, [], []) })
    let cells = try Self.cells(TableFixture.result(Dictionary(uniqueKeysWithValues: names.map { ($0, []) })), plan)
    let sheets = (6...11).compactMap { cells["Inhoud A\($0)"] }
    #expect(
      sheets == [
        "inhoud_2", "omslag_2", "history_2", String(repeating: "n", count: 31),
        String(repeating: "n", count: 29) + "_2", "t",
      ])
  }

  @Test("a cell is found where another program moved it: repeated cells and rows, blanks, remarks")
  func foreign() {
    let content = """
      <office:document-content><table:table table:name="s"><table:table-row table:number-rows-repeated="2">\
      <table:table-cell table:number-columns-repeated="3"/><table:table-cell office:value-type="float" office:value="1.50">\
      <office:annotation><text:p>remark</text:p></office:annotation><text:p>1,5</text:p></table:table-cell>\
      </table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="string">\
      <text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>
      """
    var archive = ZipWriter()
    archive.add("content.xml", Array(content.utf8))
    let cells = ODSCells(archive.bytes)?.cells.map { "\($0.place.row) \($0.place.column): \($0.text)" }
    #expect(
      cells == [
        "row 1 column D: 1.5", "row 2 column D: 1.5", "row 3 column A: a  b\nc", "row 3 column B: a  b\nc",
      ])
    #expect(ODSCells(Array("no archive".utf8)) == nil)
    #expect(XLSXCells(archive.bytes) == nil)
  }

  @Test("the cells of a workbook for Excel: shared and own texts, numbers, places")
  func excel() {
    var archive = ZipWriter()
    archive.add(
      "xl/workbook.xml",
      Array("<workbook><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>".utf8))
    archive.add(
      "xl/_rels/workbook.xml.rels",
      Array("<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/x.xml\"/></Relationships>".utf8))
    archive.add(
      "xl/sharedStrings.xml",
      Array("<sst><si><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r><rPh><t>no</t></rPh></si></sst>".utf8))
    archive.add(
      "xl/worksheets/x.xml",
      Array(
        """
        <worksheet><sheetData><row r="5"><c r="A5" t="s"><v>0</v></c><c r="AB5" s="2"><v>0.10000000000000001</v></c>\
        <c r="C5" t="inlineStr"><is><t>x &lt; y</t></is></c><c r="D5" t="s"><v>9</v></c><c r="E5"/></row></sheetData>
        """.utf8))
    let cells = XLSXCells(archive.bytes)?.cells.map { "\($0.place.row) \($0.place.column): \($0.text)" }
    #expect(cells == ["row 5 column A: a b", "row 5 column AB: 0.1", "row 5 column C: x < y"])
  }

  /// ECMA-376, 18.8.31; `.ci/test-publications` has LibreOffice show what these make of figures.
  @Test("formats of Excel keep decimals, euro and sign")
  func formatCodes() {
    func code(
      _ kind: NumberFormat.Kind, _ decimals: Int, _ sign: String? = nil, _ language: Language = .dutch
    ) -> String {
      XLSXFormatCode(NumberFormat(kind, decimals: decimals, sign: sign), language).text
    }
    #expect(code(.number, 0) == "#,##0")
    #expect(code(.plain, 0) == "0")
    #expect(code(.percentage, 1, "†") == "#,##0.0% \"†\"")
    #expect(code(.euro, 0) == "[$€-413] #,##0;[$€-413] -#,##0")
    #expect(code(.euro, 2, nil, .english) == "[$€-809]#,##0.00;-[$€-809]#,##0.00")
    #expect(code(.date, 0) == "[$-413]d mmmm yyyy")
    #expect(code(.words("<0,001"), 3) == "\"<0,001\";\"<0,001\"")
  }

  @Test("columns are named as spreadsheets do")
  func columns() {
    #expect([0, 25, 26, 51, 701, 702, 16_383].map(SheetColumn.letters) == ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"])
  }

  @Test("asking for xlsx without the library says how to get it")
  func notBuilt() throws {
    let plan = OfficialTable.plan(language: "nl")
    if XLSXPublisher.isBuilt {
      let files = try XLSXPublisher().files(for: OfficialTable.result, of: plan)
      let made = try #require(XLSXPublisher().cells(of: files[0]))
      let ods = try #require(ODSPublisher().cells(of: try ODSPublisher().files(for: OfficialTable.result, of: plan)[0]))
      #expect(Set(made) == Set(ods))
      #expect(try XLSXPublisher().files(for: OfficialTable.result, of: plan) == files)
    } else {
      #expect(throws: PublishError(.formatNotBuilt("xlsx"))) {
        try XLSXPublisher().files(for: OfficialTable.result, of: plan)
      }
      let told = PublishError(.formatNotBuilt("xlsx")).diagnostics
      #expect(told.first?.details.contains { $0.contains("libxlsxwriter-dev") } == true)
    }
  }
}
