import Foundation
import Testing

/// Runs on an outside engine, as far as no engine is needed to see what comes of them.
@Suite struct EngineTests {
  /// The programs that are started for engines, here such as take all they are told and never answer.
  private static let programs = [("duckdb", "duckdb"), ("postgres", "psql"), ("spark", "spark-submit")]

  private static let pipeline = """
    peil: 1
    language: en
    sources:
      s: {PLACE, key: nr, columns: {nr: {type: text}, amount: {type: money, amount: granted}}}
    tables:
      t: {from: s, measures: {n: {count: {}}, sum: {sum: {of: amount}}}}
    unit: {key: nr}

    """

  private func place(_ source: String) throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline.replacingOccurrences(of: "PLACE", with: source), to: "p.yaml")
    try place.write("nr,amount\n1,1.00\n", to: "a.csv")
    return place
  }

  @Test("an engine that says nothing any more is ended by either signal, and nothing is left", arguments: programs)
  func interrupt(engine: String, program: String) throws {
    for signal in [SIGINT, SIGTERM] {
      let place = try place("file: a.csv")
      try place.write("#!/bin/sh\necho $$ > \(place.folder.path)/started\nexec sleep 600\n", to: "bin/\(program)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: place.folder.appendingPathComponent("bin/\(program)").path)
      try FileManager.default.createDirectory(
        at: place.folder.appendingPathComponent("staging"), withIntermediateDirectories: false)
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let running = try Command.start(
        ["run", "p.yaml", "-q", "--engine", engine, "--staging", "staging"], in: place.folder,
        environment: ["PATH": "\(place.folder.path)/bin:\(path)"])
      var child: pid_t?
      for _ in 0..<2_000 where child == nil {
        child = place.read("started").flatMap { pid_t($0.trimmingCharacters(in: .newlines)) }
        usleep(10_000)
      }
      let begun = Date()
      kill(running.process.processIdentifier, signal)
      running.process.waitUntilExit()
      #expect(running.process.terminationStatus == 130)
      #expect(Date().timeIntervalSince(begun) < 30)
      // The engine's program is gone before the run is.
      #expect(kill(try #require(child), 0) != 0)
      #expect(!place.exists("out/p") && !place.exists("out/p.failed"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path + "/staging").isEmpty)
    }
  }

  @Test(
    "a table, Parquet and CSV for an engine are refused by the run's own engine, with the engines that read them",
    arguments: [
      ("table: register.s", "--engine postgres --dsn"), ("parquet: s.parquet", "--engine duckdb"),
      ("csv: s.csv", "write 'file' for 'csv'"),
    ])
  func refused(source: String, remedy: String) throws {
    let place = try place(source)
    for command in [["run", "p.yaml"], ["show", "p.yaml", "s"]] {
      let result = try Command.run(command, in: place.folder)
      #expect(result.status == 64)
      #expect(result.error.contains("p.yaml:4:3: error: source 's' is "), "\(result.error)")
      #expect(result.error.contains("which only another engine reads"), "\(result.error)")
      #expect(result.error.contains(remedy), "\(result.error)")
    }
    #expect(!place.exists("out/p"))
    let checked = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(checked.status == 0)
    #expect(checked.error.contains("were not looked at: only an engine reads them"), "\(checked.error)")
    let drawn = try Command.run(["explain", "p.yaml"], in: place.folder)
    #expect(drawn.status == 0 && drawn.output.contains(source.split(separator: " ")[1]), "\(drawn.error)")
  }

  @Test("a table is not read a second time for hashes of its rows")
  func rowHashes() throws {
    let place = try place("table: register.s")
    let result = try Command.run(["run", "p.yaml", "--row-hashes", "--engine", "duckdb"], in: place.folder)
    #expect(result.status == 64)
    #expect(result.error.contains("--row-hashes reads files once more, and source 's' is none"), "\(result.error)")
  }
}
