import Foundation
import PeilTable
import Synchronization
import Testing

@testable import PeilCSV

@Suite("Opening a source")
struct SourceFileTests {
  private func reason(_ bytes: [UInt8], _ format: CSVFormat = CSVFormat()) throws -> SourceError.Reason? {
    let source = try TemporarySource(bytes)
    let error = #expect(throws: SourceError.self) { _ = try SourceFile(path: source.path, format: format) }
    #expect(error?.path == source.path)
    return error?.reason
  }

  @Test("says that there is no file, or a directory, or no text in it")
  func kinds() throws {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: SourceError(path: "/nowhere/x.csv", reason: .missingFolder("/nowhere"))) {
      _ = try SourceFile(path: "/nowhere/x.csv", format: CSVFormat())
    }
    #expect(throws: SourceError(path: folder, reason: .isDirectory)) {
      _ = try SourceFile(path: folder, format: CSVFormat())
    }
    #expect(throws: SourceError(path: "/dev/null", reason: .isNotRegularFile)) {
      _ = try SourceFile(path: "/dev/null", format: CSVFormat())
    }
    #expect(try reason([]) == .empty(.noBytes))
    #expect(try reason([0xEF, 0xBB, 0xBF]) == .empty(.byteOrderMarkOnly))
    #expect(try reason(Array("\n\r\n".utf8)) == .empty(.lineEndsOnly))
    #expect(try reason([0x50, 0x4B, 0x03, 0x04, 0, 0]) == .isNotText(.zip))
    #expect(
      try reason([0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0])
        == .headerNotInEncoding(.utf8, line: 1, likely: .utf16LittleEndian))
    #expect(try reason(Array("ab\u{0}cdefgh,x\n".utf8)) == .isNotText(.binary))
  }

  @Test("refuses a byte order mark of another encoding than the declared one")
  func byteOrderMark() throws {
    let utf8: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0x0A]
    let little: [UInt8] = [0xFF, 0xFE, 0x61, 0x00]
    #expect(
      try reason(utf8, CSVFormat(encoding: .windows1252))
        == .contradictoryByteOrderMark(found: .utf8, declared: .windows1252))
    #expect(
      try reason(little) == .contradictoryByteOrderMark(found: .utf16LittleEndian, declared: .utf8))
    #expect(
      try reason(little, CSVFormat(encoding: .utf16BigEndian))
        == .contradictoryByteOrderMark(found: .utf16LittleEndian, declared: .utf16BigEndian))
  }

  @Test("refuses signs that cannot be told apart")
  func signs() throws {
    let comma = UInt8(ascii: ",")
    #expect(try reason([0x61], CSVFormat(delimiter: comma, quote: comma)) == .unusableFormat(.delimiterIsQuote(comma)))
    #expect(try reason([0x61], CSVFormat(delimiter: 10)) == .unusableFormat(.unusableDelimiter(10)))
    #expect(try reason([0x61], CSVFormat(quote: 0xAB)) == .unusableFormat(.unusableQuote(0xAB)))
  }

  @Test("refuses a header that is no record, and says on which line")
  func header() throws {
    #expect(try reason(Array("\na,b\"\n1,2\n".utf8)) == .malformedHeader(line: 2))
    #expect(try reason([0x61, 0xE9, 0x0A]) == .headerNotInEncoding(.utf8, line: 1, likely: .windows1252))
    let endless = [UInt8(ascii: "\"")] + [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 24)
    #expect(try reason(endless) == .headerTooLong(1 << 24))
  }

  @Test("reports duplicate and empty headers as they are")
  func headerNames() throws {
    let source = try TemporarySource("a,,b,a,\"c\nd\",,b,a\n")
    let header = try SourceFile(path: source.path, format: CSVFormat()).header
    #expect(header.names == ["a", "", "b", "a", "c\nd", "", "b", "a"])
    #expect(header.duplicates == ["a", "b"])
    #expect(header.emptyPositions == [1, 5])
    #expect(header.position(of: "c\nd") == 4)
    #expect(header.position(of: "a") == nil)
    #expect(header.lineCount == 2)
  }

  @Test("shows the observer every byte once, in file order")
  func observer() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("a,b\r\n\r\n\"1\n\",2\r\n3,\"\n\n4".utf8)
    let source = try TemporarySource(bytes)
    let file = try SourceFile(path: source.path, format: CSVFormat())
    let seen = Mutex<[UInt8]>([])
    let queue = try BlockQueue(file, blockSize: 4) { part in seen.withLock { $0.append(contentsOf: part) } }
    var block = SourceBlock(encoding: .utf8)
    while try queue.next(into: &block) {}
    #expect(seen.withLock { $0 } == bytes)
  }

  @Test("lets several workers share the blocks without losing a row")
  func severalWorkers() async throws {
    let lines = (1...20_000).map { "\($0),\"x\($0)\n\"\n" }.joined()
    let source = try TemporarySource("a,b\n" + lines)
    let file = try SourceFile(path: source.path, format: CSVFormat())
    let queue = try BlockQueue(file, blockSize: 1024)
    let parts = try await withThrowingTaskGroup(of: [(Int, [String])].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var block = SourceBlock(encoding: .utf8)
          var parser = try BlockParser(file)
          var found: [(Int, [String])] = []
          while try queue.next(into: &block) {
            let grid = try parser.parse(block).grid
            found.append(
              (block.index, (0..<grid.rowCount).map { TextEncoding.utf8.text(of: grid.field(row: $0, column: 0)) }))
          }
          return found
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let inOrder = parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    #expect(inOrder == (1...20_000).map(String.init))
  }

  @Test(
    "notices a file that grows, shrinks or is written anew while it is read",
    arguments: [
      "a,b\n1,2\n3,4\n5,6\n7,8\n", "a,b\n1,2\n", "a,b\n1,2\n9,9\n5,6\n",
    ])
  func changing(_ text: String) throws {
    let source = try TemporarySource("a,b\n1,2\n3,4\n5,6\n")
    let file = try SourceFile(path: source.path, format: CSVFormat())
    let queue = try BlockQueue(file, blockSize: 4)
    var block = SourceBlock(encoding: .utf8)
    #expect(try queue.next(into: &block))
    // The clock of the file system is coarser than a test is fast.
    usleep(20_000)
    let handle = try #require(FileHandle(forWritingAtPath: source.path))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    #expect(throws: SourceError(path: source.path, reason: .changed)) {
      while try queue.next(into: &block) {}
    }
    #expect(try !queue.next(into: &block))
  }

  @Test("notices a file that changed before positions were resolved")
  func changed() throws {
    let source = try TemporarySource("a,b\n1,2\n3,4\n")
    let file = try SourceFile(path: source.path, format: CSVFormat())
    let queue = try BlockQueue(file)
    var block = SourceBlock(encoding: .utf8)
    var parser = try BlockParser(file)
    var positions = SourcePositions()
    #expect(try queue.next(into: &block))
    positions.add(try parser.parse(block).counts)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: source.path))
    try handle.truncate(atOffset: 8)
    #expect(throws: SourceError(path: source.path, reason: .changed)) {
      _ = try positions.resolve([RowOrigin(source: 0, block: 0, record: 1)], in: file)
    }
  }
}
