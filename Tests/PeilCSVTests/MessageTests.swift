import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilCSV

@Suite("What the user is told")
struct MessageTests {
  @Test(
    "about a source",
    arguments: [
      (.missing(nearest: nil), "there is no such file", .noInput),
      (.missingFolder("data"), "there is no such file, and no folder 'data' to hold it", .noInput),
      (.unreadable(13), "the file cannot be read: Permission denied", .noInput),
      (.isDirectory, "this is a folder, not a file", .noInput),
      (.empty(.noBytes), "the file is empty: it has no header and no records", .data),
      (.isNotText(.xlsx), "this is no delimited text but an Excel workbook (xlsx)", .data),
      (
        .conflictMarker(line: 3), "two versions of the file stand in it, with git's conflict markers between them",
        .data
      ),
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
    let source = try TemporarySource("a,b\n1\n2,\u{0}\n3,x\"\n4,\"\n5\n")
    let read = try WholeRead(source.path)
    #expect(
      read.rejected.map(\.message) == [
        "found 1 field, expected 2", "found a NUL byte in column 'b'",
        "the quotes of this record are not well-formed: a field with a quote in it stands in quotes, and that quote is"
          + " doubled",
        "a quote is opened here and never closed: the 2 lines from here to the end of the file are one record",
      ])
  }

  @Test("about bytes that are no text in the declared encoding")
  func undecodable() throws {
    let cases: [([UInt8], TextEncoding, String)] = [
      (
        Array("a,b\n1,caf".utf8) + [0xE9, 0x0A], .utf8,
        "found byte 0xE9 in column 'b', which is no text in utf-8; in windows-1252 it would be '\u{E9}'"
      ),
      (
        Array("a,b\n1,x".utf8) + [0x81, 0x0A], .windows1252,
        "found byte 0x81 in column 'b', which is no text in windows-1252"
      ),
      (Array("a,b\n1,x".utf8) + [0x81, 0x0A], .utf8, "found byte 0x81 in column 'b', which is no text in utf-8"),
    ]
    for (bytes, encoding, message) in cases {
      let source = try TemporarySource(bytes)
      let read = try WholeRead(source.path, format: CSVFormat(encoding: encoding))
      #expect(read.rejected.map(\.message) == [message])
    }
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
