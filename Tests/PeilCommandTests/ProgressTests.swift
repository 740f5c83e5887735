import Foundation
import Glibc
import Testing

/// What a person at a terminal sees of a run, and a program does not.
@Suite struct ProgressTests {
  private static let pipeline = """
    peil: 1
    title: Trial
    language: en
    reading: census
    sources:
      a: {file: a.csv, key: none, columns: {nr: {type: text}, kind: {type: category, values: [x, y]}}}
    tables:
      t: {from: a, rows: kind, measures: {n: count}}

    """

  private func place(_ rows: Int) throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,kind\n" + String(repeating: "1,x\n", count: rows), to: "a.csv")
    return place
  }

  /// A run that takes longer than the line waits and what it said, however fast the machine and the build are.
  private func longRun(_ arguments: [String]) throws -> (place: Workplace, rows: Int, said: String) {
    var rows = 3_000_000
    while true {
      let place = try place(rows)
      let start = ContinuousClock.now
      let said = try terminalOutput(of: arguments, in: place.folder)
      if start.duration(to: .now) > .seconds(0.8) || rows > 50_000_000 { return (place, rows, said) }
      rows *= 4
    }
  }

  /// Everything that the command writes to a terminal as its standard error.
  private func terminalOutput(of arguments: [String], in folder: URL) throws -> String {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(master >= 0)
    // TIOCSPTLCK and TIOCGPTN, which Swift's view of the C library leaves out: unlock the other side, and its number.
    var (locked, number): (Int32, UInt32) = (0, 0)
    try #require(ioctl(master, 0x4004_5431, &locked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    let name = "/dev/pts/\(number)"
    let slave = open(name, O_RDWR | O_NOCTTY)
    try #require(slave >= 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Command.binary)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    close(slave)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    close(master)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("a long run shows rows and speed on a terminal alone, takes the line away, and says where the files are")
  func long() throws {
    let (place, rows, said) = try longRun(["run", "p.yaml", "--threads", "1"])
    let lines = said.split(separator: "\r").map(String.init)
    #expect(lines.contains { $0.hasPrefix("a: ") && $0.contains(" rows, ") && $0.contains(" MB/s") }, "\(said)")
    #expect(lines.contains { $0.hasPrefix("1 source read: ") }, "\(said)")
    #expect(said.contains("written: out/p/"))
    // The last line of progress is covered with blanks before anything else is said.
    let after = try #require(said.range(of: "\(rows) records read from 1 file"))
    #expect(said[..<after.lowerBound].contains("    \r"))

    #expect(try terminalOutput(of: ["run", "p.yaml", "--quiet", "--threads", "1"], in: place.folder) == "")
    let elsewhere = try Command.run(["run", "p.yaml", "--threads", "1"], in: place.folder)
    #expect(!elsewhere.error.contains("MB/s"))
  }

  @Test("a short run shows no line")
  func short() throws {
    let short = try place(3)
    let said = try terminalOutput(of: ["run", "p.yaml"], in: short.folder)
    #expect(
      said.replacingOccurrences(of: "\r\n", with: "\n") == """
        3 records read from 1 file, 0 rejected
        every row is accounted for in out/p/ledger.csv
        written: out/p/
          tables/t.csv

        """)
  }

  @Test("the folder of a run that failed is taken away by the next good one, unless somebody has worked in it")
  func failedFolder() throws {
    let place = try place(3)
    let good = "nr,kind\n1,x\n"
    let bad = "nr,kind\n1,z\n"
    try place.write(bad, to: "a.csv")
    #expect(try Command.run(["run", "p.yaml"], in: place.folder).status == 65)
    #expect(place.exists("out/p.failed/rejects/a.csv"))
    try place.write(good, to: "a.csv")
    let run = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(run.status == 0)
    #expect(!place.exists("out/p.failed"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path + "/out") == ["p"])

    for (file, text) in [("rejects/a.csv", "nr,kind\n1,x\n"), ("notes.txt", "ask the agency")] {
      try place.write(bad, to: "a.csv")
      #expect(try Command.run(["run", "p.yaml"], in: place.folder).status == 65)
      try place.write(text, to: "out/p.failed/\(file)")
      try place.write(good, to: "a.csv")
      let kept = try Command.run(["run", "p.yaml"], in: place.folder)
      #expect(kept.status == 0)
      #expect(
        kept.error.hasSuffix("out/p.failed/ of an earlier run stays: it holds files that were changed or added since\n")
      )
      #expect(place.read("out/p.failed/\(file)") == text)
    }
    // A folder of another's that happens to have the name.
    try FileManager.default.removeItem(atPath: place.folder.path + "/out/p.failed")
    try place.write("mine", to: "out/p.failed/thesis.txt")
    #expect(try Command.run(["run", "p.yaml"], in: place.folder).status == 0)
    #expect(place.read("out/p.failed/thesis.txt") == "mine")
  }
}
