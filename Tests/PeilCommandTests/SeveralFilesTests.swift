import Foundation
import Testing

/// A source of several files, of packed files, of standard input, and of mended records.
@Suite struct SeveralFilesTests {
  private static func pipeline(_ file: String, _ more: String = "") -> String {
    """
    peil: 1
    language: en
    sources:
      s:
        file: \(file)
        key: nr
    \(more.split(separator: "\n").map { "    \($0)\n" }.joined())    columns:
          nr: {type: text}
          amount: {type: money, amount: granted}
          from: {from-file: stem, type: text}
    tables:
      t: {from: s, measures: {n: {count: {of: rows}}, sum: {sum: {of: amount}}}}
    publish: {formats: [csv], datasets: [s]}

    """
  }

  private static func unpacked(_ program: String, _ bytes: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, "-c"]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    input.fileHandleForWriting.write(bytes)
    try input.fileHandleForWriting.close()
    let made = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return made
  }

  private func place(_ pipeline: String) throws -> Workplace {
    let place = try Workplace()
    try place.write(pipeline, to: "p.yaml")
    try place.write("nr,amount\n1,1.00\n2,2.50\n", to: "exports/a.csv")
    try place.write("nr,amount\n3,4.00\n", to: "exports/b.csv")
    return place
  }

  @Test(
    "are read in the order of their names, with their own names and positions",
    arguments: [
      "exports/*.csv", "[exports/a.csv, exports/b.csv]",
    ])
  func several(_ file: String) throws {
    let place = try place(Self.pipeline(file))
    let run = try Command.run(["run", "p.yaml", "--quiet", "--threads", "2"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(place.read("out/p/datasets/s.csv") == "nr,amount,from\n1,1.00,a\n2,2.50,a\n3,4.00,b\n")
    let record = try #require(place.read("out/p/run.json"))
    #expect(record.contains("\"file\": \"exports/b.csv\""))
    try place.write("nr,amount\n3,x\n4,1.00\n", to: "exports/b.csv")
    let failed = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(
      failed.error.hasPrefix("exports/b.csv:2: error: record 1: 1 record of source 's' rejected"), "\(failed.error)")
    #expect(
      place.read("out/p.failed/rejects/reasons.csv")?.contains("s,exports/b.csv,2,1,10,,0,not-a-number,amount,x")
        == true)
  }

  @Test("with another header are refused, and the difference is shown")
  func otherHeader() throws {
    let place = try place(Self.pipeline("exports/*.csv"))
    try place.write("nr,total,extra\n3,4.00,x\n", to: "exports/b.csv")
    let run = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(run.status == 65)
    #expect(run.error.contains("the header is another than that of 'exports/a.csv'"), "\(run.error)")
    #expect(run.error.contains("it lacks: amount; it has besides: total, extra"), "\(run.error)")
  }

  @Test("that no pattern fits, or that are named twice, are told so")
  func names() throws {
    let place = try place(Self.pipeline("exports/*.txt"))
    let none = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(none.status == 66)
    #expect(none.error.contains("its folder holds: a.csv, b.csv"), "\(none.error)")
    try place.write(Self.pipeline("[exports/a.csv, exports/*.csv]"), to: "p.yaml")
    let twice = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(twice.error.contains("'exports/a.csv' is named twice: its rows would count twice"), "\(twice.error)")
  }

  @Test("that are packed are read as they are, and hashed as they were given", arguments: ["gzip", "zstd"])
  func packed(_ program: String) throws {
    let place = try place(Self.pipeline("exports/a.csv.packed"))
    let packed = try Self.unpacked(program, Data("nr,amount\n1,1.00\n2,2.50\n".utf8))
    try #require(!packed.isEmpty, "\(program) is there")
    try packed.write(to: place.folder.appendingPathComponent("exports/a.csv.packed"))
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(place.read("out/p/tables/t.csv")?.contains("\n,sum,3.50,") == true)
    #expect(place.read("out/p/run.json")?.contains("\"bytes\": \(packed.count),") == true)
    try packed.dropLast(6).write(to: place.folder.appendingPathComponent("exports/a.csv.packed"))
    let broken = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(broken.status == 65)
    #expect(broken.error.contains("\(program) cannot unpack the file"), "\(broken.error)")
  }

  @Test("may be standard input")
  func standardInput() throws {
    let place = try place(Self.pipeline("\"-\""))
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder, input: "nr,amount\n7,1.25\n8,1.25\n")
    #expect(run.status == 0, "\(run.error)")
    #expect(place.read("out/p/datasets/s.csv") == "nr,amount,from\n7,1.25,'-\n8,1.25,'-\n")
  }

  @Test("may have mended records in the place of those rejected on reading, and the ledger shows it")
  func mended() throws {
    let place = try place(Self.pipeline("exports/a.csv", "reject-limit: 2"))
    try place.write("nr,amount\n1,1.00\n2,x\n3,4.00\n4\n", to: "exports/a.csv")
    let first = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(first.status == 0)
    #expect(place.read("out/p/rejects/s.csv") == "nr,amount\n2,x\n4\n")
    try place.write("nr,amount\n2,2.00\n4,8.00\n", to: "mended.csv")
    try place.write(Self.pipeline("exports/a.csv", "mended: mended.csv"), to: "p.yaml")
    let second = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(second.status == 0, "\(second.error)")
    #expect(place.read("out/p/tables/t.csv")?.contains("\n,sum,15.00,") == true)
    #expect(
      place.read("out/p/ledger.csv")?.contains("s,0,read,4,0,0,0,0,0,4,mended=2") == true,
      "\(place.read("out/p/ledger.csv") ?? "")")
    #expect(!place.exists("out/p/rejects"))
    try place.write("nr,amount\n2,2.00\n", to: "mended.csv")
    let short = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(short.status == 65)
    #expect(short.error.contains("1 mended record cannot stand in for 2 rejected of source 's'"), "\(short.error)")
  }

  @Test("may reject a share, and no more")
  func share() throws {
    let place = try place(Self.pipeline("exports/a.csv", "reject-limit: 25%"))
    try place.write("nr,amount\n1,1.00\n2,x\n3,4.00\n4,5.00\n", to: "exports/a.csv")
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).status == 0)
    try place.write("nr,amount\n1,1.00\n2,x\n3,4.00\n", to: "exports/a.csv")
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).status == 65)
  }
}
