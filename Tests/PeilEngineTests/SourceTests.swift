import PeilCore
import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Sources, filters, checks")
struct SourceTests {
  private func keyed(_ text: String) throws -> Scheme {
    let scheme = try Scheme()
    try scheme.source("a", [Scheme.column("id", .text), Scheme.column("n", .integer)], key: ["id"], text)
    try scheme.dataset("all", from: "a", [])
    scheme.exports = ["all"]
    return scheme
  }

  @Test("a double line is rejected, also the last one without a line end", arguments: [1, 2, 8], [8, 4096])
  func duplicate(threads: Int, blockSize: Int) throws {
    let result = try keyed("id,n\nx,1\ny,2\n,3\nx,1\nz,4\ny,2").run(threads: threads, blockSize: blockSize)
    #expect(result.exports[0].lines == ["x 1", "y 2", "z 4"])
    #expect(
      result.rejections.map { "\($0.line ?? 0) \($0.reason) \($0.value ?? "-")" } == [
        "4 missing-key -", "5 duplicate-row x", "7 duplicate-row y",
      ])
    #expect(result.entry("a", 0)?.rowsIn == 6)
    #expect(result.entry("a", 0)?.rejected == 3)
    #expect(result.inputs[0].rejectedWhileReading == 3)
  }

  @Test("one key with different content stops the run and names both lines", arguments: [1, 2, 8])
  func conflict(threads: Int) throws {
    let failure = try keyed("id,n\nx,1\ny,2\nx,3\ny,4\n").failure(threads: threads, blockSize: 8)
    #expect(failure.map(\.code) == ["key-not-unique"])
    #expect(
      failure[0].details == [
        "x: lines 2 and 4", "y: lines 3 and 5",
        "mend the file, or name as 'key' what tells its rows apart ('key: none': nothing does)",
      ])
  }

  @Test("blank lines are no records and are counted")
  func blankLines() throws {
    let result = try keyed("id,n\nx,1\n\n\ny,2\n").run()
    #expect(result.inputs[0].blankLines == 2)
    #expect(result.inputs[0].records == 2)
    #expect(result.inputs[0].bytes == 15)
  }

  @Test("a filter counts false and unknown apart")
  func filtering() throws {
    let scheme = try Scheme()
    try scheme.source("a", [Scheme.column("n", .integer)], "n\n1\n2\n\"\"\n3\n")
    try scheme.dataset("some", from: "a", [filter("n > 1")])
    let entry = try #require(try scheme.run().entry("some", 1))
    #expect([entry.rowsIn, entry.leftOut, entry.leftOutUnknown, entry.rowsOut] == [4, 1, 1, 2])
  }

  @Test("rules reject, warn and count; a rejected row is not held against the next rule")
  func checks() throws {
    let scheme = try Scheme()
    try scheme.source("a", [Scheme.column("n", .integer)], "n\n1\n2\n\"\"\n3\n")
    try scheme.dataset("some", from: "a", [check([("small", "n < 3", .reject), ("odd", "n == 1", .warn)])])
    scheme.exports = ["some"]
    let result = try scheme.run()
    #expect(result.exports[0].lines == ["1", "2", "missing"])
    #expect(result.checks.map { [$0.passed, $0.failed, $0.unknown] } == [[2, 1, 1], [1, 1, 1]])
    #expect(result.rejections.map { "\($0.line ?? 0) \($0.reason) \($0.column ?? "")" } == ["5 failed-check small"])
  }

  @Test("a rule that stops names the rows")
  func stop() throws {
    let scheme = try Scheme()
    try scheme.source("a", [Scheme.column("n", .integer)], "n\n1\n5\n2\n6\n")
    try scheme.dataset("some", from: "a", [check([("small", "n < 3", .stop)])])
    let failure = scheme.failure(threads: 2, blockSize: 4)
    #expect(failure.map(\.code) == ["failed-check"])
    #expect(
      failure[0].details == [
        "a.csv: line 3, record 2", "a.csv: line 5, record 4",
        "mend the rows, or say 'otherwise: reject' or 'otherwise: warn' for the rule",
      ])
  }

  @Test("an overflow names file, line and record, whatever the number of workers", arguments: [1, 2, 8])
  func overflow(threads: Int) throws {
    let scheme = try Scheme()
    try scheme.source("a", [Scheme.column("n", .integer)], "n\n1\n2\n9223372036854775807\n3\n9223372036854775807\n")
    try scheme.dataset("some", from: "a", [derive("m", "n + n")])
    scheme.exports = ["some"]
    let failure = scheme.failure(threads: threads, blockSize: 4)
    #expect(failure.map(\.code) == ["overflow"])
    #expect(failure[0].place == DataPlace(file: "a.csv", line: 4, record: 3, byte: 6))
  }

  @Test("the first rows of a stage are shown with all columns and their total")
  func show() throws {
    let scheme = try Scheme()
    try scheme.source("a", [Scheme.column("n", .integer), Scheme.column("t", .text)], "n,t\n1,a\n2,b\n3,c\n4,d\n")
    try scheme.dataset("some", from: "a", [filter("n > 1"), derive("m", "n + n")])
    let options = RunOptions(threads: 2, blockSize: 4)
    let last = try NativeEngine().rows(of: "some", afterStage: nil, limit: 2, in: scheme.plan, options: options)
    #expect(last.lines == ["2 b 4", "3 c 6"])
    #expect(last.total == 3)
    let first = try NativeEngine().rows(of: "some", afterStage: 1, limit: 9, in: scheme.plan, options: options)
    #expect(first.lines == ["2 b", "3 c", "4 d"])
    let source = try NativeEngine().rows(of: "a", afterStage: nil, limit: 1, in: scheme.plan, options: options)
    #expect(source.lines == ["1 a"])
    #expect(source.total == 4)
  }

  @Test("a cancelled run stops")
  func cancelled() throws {
    let plan = try keyed("id,n\nx,1\n")
    #expect(throws: (any Error).self) {
      try NativeEngine().run(plan.plan, options: RunOptions(threads: 1, isCancelled: { true }))
    }
  }
}
