import Foundation
import Testing

/// The measure `run`: the rows of every cell to a program, and figures back.
@Suite struct ProgramFigureTests {
  private static let applications = """
    number,sector,costs,filed
    A1,care,10.50,2024-01-03
    A2,trade,,2024-01-04
    A3,care,4.25,2024-01-05
    A4,trade,1.00,2024-01-06
    A5,,2.00,2024-01-07

    """

  private static func pipeline(_ measure: String) -> String {
    """
    peil: 1
    title: Figures of a program
    language: en
    sources:
      applications:
        file: applications.csv
        key: application
        columns:
          application: {from: number, type: text}
          sector: {from: sector, type: category, values: [care, trade, culture], unknown-limit: 50%}
          costs: {from: costs, type: money, amount: project-costs}
          filed: {from: filed, type: date}
    tables:
      t:
        from: applications
        rows: sector
        totals: all
        measures:
          total:
            run: \(measure)
    publish: {formats: [csv, markdown]}

    """
  }

  private func workplace(_ measure: String, script: String = "") throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.applications, to: "p/applications.csv")
    try place.write(Self.pipeline(measure), to: "p/p.yaml")
    try place.write(script, to: "p/script.sh")
    return place
  }

  private static let total = "{program: [sh, script.sh], send: costs, gives: money, amount: project-costs}"

  /// The known costs of each group added up, and for a group of none an empty field.
  private static let adding = """
    echo "total: starting" >&2
    awk -F, '
      NR == 1 {if ($0 != "group,costs") exit 4; print "value,group"; next}
      {seen[$1]; if ($2 != "") {n[$1]++; sum[$1] += $2}}
      END {for (group in seen) print (n[group] ? sprintf("%.2f", sum[group]) : "") "," group}'
    """

  @Test("a run without leave starts nothing, says which program, and how to allow it")
  func refused() throws {
    let place = try workplace(Self.total, script: "touch started; cat")
    let result = try Command.run(["run", "p/p.yaml"], in: place.folder)
    #expect(result.status == 64)
    #expect(
      result.error.contains("error: the pipeline runs a program, 'sh script.sh', and this run may start none"),
      "\(result.error)")
    #expect(result.error.contains("p/p.yaml:20:"), "\(result.error)")
    #expect(result.error.contains("--allow-programs"))
    #expect(!place.exists("p/started") && !place.exists("out/p/run.json"))
    #expect(try Command.run(["check", "p/p.yaml"], in: place.folder).status == 0)
    #expect(try Command.run(["show", "p/p.yaml", "applications"], in: place.folder).status == 0)
  }

  /// Added up by hand; of culture there is no application, and of trade one lacks its costs.
  @Test("each cell has the figure of its rows, totals too; the script is an input, and what it says is shown")
  func figures() throws {
    let place = try workplace(Self.total, script: Self.adding)
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.components(separatedBy: "total: starting\n").count == 2, "\(result.error)")
    #expect(
      place.read("out/p/tables/t.csv")
        == """
        sector,margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason
        care,,total,14.75,euro,,,2,0,,,,run/money/project-costs,ok,
        trade,,total,1.00,euro,,,2,1,,,,run/money/project-costs,partial,
        culture,,total,,euro,,,0,0,,,,run/money/project-costs,undefined,emptyDenominator
        _missing,,total,2.00,euro,,,1,0,,,,run/money/project-costs,ok,
        ,sector,total,17.75,euro,,,5,1,,,,run/money/project-costs,partial,

        """)
    #expect(place.read("out/p/run.json")?.contains("script.sh") == true)
    let verified = try Command.run(["verify", "out/p"], in: place.folder)
    #expect(verified.status == 0, "\(verified.error)\(verified.output)")
    let figure = ["explain", "out/p", "t", "sector=care", "total", "--pipeline", "p/p.yaml"]
    #expect(try Command.run(figure, in: place.folder).status == 64)
    let explained = try Command.run(figure + ["--allow-programs"], in: place.folder)
    #expect(
      explained.status == 0 && explained.output.contains("applications.csv:4"), "\(explained.error)\(explained.output)")
  }

  @Test("its rows come group by group in the order of their values, whatever the order of the file")
  func order() throws {
    // The answer of a group is the place of its first row in what was sent, and of the last.
    let place = try workplace(
      "{program: [sh, script.sh], send: [costs, application], gives: number, interval: 95%}",
      script: "tee sent.csv | awk -F, 'NR > 1 {if (!($1 in a)) a[$1] = NR; b[$1] = NR} "
        + "END {print \"group,value,lower,upper\"; for (g in a) print g \",\" a[g] \",\" a[g] \",\" b[g]}'")
    let first = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(first.status == 0, "\(first.error)")
    let table = place.read("out/p/tables/t.csv")
    #expect(
      place.read("p/sent.csv") == """
        group,costs,application
        1,4.25,A3
        1,10.50,A1
        2,,A2
        2,1.00,A4
        3,2.00,A5
        4,,A2
        4,1.00,A4
        4,2.00,A5
        4,4.25,A3
        4,10.50,A1

        """)
    #expect(table?.contains("care,,total,2,number,,,2,0,2,3,program 0.95,run/number,ok,") == true, "\(table ?? "")")
    let lines = Self.applications.split(separator: "\n")
    try place.write(
      ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n", to: "p/applications.csv")
    let second = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(second.status == 0)
    #expect(place.read("out/p/tables/t.csv") == table)
  }

  @Test("the categories can be put in the order of its figures")
  func ordering() throws {
    let place = try workplace(Self.total, script: Self.adding)
    let text = try #require(place.read("p/p.yaml"))
    try place.write(
      text.replacingOccurrences(of: "    totals: all", with: "    order: {by: total, descending: false}"),
      to: "p/p.yaml")
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    let names = (place.read("out/p/tables/t.csv") ?? "").split(separator: "\n").dropFirst().map {
      $0.prefix { $0 != "," }
    }
    // Without a figure, and missing, come last.
    #expect(names == ["trade", "care", "culture", "_missing"])
  }

  @Test("a figure that the program does not give is not defined, and says so")
  func unanswered() throws {
    let place = try workplace(Self.total, script: "printf 'group,value\\n1,\\n2,\\n3,\\n4,\\n'; cat >/dev/null")
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(place.read("out/p/tables/t.csv")?.contains("run/money/project-costs,undefined,noAnswer") == true)
    #expect(place.read("out/p/tables.md")?.contains("the program gave none") == true)
  }

  @Test("no program is started where there is no row")
  func empty() throws {
    let place = try workplace(Self.total, script: "exit 1")
    try place.write("number,sector,costs,filed\n", to: "p/applications.csv")
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
  }

  @Test(
    "what goes wrong is told with the program and what to do, and nothing is written",
    arguments: [
      ("exit 3", ["it ended with status 3"]),
      ("cat >/dev/null", ["nothing came back", "group,value,lower,upper"]),
      ("printf 'group,value\\n1,1\\n'", ["did not come back: lower, upper"]),
      ("printf 'group,value,lower,upper\\n1,1,1,1\\n2,2,2,2\\n'", ["2 groups of 4 had no answer, such as 3"]),
      ("printf 'group,value,lower,upper\\n5,1,1,1\\n'", ["a group that was not sent", "the groups are 1 to 4"]),
      ("printf 'group,value,lower,upper\\n1,1,1,1\\n1,2,2,2\\n'", ["two answers are about group 1"]),
      ("printf 'group,value,lower,upper\\n1,many,,\\n'", ["line 2 of what came back: found 'many' in column 'value'"]),
      (
        "printf 'group,value,lower,upper\\n1,1,3,2\\n2,1,,\\n3,1,,\\n4,1,,\\n'",
        ["an interval runs from 3.0 down to 2.0"]
      ),
      ("sleep 30", ["it took longer than 1 second, and was ended", "'time-limit' gives it more"]),
      ("head -c 300000000 /dev/zero | tail -n 1 >/dev/null || exit 2; exit 2", ["'memory-limit' gives it more"]),
    ])
  func failures(script: String, said: [String]) throws {
    let place = try workplace(
      "{program: [sh, script.sh], send: costs, gives: number, interval: 95%, time-limit: 1, memory-limit: 64}",
      script: script)
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect(result.status == 65, "\(result.error)")
    #expect(result.error.contains("error: the program 'sh script.sh': "), "\(result.error)")
    for words in said { #expect(result.error.contains(words), "\(result.error)") }
    #expect(!place.exists("out/p/run.json"))
  }

  @Test(
    "what is wrong in the options is told before anything is started",
    arguments: [
      ("{program: [], send: costs, gives: number}", "no program is named"),
      ("{program: [./absent.sh], send: costs, gives: number}", "there is no such file"),
      ("{program: [cat], send: csts, gives: number}", "did you mean 'costs'?"),
      ("{program: [cat], send: [costs, costs], gives: number}", "a column is sent twice"),
      ("{program: [cat], send: costs, gives: money}", "add `amount`"),
      ("{program: [cat], send: costs, gives: number, amount: granted}", "only money has an amount"),
      ("{program: [cat], send: costs, gives: date, interval: 95%}", "a date has no interval here"),
      ("{program: [cat], send: costs, gives: number, interval: 0}", "no coverage between 0 and 1"),
      ("{program: [cat], send: costs, gives: sum}", "A whole number of units."),
      ("{program: [cat], gives: number}", "send"),
    ])
  func options(measure: String, message: String) throws {
    let place = try workplace(measure)
    let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
    #expect([64, 66].contains(result.status))
    #expect(result.error.contains(message), "\(result.error)")
  }

  @Test("a column that stands for several rows is sent with its key alone")
  func grain() throws {
    let dataset = """
      datasets:
        pairs:
          from: applications
          stages:
            - join: {with: others, key: application, kind: left}
      """
    let others = """
        others:
          file: others.csv
          key: none
          columns: {application: {from: number, type: text}, theme: {from: theme, type: text}}
      """
    func said(_ send: String) throws -> (status: Int32, error: String) {
      let place = try workplace(
        "{program: [sh, script.sh], send: \(send), gives: number}",
        script: "awk -F, 'NR > 1 {n[$1]++} END {print \"group,value\"; for (g in n) print g \",\" n[g]}'")
      let text = try #require(place.read("p/p.yaml"))
        .replacingOccurrences(of: "\ntables:", with: "\n\(others)\n\(dataset)\ntables:")
        .replacingOccurrences(of: "    from: applications\n    rows", with: "    from: pairs\n    rows")
      try place.write(text, to: "p/p.yaml")
      try place.write("number,theme\nA1,time\nA1,money\nA2,time\n", to: "p/others.csv")
      let result = try Command.run(["run", "p/p.yaml", "--allow-programs"], in: place.folder)
      return (result.status, result.error)
    }
    let alone = try said("costs")
    #expect(alone.status == 64 && alone.error.contains("send its key as well: application"), "\(alone.error)")
    let together = try said("[application, costs]")
    #expect(together.status == 0, "\(together.error)")
  }

  /// The medians are those of Peil's own measure, and the intervals those of the other language.
  @Test("the examples in Python and R give one median with one interval, by sector and in all")
  func examples() throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    var tables: [[[Substring]]] = []
    for (program, name) in [("python3", "python"), ("Rscript", "r")] {
      // R is no small thing to install: where it is not, its example is not run.
      guard folders.contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }) else {
        continue
      }
      let place = try Workplace()
      let result = try Command.run(
        [
          "run", "Examples/programs/median-with-interval-\(name).yaml", "--allow-programs", "-o",
          place.folder.path + "/out",
        ])
      #expect(result.status == 0, "\(result.error)")
      let table = try #require(place.read("out/tables/per_learner.csv"))
      tables.append(
        table.split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) })
    }
    for lines in tables {
      let own = lines.filter { $0[2] == "median" }
      let programs = lines.filter { $0[2] == "with_interval" }
      #expect(own.count == 12 && programs.count == 12)
      // By sector, and what is summed out; value, how many, and whether.
      #expect(
        own.map { [$0[0], $0[1], $0[3], $0[7], $0[13]] } == programs.map { [$0[0], $0[1], $0[3], $0[7], $0[13]] })
      #expect(programs.contains { !$0[9].isEmpty })
      for line in programs where !line[9].isEmpty {
        let (value, lower, upper) = (Double(line[3]) ?? 0, Double(line[9]) ?? 0, Double(line[10]) ?? 0)
        #expect(lower <= value && value <= upper, "\(line)")
      }
    }
    if tables.count == 2 {
      #expect(tables[0].map { $0.dropLast(3) } == tables[1].map { $0.dropLast(3) })
    }
  }
}
