import Foundation
import Testing

/// What goes wrong around a run: nothing is lost, and the run of before stays as it was.
@Suite struct FaultTests {
  private static let pipeline = """
    peil: 1
    language: en
    sources:
      s: {file: a.csv, key: nr, columns: {nr: {type: text}, amount: {type: money, amount: granted}}}
    tables:
      t: {from: s, measures: {n: {count: {}}, sum: {sum: {of: amount}}}}
    unit: {key: nr}

    """

  private func place(_ rows: Int = 3) throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,amount\n" + (0..<rows).map { "\($0),1.00\n" }.joined(), to: "a.csv")
    return place
  }

  @Test("links that point at each other, and a pipe, are named and not waited for")
  func strangeFiles() throws {
    let place = try place()
    let file = place.folder.appendingPathComponent("a.csv").path
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "b.csv")
    try FileManager.default.createSymbolicLink(
      atPath: place.folder.appendingPathComponent("b.csv").path, withDestinationPath: "a.csv")
    let loop = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(loop.status == 66)
    #expect(loop.error.contains("the file cannot be read: Too many levels of symbolic links"), "\(loop.error)")
    try FileManager.default.removeItem(atPath: file)
    #expect(mkfifo(file, 0o600) == 0)
    let pipe = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(pipe.status == 66)
    #expect(pipe.error.contains("this is a pipe or a device, which cannot be read twice"), "\(pipe.error)")
  }

  /// The memory of a process is a regular file to `stat`, and cannot be read at its beginning.
  @Test("a file that can be opened and not read is named with what the system says")
  func readError() throws {
    let place = try place()
    try place.write(Self.pipeline.replacingOccurrences(of: "a.csv", with: "/proc/self/mem"), to: "p.yaml")
    let run = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(run.status == 66)
    #expect(run.error.contains("the file cannot be read: Input/output error"), "\(run.error)")
  }

  @Test("a folder that holds an input, or is a file, is no output; the input stays as it is")
  func outputs() throws {
    let place = try place()
    for out in [".", "a.csv"] {
      let run = try Command.run(["run", "p.yaml", "-o", out], in: place.folder)
      #expect(run.status == 73, "\(run.error)")
    }
    #expect(place.read("a.csv")?.hasPrefix("nr,amount\n0,1.00\n") == true)
  }

  @Test("an interrupt ends the run with its own status, and leaves the run of before whole")
  func interrupt() throws {
    let place = try place()
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).status == 0)
    let before = place.read("out/p/tables/t.csv")
    // Large enough that no machine is done before it is told to stop.
    let row = String(repeating: "x", count: 200)
    let rows = (0..<400_000).map { "\($0)\(row),1.00\n" }.joined()
    try place.write("nr,amount\n" + rows, to: "a.csv")
    let running = try Command.start(["run", "p.yaml", "--quiet", "--threads", "1"], in: place.folder)
    try awaitHandler(of: SIGINT, in: running.process.processIdentifier)
    running.process.interrupt()
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 130)
    #expect(place.read("out/p/tables/t.csv") == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: place.folder.appendingPathComponent("out").path)
    #expect(left == ["p"])
  }

  /// Waits until a process has a way of its own with a signal: before that it would simply be ended by it.
  private func awaitHandler(of signal: Int32, in process: Int32) throws {
    for _ in 0..<10_000 {
      let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
      if let mask = line.flatMap({ UInt64($0.dropFirst(7).drop { $0 == "\t" }, radix: 16) }),
        mask >> (signal - 1) & 1 == 1
      {
        return
      }
      usleep(1_000)
    }
    Issue.record("the process never asked for the signal")
  }
}
