import PeilInspect
import PeilTable
import Testing

/// Small files of many dialects, and what they are.
@Suite struct DialectTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let delimiter: Character
    var quote: Character? = "\""
    var escape = CSVFormat.Escape.doubled
    let width: Int
    var skipped = 0
    var header = 1
    var footer = 0
    let records: Int
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "comma", text: "nr,name\n1,a\n2,b\n", delimiter: ",", width: 2, records: 2),
    Case(name: "semicolon", text: "nr;kosten\n1;1,5\n2;2,75\n3;12,00\n", delimiter: ";", width: 2, records: 3),
    Case(name: "tab", text: "nr\tnaam\n1\ta, b\n2\tc, d\n", delimiter: "\t", width: 2, records: 2),
    Case(name: "bar", text: "nr|naam|x\n1|a;b|2\n2|c|3\n", delimiter: "|", width: 3, records: 2),
    Case(
      name: "commas in quotes", text: "nr,naam,bedrag\n1,\"Bos, Jan\",\"1,50\"\n2,\"Vos, Piet\",\"2,50\"\n",
      delimiter: ",", width: 3, records: 2),
    Case(name: "line ends in quotes", text: "nr,tekst\n1,\"a\nb\nc\"\n2,\"d\"\n", delimiter: ",", width: 2, records: 2),
    Case(
      name: "quotes behind a backslash", text: "nr,tekst\n1,\"zei \\\"ja\\\", toen\"\n2,\"b \\\"c\\\"\"\n",
      delimiter: ",", escape: .backslash, width: 2, records: 2),
    Case(
      name: "single quotes", text: "nr,naam\n1,'Bos, Jan'\n2,'Vos, Piet'\n", delimiter: ",", quote: "'", width: 2,
      records: 2),
    Case(
      name: "Excel's own line", text: "sep=;\nnr;naam\n1;a\n2;b\n", delimiter: ";", width: 2, skipped: 1, records: 2),
    Case(
      name: "a title above and a source below",
      text: "Register van subsidies\n\nnr;naam;bedrag\n1;a;5\n2;b;6\n3;c;7\n\nBron: RVO\n", delimiter: ";", width: 3,
      skipped: 2, footer: 2, records: 3),
    Case(
      name: "no header", text: "1;5;2021-01-02\n2;6;2021-01-03\n3;7;2021-01-04\n", delimiter: ";", width: 3, header: 0,
      records: 3),
    Case(name: "one column", text: "naam\na\nb\nc\n", delimiter: ",", width: 1, records: 3),
  ]

  @Test("a field in single quotes is quoted, and rows with a delimiter too many at their end are rows")
  func slips() throws {
    let quoted = Inspection(Array("nr;naam;n\n1;'Jansen';5\n2;'De Wit';6\n3;'Bos';7\n".utf8), isWhole: true)
    #expect(quoted.dialect.value.quote == UInt8(ascii: "'"))
    let trailing = Inspection(
      Array("nr,naam,n,m\n1,a,5,7,\n2,b,6,8\n3,c,7,9\n4,d,8,1,\n".utf8), isWhole: true)
    #expect(trailing.recordCount == 4)
    #expect(trailing.shape.footerLines.value == 0)
  }

  @Test("is found with the place of the table", arguments: cases)
  func found(_ some: Case) {
    let inspection = Inspection(Array(some.text.utf8), isWhole: true)
    let dialect = inspection.dialect.value
    #expect(Character(Unicode.Scalar(dialect.delimiter)) == some.delimiter, "\(inspection.dialect.evidence)")
    #expect(dialect.quote.map { Character(Unicode.Scalar($0)) } == some.quote)
    #expect(dialect.escape == some.escape)
    #expect(inspection.shape.width == some.width)
    #expect(inspection.shape.skippedLines.value == some.skipped)
    #expect(inspection.shape.headerRows.value == some.header, "\(inspection.shape.headerRows.evidence)")
    #expect(inspection.shape.footerLines.value == some.footer)
    #expect(inspection.recordCount == some.records)
  }

  @Test("ragged records are named by their lines")
  func ragged() {
    let inspection = Inspection(Array("a;b;c\n1;2;3\n1;2\n4;5;6\n7;8;9;0\n1;1;1\n".utf8), isWhole: true)
    #expect(inspection.shape.raggedLines == [3, 5])
    #expect(inspection.recordCount == 3)
  }
}
