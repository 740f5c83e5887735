import PeilTable
import Testing

@testable import PeilCSV

/// What libcsv has no notion of; every position is counted by hand.
@Suite("Records of other dialects")
struct DialectTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var expected: [ReadRecord]
    var format: CSVFormat
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ change: (inout CSVFormat) -> Void, _ expected: ReadRecord...) {
      self.name = name
      self.text = text
      self.expected = expected
      format = CSVFormat()
      change(&format)
    }
  }

  static let cases: [Case] = [
    Case(
      "without quotes", "a,b\n\"1,2\"\n3\",\"\n", { $0.quote = nil }, .row(1, line: 2, byte: 4, "\"1", "2\""),
      .row(2, line: 3, byte: 10, "3\"", "\"")),
    Case(
      "backslashes in quotes", "a,b\n\"say \\\"hi\\\"\",\"c:\\\\dir\\x\"\n", { $0.escape = .backslash },
      .row(1, line: 2, byte: 4, "say \"hi\"", "c:\\dir\\x")),
    Case(
      "backslashes without quotes", "a,b\n1\\,5,x\\\ny\n\\N,2\n",
      {
        $0.escape = .backslash
        $0.quote = nil
      },
      .row(1, line: 2, byte: 4, "1,5", "x\ny"), .row(2, line: 4, byte: 14, "\\N", "2")),
    Case(
      "a backslash before what closes", "a,b\n\"x\\\",2\n3,4\n", { $0.escape = .backslash },
      .reject(1, line: 2, byte: 4, "malformed-quote")),
    Case(
      "doubled quotes beside backslashes", "a,b\n\"x\"\"y\",2\n", { $0.escape = .backslash },
      .row(1, line: 2, byte: 4, "x\"y", "2")),
    Case(
      "LF alone ends a record", "a,b\n1\r,2\r\n3,4\n", { $0.lineEnd = .lf }, .row(1, line: 2, byte: 4, "1\r", "2\r"),
      .row(2, line: 3, byte: 10, "3", "4")),
    Case(
      "CR LF alone ends a record", "a,b\r\n1\n2,\r3\r\n4,5\r\n", { $0.lineEnd = .crlf },
      .row(1, line: 2, byte: 5, "1\n2", "\r3"), .row(2, line: 4, byte: 13, "4", "5")),
    Case(
      "CR alone ends a record", "a,b\r1\n2,3\r4,5", { $0.lineEnd = .cr }, .row(1, line: 2, byte: 4, "1\n2", "3"),
      .row(2, line: 3, byte: 10, "4", "5")),
    Case(
      "comments", "# made by hand\na,b\n1,2\n#3,4\n\"#5\",6\n7,#8\n# last", { $0.comment = "#" },
      .row(1, line: 3, byte: 19, "1", "2"), .row(2, line: 5, byte: 28, "#5", "6"),
      .row(3, line: 6, byte: 35, "7", "#8")),
    Case(
      "comments with a longer mark", "a,b\n-- x\n-,2\n--\n", { $0.comment = "--" }, .row(1, line: 3, byte: 9, "-", "2")),
    Case(
      "short records are padded", "a,b,c\n1\n2,3\n4,5,6,,\n7,8,9,x\n", { $0.ragged = .pad },
      .row(1, line: 2, byte: 6, "1", "", ""), .row(2, line: 3, byte: 8, "2", "3", ""),
      .row(3, line: 4, byte: 12, "4", "5", "6"), .reject(4, line: 5, byte: 20, "field-count")),
    Case(
      "blanks beside quotes", "a, b \n \"1\" ,\"2\"\t\n   \n 3 , 4\n", { $0.trims = true },
      .row(1, line: 2, byte: 6, "1", "2"), .row(2, line: 4, byte: 21, " 3 ", " 4")),
    Case(
      "lines before the header", "sep=,\n\"Export\na,b\n1,2\n", { $0.skippedLines = 2 },
      .row(1, line: 4, byte: 18, "1", "2")),
    Case(
      "a header of two rows", "Bedrag,\nin euro,id\n1,2\n", { $0.headerRows = 2 }, .row(1, line: 3, byte: 19, "1", "2")),
    Case(
      "no header", "preamble\n1,2\n3,4\n",
      {
        $0.headerRows = 0
        $0.skippedLines = 1
      },
      .row(1, line: 2, byte: 9, "1", "2"), .row(2, line: 3, byte: 13, "3", "4")),
    Case(
      "a footer", "a,b\n1,2\nTotal,,\n\"made on\n", { $0.footerLines = 2 }, .row(1, line: 2, byte: 4, "1", "2")),
    Case(
      "a footer without its line end", "a,b\r\n1,2\r\n\r\nEnd", { $0.footerLines = 2 },
      .row(1, line: 2, byte: 5, "1", "2")),
    Case("a footer that is all there is", "a,b\nTotal\n", { $0.footerLines = 1 }),
    Case(
      "a blank as delimiter", "a b\n1 \"2 3\"\n", { $0.delimiter = UInt8(ascii: " ") },
      .row(1, line: 2, byte: 4, "1", "2 3")),
  ]

  @Test("are what was counted by hand, whatever the block size", arguments: cases, [1, 2, 3, 7, 64, 524_288])
  func positions(_ some: Case, blockSize: Int) throws {
    let source = try TemporarySource(some.text)
    #expect(try WholeRead(source.path, format: some.format, blockSize: blockSize).records == some.expected)
  }

  @Test("are the same in UTF-16", arguments: cases, [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func wide(_ some: Case, encoding: TextEncoding) throws {
    var bytes: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    for unit in some.text.utf16 {
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      bytes += encoding == .utf16LittleEndian ? [low, high] : [high, low]
    }
    var format = some.format
    format.encoding = encoding
    let source = try TemporarySource(bytes)
    let expected = some.expected.map { record in
      ReadRecord(
        record: record.record, line: record.line, byte: 2 + 2 * record.byte, fields: record.fields,
        reason: record.reason)
    }
    #expect(try WholeRead(source.path, format: format, blockSize: 16).records == expected)
  }

  @Test("have the headers that stand there")
  func headers() throws {
    func names(_ text: String, _ change: (inout CSVFormat) -> Void) throws -> [String] {
      var format = CSVFormat()
      change(&format)
      let source = try TemporarySource(text)
      return try SourceFile(path: source.path, format: format).header.names
    }
    #expect(try names("Bedrag,,Naam\nin euro,id\n1,2,3\n") { $0.headerRows = 2 } == ["Bedrag in euro", "id", "Naam"])
    #expect(try names("1,2,3\n4,5\n") { $0.headerRows = 0 } == ["1", "2", "3"])
    #expect(try names(" a ,\u{A0}b\n") { $0.trims = true } == ["a", "b"])
    #expect(try names("x\ry\r\na,b\n") { $0.skippedLines = 2 } == ["a", "b"])
  }

  @Test("keep head and foot of the file, and give every byte of it to the observer once")
  func observed() throws {
    let text = "sep=;\r\na;b\r\n1;2\r\n3;4\r\nTotal;6\r\n"
    let source = try TemporarySource(text)
    var format = CSVFormat(delimiter: UInt8(ascii: ";"))
    (format.skippedLines, format.footerLines) = (1, 1)
    let file = try SourceFile(path: source.path, format: format)
    #expect(file.headBytes == Array("sep=;\r\na;b\r\n".utf8))
    #expect(file.footBytes == Array("Total;6\r\n".utf8))
    let seen = Seen()
    let queue = try BlockQueue(file, blockSize: 3) { bytes in seen.append(bytes) }
    var block = SourceBlock(encoding: .utf8)
    while try queue.next(into: &block) {}
    #expect(seen.bytes == Array(text.utf8))
  }

  @Test("say which lines are missing where a file is shorter than its format")
  func short() throws {
    func reason(_ text: String, _ change: (inout CSVFormat) -> Void) throws -> SourceError.Reason? {
      var format = CSVFormat()
      change(&format)
      let source = try TemporarySource(text)
      do {
        _ = try SourceFile(path: source.path, format: format)
        return nil
      } catch { return error.reason }
    }
    #expect(try reason("a\nb\n") { $0.skippedLines = 3 } == .empty(.skippedLinesOnly(count: 2, skipped: 3)))
    #expect(try reason("a\n") { $0.headerRows = 2 } == .empty(.headerRowsMissing(count: 1, declared: 2)))
    #expect(try reason("a\nb\n") { $0.footerLines = 2 } == .empty(.footerOnly(count: 1, footer: 2)))
  }

  @Test("give what libcsv gives for everything it reads too", arguments: 0..<300 as Range<UInt64>)
  func agreement(_ seed: UInt64) throws {
    for text in [SplitInvarianceTests.wild(seed), SplitInvarianceTests.wellFormed(seed)] {
      let bytes = Array(text.utf8)
      for isFinal in [false, true] {
        for width in [0, 2] {
          let expected = try VectorScanTests.Found(bytes, .libcsv, width: width, isFinal: isFinal)
          var found = try VectorScanTests.Found(bytes, .dialect, width: width, isFinal: isFinal)
          // The scanner says itself what of libcsv's refusals is a quote left open.
          for index in found.records.indices where found.records[index][6] == 3 { found.records[index][6] = 1 }
          #expect(found == expected, "final: \(isFinal), \(text.debugDescription)")
        }
      }
    }
  }
}

/// The bytes that an observer saw; it is called under a lock.
private final class Seen: @unchecked Sendable {
  private(set) var bytes: [UInt8] = []
  func append(_ more: UnsafeRawBufferPointer) { bytes += more }
}
