import Glibc
import PeilTable
import Testing

@testable import PeilCSV

@Suite("Writing records")
struct CSVWriterTests {
  @Test(
    "quotes a field when it needs quotes (RFC 4180, section 2)",
    arguments: [
      (["a", "b"], "a,b\n"), (["a,b", "c"], "\"a,b\",c\n"), (["say \"hi\""], "\"say \"\"hi\"\"\"\n"),
      (["x\ny", "p\rq"], "\"x\ny\",\"p\rq\"\n"), (["", ""], ",\n"), ([""], "\"\"\n"), ([], "\n"),
      ([" a ", "é"], " a ,é\n"),
    ])
  func quoting(_ record: [String], _ expected: String) {
    var bytes: [UInt8] = []
    DelimitedText.tidy.append(record: record, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test("uses the signs of the dialect")
  func dialect() {
    var bytes: [UInt8] = []
    let format = CSVFormat(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
    DelimitedText(format).append(record: ["a;b", "c,d", "it's", "\""], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "'a;b';c,d;'it''s';\"\n")
  }

  @Test("gives back what the reader read")
  func roundTrip() throws {
    let source = try TemporarySource("")
    let descriptor = open(source.path, O_WRONLY)
    var writer = CSVWriter(descriptor: descriptor)
    try writer.write(record: ["a", "b"])
    for number in 0..<20_000 { try writer.write(record: ["\(number)", "x\"\n,\(number)"]) }
    try writer.finish()
    close(descriptor)
    let read = try WholeRead(source.path)
    #expect(read.records.map(\.fields) == (0..<20_000).map { ["\($0)", "x\"\n,\($0)"] })
  }

  @Test("reports a full disk")
  func fullDisk() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    var writer = CSVWriter(descriptor: descriptor)
    try writer.write(record: ["a"])
    #expect(failure(of: &writer) == .diskFull)
  }

  @Test("reports that nobody reads the pipe any more")
  func closedPipe() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    var writer = CSVWriter(descriptor: ends[1])
    try writer.write(record: ["a"])
    #expect(failure(of: &writer) == .pipeClosed)
  }

  private func failure(of writer: inout CSVWriter) -> CSVWriteError.Reason? {
    do throws(CSVWriteError) {
      try writer.finish()
      return nil
    } catch {
      return error.reason
    }
  }
}
