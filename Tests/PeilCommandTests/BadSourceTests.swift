import Foundation
import Testing

/// What is wrong with a source, and what a run says about it: one row, one bad input.
@Suite struct BadSourceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    /// What stands in `a.csv`; nil leaves it out.
    var bytes: [UInt8]?
    var encoding = "windows-1252"
    var status: Int32
    /// The whole of what is said; the lines of the pipeline file that are shown with it are left out.
    var said: String

    init(_ name: String, _ bytes: [UInt8]?, encoding: String = "windows-1252", _ status: Int32, _ said: String) {
      (self.name, self.bytes, self.encoding, self.status, self.said) = (name, bytes, encoding, status, said)
    }

    var testDescription: String { name }
  }

  /// Three columns; the file is named on line 7, the columns on lines 11 to 13.
  private static func pipeline(_ encoding: String, file: String = "a.csv") -> String {
    """
    peil: 1
    title: Proef
    language: nl
    reading: census
    sources:
      a:
        file: \(file)
        format: {delimiter: ";", encoding: \(encoding), decimal: ",", thousands: ".", dates: d-M-yyyy}
        key: nr
        columns:
          nr: {from: Nummer, type: text}
          day: {from: Datum, type: date}
          costs: {from: Kosten, type: money, amount: project-costs}
    tables:
      t: {from: a, measures: {n: {count: {}}, costs: {sum: costs}}}

    """
  }

  private static let header = "Nummer;Datum;Kosten\r\n"
  /// Two good records, on lines 2 and 3.
  private static let rows = "1;20-10-2020;1.234,56\r\n2;21-10-2020;2.000\r\n"

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
  private static func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
  /// A file of the two good records and a third, which stands on line 4.
  private static func third(_ record: String) -> [UInt8] { text(header + rows + record + "\r\n") }
  private static func third(_ record: [UInt8]) -> [UInt8] { text(header + rows) + record + text("\r\n") }

  /// What is said at the place where the pipeline file names the source.
  private static func atFile(_ message: String, _ details: String...) -> String {
    (["p.yaml:7:11: error: \(message)"] + details).map { $0 + "\n" }.joined()
  }

  /// What is said where one record beside the two good ones is rejected.
  private static func rejected(_ reason: String) -> String {
    """
    a.csv:4: error: record 3: 1 record of source 'a' rejected; its reject-limit is 0
       line 4: \(reason)
       mend the file, or write what may be rejected as 'reject-limit' of the source; nothing is published
    3 records read from 1 file, 1 rejected
      a: 1 of 3 records rejected
    nothing is published; the rejected rows and the reasons stand in out/p.failed/rejects/

    """
  }

  private static let exportAgain = "   export it again; an export without rows still has its header"

  static let cases: [Case] = [
    Case(
      "nothing in it", [], 65,
      atFile("the file is empty: it has no header and no records", "   file: a.csv", exportAgain)),
    Case(
      "line ends only", text("\r\n\n\r\n"), 65,
      atFile(
        "the file holds line ends and nothing else: it has no header and no records", "   file: a.csv", exportAgain)),
    Case(
      "a byte order mark only", [0xEF, 0xBB, 0xBF], encoding: "utf-8", 65,
      atFile(
        "the file holds a byte order mark and nothing else: it has no header and no records", "   file: a.csv",
        exportAgain)),
    Case(
      "a header only", text(header), 0,
      """
      a.csv: warning: source 'a' has a header and no records
         every count made of it is 0; if there should be rows, export it again
      0 records read from 1 file, 0 rejected
      every row is accounted for in out/p/ledger.csv
      written: out/p/
        tables/t.csv

      """),
    Case(
      "no file", nil, 66,
      atFile("there is no such file", "   file: a.csv", "   paths in a pipeline file begin at its own folder")),
    Case(
      "a workbook", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + text("xl/workbook.xml"), 65,
      atFile(
        "this is no delimited text but an Excel workbook (xlsx)", "   file: a.csv",
        "   open it and save the sheet as CSV in UTF-8")),
    Case(
      "an archive", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + text("a.csv"), 65,
      atFile(
        "this is no delimited text but a zip archive", "   file: a.csv", "   unpack it and name the file inside")),
    Case(
      "packed", [0x1F, 0x8B, 8, 0], 65,
      atFile(
        "gzip cannot unpack the file", "   file: a.csv", "   gzip: stdin: unexpected end of file")),
    Case(
      "a PDF", text("%PDF-1.7\n"), 65,
      atFile("this is no delimited text but a PDF", "   file: a.csv", "   ask for the data behind it as CSV")),
    Case(
      "a page for logging in", text("<!DOCTYPE html>\n<html><body>Inloggen</body></html>\n"), 65,
      atFile(
        "this is no delimited text but a web page (HTML)", "   file: a.csv",
        "   a portal may have answered with a page for logging in: sign in and export again")),
    Case(
      "a pointer", text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), 65,
      atFile(
        "this is no delimited text but git's pointer to a file that is stored elsewhere", "   file: a.csv",
        "   fetch the file itself with 'git lfs pull'")),
    Case(
      "an unsettled merge at the top", text("<<<<<<< HEAD\n" + header + rows), 65,
      atFile(
        "two versions of the file stand in it, with git's conflict markers between them", "   in a.csv:1",
        "   settle the merge: keep one version, and delete the lines with <<<<<<<, ======= and >>>>>>>")),
    Case(
      "an unsettled merge further down", third("<<<<<<< HEAD\r\n3;1-1-2021;5\r\n=======\r\n3;1-1-2021;6\r\n>>>>>>> b"),
      65,
      """
      a.csv:4: error: two versions of the file stand in it, with git's conflict markers between them
         settle the merge: keep one version, and delete the lines with <<<<<<<, ======= and >>>>>>>

      """),
    Case(
      "another delimiter", text((header + rows).replacingOccurrences(of: ";", with: ",")), 64,
      atFile(
        "none of the 3 declared headers stands in 'a.csv'", "   its first line was read as: Nummer,Datum,Kosten",
        "   declared are: Nummer, Datum, Kosten",
        "   the whole header was read as one: is the delimiter another? try format: {delimiter: \",\"}")),
    Case(
      "no header", text(rows), 64,
      atFile(
        "none of the 3 declared headers stands in 'a.csv'", "   its first line was read as: 1, 20-10-2020, 1.234,56",
        "   declared are: Nummer, Datum, Kosten",
        "   a file begins with its header; 'from' names a header as it stands there")),
    Case(
      "a header twice", text(header.replacingOccurrences(of: "Kosten", with: "Kosten;Kosten")), 64,
      """
      p.yaml:13:21: error: the header 'Kosten' stands 2 times in 'a.csv'
      ^ give it one meaning in the file

      """),
    Case(
      "a header that is not there", text("Nummer;Kosten\r\n1;5\r\n"), 64,
      "p.yaml:12:19: error: no header 'Datum' in 'a.csv'\n   headers there: Nummer, Kosten\n"
        + "   where the export calls it otherwise now, put that name behind 'from'\n"),
    Case(
      "a header with another name", text(header.replacingOccurrences(of: "Datum", with: "Datums") + rows), 64,
      """
      p.yaml:12:19: error: no header 'Datum' in 'a.csv'
      ^ did you mean 'Datums'?
         headers there: Nummer, Datums, Kosten

      """),
    Case("too few fields", third("3;1-1-2021"), 65, rejected("found 2 fields, expected 3")),
    Case("too many fields", third("3;1-1-2021;5;6;7"), 65, rejected("found 5 fields, expected 3")),
    Case(
      "a quote left open", third("3;1-1-2021;\"5"), 65,
      rejected("a quote is opened here and never closed")),
    Case(
      "a stray quote", third("3;1-1-2021;5\"0"), 65,
      rejected(
        "the quotes of this record are not well-formed: a field with a quote in it stands in quotes, and that quote is"
          + " doubled")),
    Case("a NUL byte", third("3;1-1-2021;5\u{0}"), 65, rejected("found a NUL byte in column 'Kosten'")),
    Case(
      "a NUL byte in the header", text("Num\u{0}mer;Datum;Kosten\r\n"), 65,
      atFile("this is no delimited text but binary: it holds NUL bytes", "   file: a.csv", "   export it as CSV")),
    Case(
      "Windows-1252 where UTF-8 is declared", third(text("caf") + [0xE9] + text(";1-1-2021;5")), encoding: "utf-8", 65,
      rejected("found byte 0xE9 in column 'Nummer', which is no text in utf-8; in windows-1252 it would be '\u{E9}'")),
    Case(
      "a header in Windows-1252 where UTF-8 is declared", text("Nummer;Caf") + [0xE9] + text(";Kosten\r\n"),
      encoding: "utf-8", 65,
      atFile(
        "the header is not text in utf-8", "   in a.csv:1",
        "   it would be in windows-1252: write 'encoding: windows-1252' in the source's format")),
    Case(
      "a byte that Windows-1252 lacks", third([0x81] + text(";1-1-2021;5")), 65,
      rejected("found byte 0x81 in column 'Nummer', which is no text in windows-1252")),
    Case(
      "UTF-8 where Windows-1252 is declared", third("caf\u{E9};1-1-2021;5"), 0,
      """
      a.csv:4: warning: byte 67: every character of 'a' beyond ASCII stands there as utf-8 writes it, and windows-1252 is declared
         '\u{E9}' is read as '\u{C3}\u{A9}'
         write 'encoding: utf-8' in the source's format
      3 records read from 1 file, 0 rejected
      every row is accounted for in out/p/ledger.csv
      written: out/p/
        tables/t.csv

      """),
    Case(
      "UTF-8's byte order mark where Windows-1252 is declared", [0xEF, 0xBB, 0xBF] + text(header + rows), 65,
      atFile(
        "the file begins with the byte order mark of utf-8, declared is windows-1252", "   file: a.csv",
        "   write 'encoding: utf-8' in the source's format")),
    Case(
      "UTF-16's byte order mark where Windows-1252 is declared", [0xFF, 0xFE] + wide(header + rows), 65,
      atFile(
        "the file begins with the byte order mark of utf-16le, declared is windows-1252", "   file: a.csv",
        "   write 'encoding: utf-16le' in the source's format")),
    Case(
      "UTF-16 without a mark", wide(header + rows), 65,
      atFile(
        "the header is not text in windows-1252", "   in a.csv:1",
        "   it would be in utf-16le: write 'encoding: utf-16le' in the source's format")),
    Case(
      "an amount in the other style", third("3;1-1-2021;1,234.56"), 65,
      rejected(
        "found '1,234.56' in column 'Kosten': the thousands sign does not stand before groups of three; declared are"
          + " decimal ',' and thousands '.'")),
    Case(
      "31-02-2021", third("3;31-02-2021;5"), 65,
      rejected("found '31-02-2021' in column 'Datum': the calendar has no such day")),
    Case(
      "a date in another pattern", third("3;2021-02-01;5"), 65,
      rejected(
        "found '2021-02-01' in column 'Datum': not a date in any of the declared patterns; declared is 'd-M-yyyy'")),
    Case(
      "an amount beyond 64 bits of cents", third("3;1-1-2021;92233720368547758,08"), 65,
      rejected(
        "found '92233720368547758,08' in column 'Kosten': too large a number; the largest is 92233720368547758.07")),
    Case("a missing key", third(";1-1-2021;5"), 65, rejected("the key nr is missing")),
    Case(
      "the same record twice", third("2;21-10-2020;2.000"), 65,
      rejected("the same record, with nr '2', stands earlier in the file")),
    Case(
      "two records of one key", third("2;22-10-2020;2.000"), 65,
      """
      p.yaml:6:3: error: the key nr of source 'a' is not unique: 1 record differs from an earlier one with the same key
         in a.csv:4, record 3
         2: lines 3 and 4
         mend the file, or name as 'key' what tells its rows apart ('key: none': nothing does)

      """),
  ]

  @Test("gives one message with place and remedy, the right exit status, and loses nothing", arguments: cases)
  func said(_ some: Case) throws {
    let place = try Workplace()
    try place.write(Self.pipeline(some.encoding), to: "p.yaml")
    if let bytes = some.bytes { try Data(bytes).write(to: place.folder.appendingPathComponent("a.csv")) }
    let result = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(Self.withoutExcerpt(result.error) == some.said)
    #expect(result.status == some.status)
    #expect(place.exists("out/p") == (some.status == 0))
    // Where records were rejected they are kept with their reasons; where the file was not read, nothing is left.
    let isRejected = some.said.contains("rejects/")
    #expect(place.exists("out/p.failed/rejects/reasons.csv") == isRejected)
    if isRejected {
      let ledger = try #require(place.read("out/p.failed/ledger.csv"))
      #expect(ledger.contains("a,0,read,3,"))
      #expect(!place.exists("out/p.failed/tables"))
    } else if some.status != 0 {
      #expect(!place.exists("out"))
    }
  }

  @Test(
    "a folder, a pipe, and files that may not or cannot be read",
    arguments: [
      ("folder", "this is a folder, not a file", "   name one of the files in it"),
      ("pipe", "this is a pipe or a device, which cannot be read twice", "   write it to a file first"),
      // Nobody may read this one, root neither.
      (
        "/proc/sys/vm/drop_caches", "the file cannot be read: Permission denied",
        "   ask its owner to let you read it, or copy it to where you may"
      ),
      // It opens, and the first byte cannot be read.
      ("/proc/self/mem", "the file cannot be read: Input/output error", ""),
    ])
  func unreadable(file: String, message: String, remedy: String) throws {
    let place = try Workplace()
    let path = { (name: String) in place.folder.appendingPathComponent(name).path }
    try FileManager.default.createDirectory(atPath: path("folder"), withIntermediateDirectories: false)
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    try place.write(Self.pipeline("utf-8", file: file), to: "p.yaml")
    let result = try Command.run(["run", "p.yaml"], in: place.folder)
    let expected = Self.atFile(message, "   file: \(file)") + (remedy.isEmpty ? "" : remedy + "\n")
    #expect(Self.withoutExcerpt(result.error) == expected)
    #expect(result.status == 66)
    #expect(!place.exists("out"))
  }

  @Test("a mistyped file name is answered with the nearest in the folder")
  func nearest() throws {
    let place = try Workplace()
    try place.write(Self.pipeline("utf-8", file: "aanvragn.csv"), to: "p.yaml")
    try place.write(Self.header, to: "aanvragen.csv")
    let result = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(result.error.contains("   the folder holds 'aanvragen.csv'; was that meant?\n"))
    #expect(result.status == 66)
  }

  @Test("a field of ten megabytes in a column that nobody declared, and a hundred thousand columns, are read")
  func large() throws {
    let place = try Workplace()
    try place.write(Self.pipeline("utf-8"), to: "p.yaml")
    let field = String(repeating: "x", count: 10_000_000)
    try place.write("Nummer;Datum;Kosten;Tekst\n1;1-1-2021;5;\(field)\n2;1-1-2021;6;\n", to: "a.csv")
    #expect(try Command.run(["run", "p.yaml"], in: place.folder).output.contains("€ 11\n"))
    let names = (0..<100_000).map { ";kolomnummer\($0)" }.joined()
    let values = String(repeating: ";v", count: 100_000)
    try place.write("Nummer;Datum;Kosten\(names)\n1;1-1-2021;5\(values)\n2;1-1-2021;6\(values)\n", to: "a.csv")
    #expect(try Command.run(["run", "p.yaml"], in: place.folder).output.contains("€ 11\n"))
  }

  /// A message without the lines of the pipeline file that it shows; a caret's label stays.
  private static func withoutExcerpt(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
      guard let bar = line.firstIndex(of: "|"), line[..<bar].allSatisfy({ " 0123456789".contains($0) }) else {
        return String(line)
      }
      let shown = line[line.index(after: bar)...].drop { $0 == " " }
      guard shown.hasPrefix("^") else { return nil }
      let label = shown.drop { $0 == "^" }
      return label.isEmpty ? nil : "^\(label)"
    }.joined(separator: "\n")
  }
}
