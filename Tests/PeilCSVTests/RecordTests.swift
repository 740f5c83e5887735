import PeilTable
import Testing

@testable import PeilCSV

@Suite("Records and their positions")
struct RecordTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var expected: [ReadRecord]
    var testDescription: String { name }
  }

  /// Counted by hand: the header `a,b` and its LF are four bytes and line 1.
  static let cases: [Case] = [
    Case(
      name: "LF", text: "a,b\n1,2\n3,4\n",
      expected: [.row(1, line: 2, byte: 4, "1", "2"), .row(2, line: 3, byte: 8, "3", "4")]),
    Case(
      name: "CRLF", text: "a,b\r\n1,2\r\n3,4\r\n",
      expected: [.row(1, line: 2, byte: 5, "1", "2"), .row(2, line: 3, byte: 10, "3", "4")]),
    Case(
      name: "CR", text: "a,b\r1,2\r3,4\r",
      expected: [.row(1, line: 2, byte: 4, "1", "2"), .row(2, line: 3, byte: 8, "3", "4")]),
    Case(
      name: "mixed", text: "a,b\r1,2\r\n3,4\n5,6",
      expected: [
        .row(1, line: 2, byte: 4, "1", "2"), .row(2, line: 3, byte: 9, "3", "4"), .row(3, line: 4, byte: 13, "5", "6"),
      ]),
    Case(
      name: "no last line end", text: "a,b\n1,2\n3,",
      expected: [.row(1, line: 2, byte: 4, "1", "2"), .row(2, line: 3, byte: 8, "3", "")]),
    Case(
      name: "blank lines count as lines only", text: "\n\na,b\n\n1,2\n\r\n\r3,4\n\n",
      expected: [.row(1, line: 5, byte: 7, "1", "2"), .row(2, line: 8, byte: 14, "3", "4")]),
    Case(name: "blanks are kept", text: "a,b\n 1 ,\t2 \n", expected: [.row(1, line: 2, byte: 4, " 1 ", "\t2 ")]),
    Case(
      name: "line ends in quotes", text: "a,b\n\"x\ny\",2\n\"p\r\nq\",\"\r\"\n5,6\n",
      expected: [
        .row(1, line: 2, byte: 4, "x\ny", "2"), .row(2, line: 4, byte: 12, "p\r\nq", "\r"),
        .row(3, line: 7, byte: 23, "5", "6"),
      ]),
    Case(
      name: "doubled quotes", text: "a,b\n\"\"\"\",\"say \"\"hi\"\"\"\n\"\",\"\"\n",
      expected: [.row(1, line: 2, byte: 4, "\"", "say \"hi\""), .row(2, line: 3, byte: 22, "", "")]),
    Case(name: "delimiters in quotes", text: "a,b\n\"1,5\",\",\"\n", expected: [.row(1, line: 2, byte: 4, "1,5", ",")]),
    Case(
      name: "too few and too many fields", text: "a,b\n1\n2,3\n4,5,6\n\"\"\n",
      expected: [
        .reject(1, line: 2, byte: 4, "field-count"), .row(2, line: 3, byte: 6, "2", "3"),
        .reject(3, line: 4, byte: 10, "field-count"), .reject(4, line: 5, byte: 16, "field-count"),
      ]),
    Case(
      name: "a quote inside an unquoted field", text: "a,b\n1,x\"y\n2,3\n",
      expected: [.reject(1, line: 2, byte: 4, "malformed-quote"), .row(2, line: 3, byte: 10, "2", "3")]),
    Case(
      name: "text after a closing quote", text: "a,b\n\"1\"x,2\n3,4\n",
      expected: [.reject(1, line: 2, byte: 4, "malformed-quote"), .row(2, line: 3, byte: 11, "3", "4")]),
    Case(
      name: "a blank after a closing quote", text: "a,b\n\"1\" ,2\n3,4\n",
      expected: [.reject(1, line: 2, byte: 4, "malformed-quote"), .row(2, line: 3, byte: 11, "3", "4")]),
    Case(
      name: "refused on a later line of the record", text: "a,b\n1,\"x\ny\nz\"q,2\n3,4\n",
      expected: [.reject(1, line: 2, byte: 4, "malformed-quote"), .row(2, line: 5, byte: 17, "3", "4")]),
    Case(
      name: "refused at the first of CRLF lines", text: "a,b\r\n1\"2,x\r\n3,4\r\n",
      expected: [.reject(1, line: 2, byte: 5, "malformed-quote"), .row(2, line: 3, byte: 12, "3", "4")]),
    Case(
      name: "an open quote at the end", text: "a,b\n1,2\n3,\"4\n5,6\n7,8\n",
      expected: [.row(1, line: 2, byte: 4, "1", "2"), .reject(2, line: 3, byte: 8, "malformed-quote")]),
    Case(name: "a quoted field at the very end", text: "a,b\n1,\"2\"", expected: [.row(1, line: 2, byte: 4, "1", "2")]),
    Case(
      name: "a lone quote at the very end", text: "a,b\n1,2\n\"",
      expected: [.row(1, line: 2, byte: 4, "1", "2"), .reject(2, line: 3, byte: 8, "malformed-quote")]),
    Case(
      name: "one bad line after the other", text: "a,b\n\"1\"1\n\"2\"2\n3,4\n",
      expected: [
        .reject(1, line: 2, byte: 4, "malformed-quote"), .reject(2, line: 3, byte: 9, "malformed-quote"),
        .row(3, line: 4, byte: 14, "3", "4"),
      ]),
    Case(
      name: "a NUL byte", text: "a,b\n1,\u{0}2\n3,4\n",
      expected: [.reject(1, line: 2, byte: 4, "nul-byte"), .row(2, line: 3, byte: 9, "3", "4")]),
    Case(name: "a header on several lines", text: "\"a\nx\",b\n1,2\n", expected: [.row(1, line: 3, byte: 8, "1", "2")]),
    Case(name: "a header only", text: "a,b\n", expected: []),
  ]

  @Test("are what was counted by hand, whatever the block size", arguments: cases, [1, 2, 3, 7, 64, 524_288])
  func positions(_ some: Case, blockSize: Int) throws {
    let source = try TemporarySource(some.text)
    #expect(try WholeRead(source.path, blockSize: blockSize).records == some.expected)
  }

  @Test("of another dialect are told apart by its own signs")
  func dialect() throws {
    let source = try TemporarySource("a;b\n'1;\"''';2,\n")
    let format = CSVFormat(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
    #expect(try WholeRead(source.path, format: format).records == [.row(1, line: 2, byte: 4, "1;\"'", "2,")])
  }

  @Test("that are rejected carry their exact bytes and what was found")
  func rejectedBytes() throws {
    let source = try TemporarySource("a,b\r\n1,2,3\r\nx\"\r\n4,\"5\n6\"\r\n")
    let read = try WholeRead(source.path, blockSize: 1)
    #expect(read.rejected.map(\.reason) == [.fieldCount(found: 3, expected: 2), .malformedQuote])
    #expect(read.rejected.map(\.sourceBytes) == [Array("1,2,3\r\n".utf8), Array("x\"\r\n".utf8)])
    #expect(read.sourceBytes.last == Array("4,\"5\n6\"\r\n".utf8))
  }

  @Test("come in several blocks when they are larger than one")
  func severalBlocks() throws {
    let source = try TemporarySource("a,b\n" + String(repeating: "1,2\n", count: 100))
    let read = try WholeRead(source.path, blockSize: 64)
    #expect(read.blockCount == 7)
    #expect(read.records.count == 100)
  }

  @Test("stop with an error when memory runs out")
  func outOfMemory() throws {
    let source = try TemporarySource("a,b\n" + String(repeating: "1,2\n", count: 5000))
    let file = try SourceFile(path: source.path, format: CSVFormat())
    let queue = try BlockQueue(file)
    var block = SourceBlock(encoding: .utf8)
    #expect(try queue.next(into: &block))
    var parser = try BlockParser(SourceFiles(file), memoryLimit: 65536)
    #expect(throws: SourceError(path: source.path, reason: .outOfMemory)) { _ = try parser.parse(block) }
  }
}
