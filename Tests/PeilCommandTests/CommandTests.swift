import Foundation
import Testing

/// Runs the command as a user does.
///
/// The wrapper names the binary it built in `PEIL_BINARY`; without it the one of this
/// package's own build is taken.
struct Command {
  struct Result {
    let status: Int32
    let output: String
    let error: String
  }

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let binary: String = {
    if let named = ProcessInfo.processInfo.environment["PEIL_BINARY"], !named.isEmpty { return named }
    return build.appendingPathComponent("peil").path
  }()

  /// The folder into which these tests were built, and everything else with them.
  static let build = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// Starts the command and waits for its end; `limit` is the most blocks of 512 bytes that a file may grow to.
  static func run(
    _ arguments: [String], in folder: URL = repository, environment: [String: String] = [:], limit: Int? = nil,
    input: String? = nil
  ) throws -> Result {
    let process = try start(arguments, in: folder, environment: environment, limit: limit, input: input)
    let output = process.output.readDataToEndOfFile()
    let error = process.error.readDataToEndOfFile()
    process.process.waitUntilExit()
    return Result(
      status: process.process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      error: String(decoding: error, as: UTF8.self))
  }

  static func start(
    _ arguments: [String], in folder: URL = repository, environment: [String: String] = [:], limit: Int? = nil,
    input: String? = nil
  ) throws -> (process: Process, output: FileHandle, error: FileHandle) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: limit == nil ? binary : "/bin/sh")
    process.arguments = limit.map { ["-c", "ulimit -f \($0); exec \"$0\" \"$@\"", binary] + arguments } ?? arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    let given = Pipe()
    if input == nil { process.standardInput = FileHandle.nullDevice } else { process.standardInput = given }
    try process.run()
    if let input {
      given.fileHandleForWriting.write(Data(input.utf8))
      try given.fileHandleForWriting.close()
    }
    return (process, output.fileHandleForReading, error.fileHandleForReading)
  }
}

/// A folder of the test's own, removed at the end.
final class Workplace: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: folder.appendingPathComponent(name).path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }
}

@Suite(.serialized) struct CommandTests {
  static let pipeline = """
    peil: 1
    title: Proef
    language: nl
    reading: census
    sources:
      a:
        file: a.csv
        key: nr
        columns:
          nr: {type: text}
          kind: {type: category, values: [x, y]}
    tables:
      t:
        from: a
        rows: kind
        totals: nested
        measures: {n: {count: {}, label: Aantal}}

    """

  private func workplace(_ data: String = "nr,kind\n1,x\n2,y\n3,x\n") throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write(data, to: "a.csv")
    return place
  }

  @Test("a run writes its folder, prints its tables, and says where the files are")
  func run() throws {
    let place = try workplace()
    let result = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == "t\n\nkind    Aantal\n──────  ──────\nx            2\ny            1\nTotaal       3\n")
    #expect(
      result.error == """
        3 records read from 1 file, 0 rejected
        every row is accounted for in out/p/ledger.csv
        written: out/p/
          tables/t.csv

        """)
    #expect(
      place.read("out/p/tables/t.csv") == """
        kind,margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason
        x,,n,2,count,,,2,0,,,,count/rows,ok,
        y,,n,1,count,,,1,0,,,,count/rows,ok,
        ,kind,n,3,count,,,3,0,,,,count/rows,ok,

        """)
  }

  @Test(
    "a run of several tables ends with its key figures: four of the first total, and a share of each table after it")
  func keyFigures() throws {
    let rows = (1...12).map { "\($0),\($0 > 8 ? "y" : "x")\n" }.joined()
    let place = try workplace("nr,kind\n" + rows)
    let second = "  u: {title: Aandeel, from: a, rows: kind, totals: nested, measures: {share: $}}\n"
    let share = "{percentage: {of: total}, label: Aandeel van alles}"
    try place.write(Self.pipeline + second.replacingOccurrences(of: "$", with: share), to: "p.yaml")
    let result = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.output.hasSuffix("\n\nKerncijfers\n\nAantal                 12  t\nAandeel van alles  100,0%  Aandeel\n"),
      "\(result.output)")
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).output == "")
  }

  @Test("quiet says nothing, and JSON can be read by a program")
  func quietAndJSON() throws {
    let place = try workplace()
    let quiet = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(quiet.output + quiet.error == "")
    let json = try Command.run(["run", "p.yaml", "--json"], in: place.folder)
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["folder"] as? String == "out/p")
    #expect(value?["exit"] as? Int == 0)
  }

  @Test("too many rejects publish nothing: status 65, an account beside the output, and the output of before untouched")
  func rejects() throws {
    let place = try workplace()
    _ = try Command.run(["run", "p.yaml"], in: place.folder)
    try place.write("nr,kind\n1,x\n2,z\n3,x\n", to: "a.csv")
    let result = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(result.status == 65)
    #expect(
      result.error == """
        a.csv:3: error: record 2: 1 record of source 'a' rejected; its reject-limit is 0
           line 3: found 'z' in column 'kind': not one of the declared words; declared are 'x', 'y'
           a word that belongs there goes into 'values' of its column; 'invalid: missing' takes all others for missing
           mend the file, or write what may be rejected as 'reject-limit' of the source; nothing is published
        3 records read from 1 file, 1 rejected
          a: 1 of 3 records rejected
        nothing is published; the rejected rows and the reasons stand in out/p.failed/rejects/

        """)
    #expect(result.output == "")
    #expect(place.read("out/p.failed/rejects/a.csv") == "nr,kind\n2,z\n")
    #expect(place.exists("out/p.failed/ledger.csv"))
    #expect(!place.exists("out/p.failed/tables"))
    #expect(place.read("out/p/tables/t.csv")?.contains("x,,n,2,") == true)
  }

  @Test("every way of going wrong has its exit status")
  func statuses() throws {
    let place = try workplace()
    try place.write(Self.pipeline.replacingOccurrences(of: "kind: {type", with: "kin: {type"), to: "wrong.yaml")
    try place.write(Self.pipeline.replacingOccurrences(of: "a.csv", with: "b.csv"), to: "nofile.yaml")
    try place.write("in the way", to: "file")
    let cases: [([String], Int32)] = [
      (["check", "p.yaml"], 0), (["check", "wrong.yaml"], 64), (["run", "absent.yaml"], 66),
      (["run", "nofile.yaml"], 66), (["run", "p.yaml", "-o", "file"], 73), (["run", "p.yaml", "-o", "."], 73),
      (["run", "p.yaml", "--threads", "0"], 64), (["run", "p.yaml", "--set", "x=1"], 64), (["nonsense"], 64),
      (["show", "p.yaml", "a", "--stage", "1"], 64), (["show", "p.yaml", "nobody"], 64), (["stages", "fitler"], 64),
      (["stages"], 0), (["measures", "approval-rate"], 0), (["--version"], 0), (["--help"], 0),
    ]
    for (arguments, status) in cases {
      let result = try Command.run(arguments, in: place.folder)
      #expect(result.status == status, "\(arguments): \(result.error)")
      #expect(status == 0 || !result.error.isEmpty, "\(arguments) says nothing")
    }
    #expect(place.read("file") == "in the way")
    #expect(place.read("a.csv")?.hasPrefix("nr,kind") == true)
  }

  @Test("colour only for people, and never where NO_COLOR is set")
  func colour() throws {
    let place = try workplace()
    let result = try Command.run(["run", "absent.yaml"], in: place.folder, environment: ["NO_COLOR": "1"])
    #expect(!result.error.contains("\u{1b}"))
    #expect(result.error.hasPrefix("error: cannot read the pipeline file 'absent.yaml'"))
  }

  @Test("show prints the rows after any stage, as a table or as CSV, and a reader that goes away is no error")
  func show() throws {
    let place = try workplace()
    let table = try Command.run(["show", "p.yaml", "a", "-n", "2"], in: place.folder)
    #expect(table.output == "nr  kind\n──  ────\n1   x\n2   y\n2 van 3 rijen\n")
    let csv = try Command.run(["show", "p.yaml", "a", "--csv"], in: place.folder)
    #expect(csv.output == "nr,kind\n1,x\n2,y\n3,x\n")
    let (process, output, _) = try Command.start(["show", "p.yaml", "a", "--csv"], in: place.folder)
    try output.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("a run that is killed at any moment leaves the run of before or the new one, whole")
  func killed() throws {
    let rows = (1...20_000).map { "\($0),x\n" }.joined()
    let place = try workplace("nr,kind\n" + rows)
    _ = try Command.run(["run", "p.yaml"], in: place.folder)
    let before = try #require(place.read("out/p/run.json"))
    try place.write("nr,kind\n" + rows + "20001,y\n", to: "a.csv")
    var kinds: Set<String> = []
    for step in 0..<40 {
      let (process, _, _) = try Command.start(["run", "p.yaml", "--quiet"], in: place.folder)
      usleep(UInt32(step) * 2500)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let record = try #require(place.read("out/p/run.json"))
      let table = try #require(place.read("out/p/tables/t.csv"))
      let isOld = record == before
      kinds.insert(isOld ? "old" : "new")
      #expect(table.contains(isOld ? ",kind,n,20000,count" : ",kind,n,20001,count"))
    }
    #expect(!kinds.isEmpty)
    _ = try Command.run(["run", "p.yaml"], in: place.folder)
    let left = try FileManager.default.contentsOfDirectory(atPath: place.folder.appendingPathComponent("out").path)
    #expect(left == ["p"])
  }

  @Test("--profile tells of every source, stage and table how many rows went in and how long it took")
  func profile() throws {
    let place = try Workplace()
    let result = try Command.run(
      [
        "run", Command.repository.appendingPathComponent("pipelines/mkbidee-2020.yaml").path, "--quiet", "--profile",
        "-o",
        "out", "--threads", "2",
      ], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    let lines = result.error.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    func rows(_ part: String) -> Substring? {
      lines.first { $0.suffix(part.split(separator: " ").count).joined(separator: " ") == part }?[3]
    }
    #expect(rows("applications: read") == "238")
    #expect(rows("evaluated, stage 1: join") == "237")
    #expect(rows("contributions, stage 1: aggregate") == "657")
    #expect(rows("participations: tables") == "657")
  }

  @Test("an interrupt ends a run with status 130 and leaves nothing behind")
  func interrupted() throws {
    let rows = (1...400_000).map { "\($0),x\n" }.joined()
    let place = try workplace("nr,kind\n" + rows)
    // Too early, the process does not listen yet and dies of the signal; too late, the run is done.
    var interrupted = 0
    for step in 1...20 where interrupted < 3 {
      let (process, _, error) = try Command.start(["run", "p.yaml", "--threads", "1"], in: place.folder)
      usleep(UInt32(step) * 15_000)
      kill(process.processIdentifier, SIGINT)
      let said = String(decoding: error.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      if process.terminationStatus == 130 {
        interrupted += 1
        #expect(said == "error: the run was interrupted\n")
        #expect(!place.exists("out"))
      }
      try? FileManager.default.removeItem(at: place.folder.appendingPathComponent("out"))
    }
    #expect(interrupted == 3)
  }
}
