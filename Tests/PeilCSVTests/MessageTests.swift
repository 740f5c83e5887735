import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilCSV

@Suite("What the user is told")
struct MessageTests {
  @Test(
    "about a source",
    arguments: [
      (.missing, "there is no such file", .noInput), (.unreadable(13), "cannot be read: Permission denied", .noInput),
      (.empty, "the file holds no header and no records", .data),
      (
        .contradictoryByteOrderMark(found: .utf16LittleEndian, declared: .utf8),
        "the file begins with the byte order mark of utf-16le, declared is utf-8", .data
      ),
      (.unusableFormat(.delimiterIsQuote(0x2C)), "delimiter and quote are both ','", .usage),
      (
        .unusableFormat(.unusableDelimiter(10)), "byte 10 cannot be a delimiter: it must be ASCII and no line end",
        .usage
      ),
    ] as [(SourceError.Reason, String, PeilDiagnostics.ExitStatus)])
  func source(_ reason: SourceError.Reason, _ message: String, _ exit: PeilDiagnostics.ExitStatus) throws {
    let diagnostic = try #require(SourceError(path: "a.csv", reason: reason).diagnostics.first)
    #expect(diagnostic.message == message)
    #expect(diagnostic.exit == exit)
    #expect(diagnostic.place?.file == "a.csv")
  }

  @Test("about a rejected record")
  func rejected() throws {
    let source = try TemporarySource("a,b\n1\n2,\u{0}\n3,\"\n")
    let read = try WholeRead(source.path)
    #expect(
      read.rejected.map(\.message) == [
        "found 1 field, expected 2", "found a NUL byte in column 'b'", "the quotes of this record are not well-formed",
      ])
  }

  @Test("about a column that has no single reading")
  func column() {
    let error = ColumnFormatError(column: "day", reason: .confusableDatePatterns("d-M-yyyy", "M-d-yyyy"))
    #expect(
      error.diagnostics.map(\.message) == [
        "column 'day': a date could fit both 'd-M-yyyy' and 'M-d-yyyy' and mean two days"
      ])
  }
}
