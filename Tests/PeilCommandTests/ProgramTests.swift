import Foundation
import Testing

/// The stage `run`: rows to a program and back.
@Suite struct ProgramTests {
  private static let applications = """
    number,sector,costs,remark
    A1,care,10.50,plain
    A2,trade,,"said ""no"", twice"
    A3,care,4.25,"two
    lines"
    A4,trade,1.00,Fryslân €

    """

  /// A pipeline over the applications with one stage `run`.
  private static func pipeline(_ stage: String, measure: String = "{n: count}") -> String {
    """
    peil: 1
    title: Programs
    language: en
    sources:
      applications:
        file: applications.csv
        key: application
        columns:
          application: {from: number, type: text}
          sector: {from: sector, type: category, values: [care, trade]}
          costs: {from: costs, type: money, amount: project-costs}
          remark: {from: remark, type: text}
    datasets:
      answered:
        from: applications
        stages:
          - run: \(stage)
    tables:
      t:
        from: answered
        measures: \(measure)
    publish: {datasets: [answered]}

    """
  }

  private func workplace(_ stage: String, script: String = "") throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.applications, to: "p/applications.csv")
    try place.write(Self.pipeline(stage), to: "p/p.yaml")
    try place.write(script, to: "p/script.sh")
    return place
  }

  private static let half = """
    {program: [sh, script.sh], send: [application, costs], returns: columns, columns: {half: {type: decimal, scale: 3}}}
    """

  @Test("a run without leave starts nothing, says which program, and how to allow it")
  func refused() throws {
    let place = try workplace(Self.half, script: "touch started; cat")
    for arguments in [["run", "p/p.yaml"], ["show", "p/p.yaml", "answered"]] {
      let result = try Command.run(arguments, in: place.folder)
      #expect(result.status == 64)
      #expect(
        result.error.contains("error: the pipeline runs a program, 'sh script.sh', and this run may start none"),
        "\(result.error)")
      #expect(result.error.contains("p/p.yaml:17:9"))
      #expect(result.error.contains("--allow-programs"))
    }
    #expect(place.read("p/started") == nil)
    #expect(place.read("out/p/run.json") == nil)
    let check = try Command.run(["check", "p/p.yaml"], in: place.folder)
    #expect(check.status == 0)
  }

  @Test(
    "an answer finds its row by the key in any order; the ledger counts, the script is an input, what it says is shown")
  func columns() throws {
    let place = try workplace(
      Self.half,
      script: """
        echo "half: starting" >&2
        test -n "$PEIL_SCHEMA" && test -n "$PEIL_RETURNS" || exit 9
        awk -F, 'NR == 1 {print "half," $1} NR > 1 {print ($2 == "" ? "" : $2 / 2) "," $1 | "sort -r"}'
        """)
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs", "--ledger"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("half: starting\n"))
    #expect(
      place.read("out/p/datasets/answered.csv")
        == """
        application,sector,costs,remark,half
        A1,care,10.50,plain,5.250
        A2,trade,,"said ""no"", twice",
        A3,care,4.25,"two
        lines",2.125
        A4,trade,1.00,Fryslân €,0.500

        """)
    #expect(place.read("out/p/ledger.csv")?.contains("answered,1,run,4,0,0,0,0,0,4") == true)
    #expect(place.read("out/p/ledger.csv")?.contains("sh script.sh") == true)
    #expect(place.read("out/p/run.json")?.contains("script.sh") == true)
    let verified = try Command.run(["verify", "out/p"], in: place.folder)
    #expect(verified.status == 0, "\(verified.error)\(verified.output)")
  }

  @Test("rows that come back take the place of those that were sent, and the ledger closes")
  func rows() throws {
    let place = try workplace(
      """
      {program: [sh, script.sh], send: [sector, costs], returns: rows, key: sector, columns: {sector: {type: category, values: [care, trade]}, total: {type: money, amount: project-costs}}}
      """,
      script: """
        awk -F, 'NR > 1 {total[$1] += $2} END {print "sector,total"; print "trade," total["trade"]; print "care," total["care"]}'
        """)
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(place.read("out/p/datasets/answered.csv") == "sector,total\ntrade,1.00\ncare,14.75\n")
    #expect(place.read("out/p/ledger.csv")?.contains("answered,1,run,4,0,0,0,4,2,2") == true)
  }

  @Test("a program that only hands back what it gets gives the same rows: quotes, line ends, letters, what is missing")
  func roundTrip() throws {
    let place = try workplace(
      """
      {program: [cat], returns: rows, key: application, columns: {application: {type: text}, sector: {type: category, values: [care, trade]}, costs: {type: money}, remark: {type: text}}}
      """)
    let result = try Command.run(["show", "p/p.yaml", "answered", "--csv", "--allow-programs"], in: place.folder)
    let before = try Command.run(["show", "p/p.yaml", "applications", "--csv"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == before.output)
  }

  @Test("no row is sent where there is none, and the program is not started")
  func empty() throws {
    let place = try workplace(Self.half, script: "exit 1")
    try place.write("number,sector,costs,remark\n", to: "p/applications.csv")
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
  }

  @Test(
    "what goes wrong is told with the program and what to do, and nothing is written",
    arguments: [
      ("exit 3", ["it ended with status 3"]),
      ("echo 'no model here' >&2; exit 1", ["it ended with status 1", "it said:", "no model here"]),
      ("cat >/dev/null", ["nothing came back", "application,half"]),
      ("echo application,hlaf; echo A1,1", ["did not come back: half", "is 'hlaf' meant to be 'half'?"]),
      (
        "echo application,half,more; echo A1,1,2",
        ["a column came back that the pipeline does not declare: more", "declared under 'columns' and 'key'"]
      ),
      (
        "printf 'application,half\\nA1,1\\nA2,many\\nA3,1\\nA4,1\\n'",
        ["line 3 of what came back: found 'many' in column 'half': not a number"]
      ),
      ("printf 'application,half\\nA1,1\\n'", ["3 rows of 4 had no answer, such as A2"]),
      ("printf 'application,half\\nA9,1\\n'", ["an answer is about a row that was not sent: A9"]),
      ("printf 'application,half\\nA1,1\\nA1,2\\n'", ["two answers are about one row: A1"]),
      ("kill -9 $$", ["it was ended by signal 9", "'memory-limit' gives it more"]),
      ("sleep 30", ["it took longer than 1 second, and was ended", "'time-limit' gives it more"]),
      (
        "head -c 300000000 /dev/zero | tail -n 1 >/dev/null || exit 2; exit 2",
        ["it ended with status 2", "it said:", "'memory-limit' gives it more"]
      ),
    ])
  func failures(script: String, said: [String]) throws {
    let place = try workplace(
      Self.half.replacingOccurrences(of: "returns:", with: "time-limit: 1, memory-limit: 64, returns:"),
      script: script)
    let start = Date()
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 65, "\(result.error)")
    #expect(result.error.contains("p/p.yaml:17:9: error: the program 'sh script.sh': "), "\(result.error)")
    for words in said { #expect(result.error.contains(words), "\(result.error)") }
    #expect(place.read("out/p/run.json") == nil)
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test(
    "what is wrong in the options is told before anything is started",
    arguments: [
      ("{program: [], returns: columns, columns: {x: {type: integer}}}", "no program is named"),
      ("{program: [no-such-program-at-all], returns: columns, columns: {x: {type: integer}}}", "there is no program"),
      ("{program: [cat], returns: rows, columns: {x: {type: integer}}}", "`key: none` where nothing does"),
      ("{program: [cat], returns: columns, columns: {x: {type: decimal}}}", "a decimal needs a scale"),
      ("{program: [cat], returns: columns, columns: {x: {type: category}}}", "a category needs its codes"),
      ("{program: [cat], returns: columns, columns: {costs: {type: money}}}", "has a column 'costs' already"),
      ("{program: [cat], send: [csts], returns: columns, columns: {x: {type: money}}}", "did you mean 'costs'?"),
      ("{program: [./absent.sh], returns: columns, columns: {x: {type: money}}}", "there is no such file"),
      ("{program: [cat], files: [absent.R], returns: columns, columns: {x: {type: money}}}", "there is no such file"),
      ("{program: [cat], returns: frames, columns: {x: {type: money}}}", "rows of its own"),
    ])
  func options(stage: String, message: String) throws {
    let place = try workplace(stage)
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect([64, 65, 66].contains(result.status))
    #expect(result.error.contains(message), "\(result.error)")
  }

  @Test(
    "the examples in Python and in R give the same median of the grant per learner, by sector",
    arguments: [("python3", "grant-per-learner-python"), ("Rscript", "grant-per-learner-r")])
  func examples(program: String, name: String) throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    // R is no small thing to install: where it is not, its example is not run.
    guard folders.contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }) else { return }
    let place = try Workplace()
    let result = try Command.run(
      ["run", "Examples/programs/\(name).yaml", "--allow-programs", "-o", place.folder.path + "/out"])
    #expect(result.status == 0, "\(result.error)")
    let same = try Command.run(
      ["run", "Examples/programs/grant-per-learner.yaml", "-o", place.folder.path + "/same"])
    #expect(same.status == 0, "\(same.error)")
    func medians(_ out: String) -> [String] {
      (place.read("\(out)/tables/per_learner.csv") ?? "").split(separator: "\n").dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return "\(fields[0]) \(fields[3])"
      }
    }
    #expect(medians("out").count == 11)
    #expect(medians("out") == medians("same"))
  }
}
