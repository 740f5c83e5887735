import Foundation
import Peil
import Synchronization
import Testing

/// Runs that keep the states of files, and states of several machines added up: what comes out is what one run over all
/// files gives.
@Suite struct StateTests {
  /// Exports of some months, as unkind as they get, and pipelines over them.
  private struct Place {
    let folder: TestFolder
    private static let texts = [
      "gewoon", "Müller & Zn", "\"de \"\"grote\"\" zaak\"", "\"twee\nregels\"", "日本語", "'; DROP TABLE x; --", "\"a,b\"",
    ]
    private static let header = "nr,firm,sector,needs,outcome,costs,granted,weight,day\n"

    init() throws { folder = try TestFolder() }

    var path: String { folder.path }

    /// A file of so many records, the same every time; every eleventh lacks something.
    func export(_ name: String, records: Int, first: Int, seed: UInt64) throws {
      var draw = SeededGenerator(seed: seed)
      var text = Self.header
      for number in first..<first + records {
        func missing(_ word: String) -> String { Int.random(in: 0..<11, using: &draw) == 0 ? "" : word }
        let granted = Bool.random(using: &draw)
        let fields = [
          "A\(number)", missing(Self.texts.randomElement(using: &draw) ?? ""),
          missing(["bouw", "zorg", "industrie"].randomElement(using: &draw) ?? ""),
          missing(["t", "t|c", "c", "r|t|c"].randomElement(using: &draw) ?? ""), granted ? "yes" : "no",
          missing("\(Int.random(in: -9_999...99_999_999, using: &draw)).\(Int.random(in: 10...99, using: &draw))"),
          granted ? "\(Int.random(in: 1...99_999, using: &draw)).5" : "",
          missing("\(Double.random(in: -1...1, using: &draw) * 1e9)"),
          "2021-0\(Int.random(in: 1...9, using: &draw))-1\(Int.random(in: 0...9, using: &draw))",
        ]
        text += fields.joined(separator: ",") + "\n"
      }
      try folder.write(text, to: name)
    }

    /// A pipeline over `exports/*.csv` with these tables.
    func pipeline(
      _ tables: String, stages: String = "", key: String = "nr", more: String = "", name: String = "p.yaml"
    ) throws {
      try folder.write(
        """
        peil: 1
        title: Months
        language: en
        reading: process
        unit: {key: nr}
        sources:
          months:
            file: exports/*.csv
            key: \(key)
            reject-limit: 20
            columns:
              nr: {type: text}
              firm: {type: text}
              sector: {type: category, values: [bouw, zorg, industrie]}
              needs: {type: set, values: [t, c, r]}
              outcome: {type: outcome, values: {"yes": granted, "no": refused}}
              costs: {type: money, amount: project-costs}
              granted: {type: money, amount: granted}
              weight: {type: number}
              day: {type: date}
        datasets:
          rows:
            from: months
            stages:
              - filter: costs > 0 or costs is missing
        \(stages)
        tables:
        \(tables)
        \(more)
        """, to: name)
    }

    func load(_ name: String = "p.yaml") throws -> Pipeline {
      try Pipeline(file: "\(path)/\(name)", environment: { $0 == "KEY" ? "a key that is long enough" : nil })
    }

    @discardableResult
    func run(
      into out: String, states: String? = "states", name: String = "p.yaml",
      options: RunOptions = RunOptions(threads: 2)
    ) throws -> Pipeline.Outcome {
      try load(name).run(into: "\(path)/\(out)", options: options, states: states.map { "\(path)/\($0)" })
    }
  }

  private static let plain = """
      by_sector: {from: rows, rows: sector, totals: nested, measures: {n: count, rate: {approval-rate: {outcome: outcome, definition: submitted, minimum: 1}}, granted: {sum: granted}, weight: {sum: weight}, least: {min: costs}, most: {max: {column: day}}, own: {mean: costs}}}
      by_need: {from: rows, rows: {each: needs}, totals: nested, measures: {n: {frequency: {base: applications}}, costs: {sum: costs}}}
    """
  private static let withUnits = """
      by_firm: {from: rows, rows: firm, totals: nested, measures: {n: count, middle: {median: costs}, firms: {count-distinct: {columns: [firm, sector]}}}}
      by_day: {from: rows, rows: [day, sector], totals: all, measures: {n: count, low: {quantile: {column: weight, at: 0.1}}}}
      drawn: {from: rows, rows: sector, totals: nested, measures: {r: {formula: {formula: sum(granted) / sum(costs), interval: jackknife}}, u: {formula: {formula: mean(costs), interval: bootstrap, seed: 7}}}}
      once: {from: spread, rows: need, totals: nested, measures: {n: {count: {of: units}}, costs: {formula: sum(costs per nr)}}}
    """
  private static let spreading = """
      spread:
        from: rows
        stages:
          - explode: {column: needs, into: need}
          - check: {dear: {rule: costs > 1000, otherwise: warn}}
          - generalise: {column: day, into: quarter, period: quarter}
    """

  private static func said(_ error: any Error) -> [Diagnostic] {
    (error as? any DiagnosticConvertible)?.diagnostics ?? []
  }

  private static func code(_ body: () throws -> Void) -> (codes: [String], exit: Int32) {
    do {
      try body()
      return (["nothing"], 0)
    } catch {
      return (said(error).map(\.code), said(error).exitStatus.rawValue)
    }
  }

  @Test("with states a run writes the same folder to the byte, whatever its measures, and again from the states alone")
  func sameFolder() throws {
    let place = try Place()
    for month in 0..<4 {
      try place.export("exports/\(month).csv", records: 120 + month, first: month * 1000, seed: UInt64(month))
    }
    try place.folder.write(
      "nr,firm,sector,needs,outcome,costs,granted,weight,day\nX1,f,fout,t,yes,1,1,1,2021-01-01\n", to: "exports/9.csv")
    try place.pipeline(Self.plain + "\n" + Self.withUnits, stages: Self.spreading)
    try place.run(into: "whole", states: nil)
    let first = try place.run(into: "first")
    #expect(first.states?.read.count == 5)
    let again = try place.run(into: "again")
    #expect(again.states?.read == [])
    #expect(again.states?.reused.count == 5)
    #expect(place.folder.files("whole").count > 10)
    #expect(place.folder.files("first") == place.folder.files("whole"))
    #expect(place.folder.files("again") == place.folder.files("whole"))
    #expect(place.folder.read("whole/rejects/reasons.csv")?.contains("fout") == true)
  }

  @Test("a new file costs only itself: no byte of the others is parsed")
  func onlyNew() throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 300, first: 0, seed: 1)
    try place.export("exports/b.csv", records: 200, first: 1000, seed: 2)
    try place.pipeline(Self.plain)
    try place.run(into: "out")
    try place.export("exports/c.csv", records: 50, first: 2000, seed: 3)
    let rows = Mutex<[Int]>([])
    let outcome = try place.run(
      into: "out", options: RunOptions(threads: 1, progress: { progress in rows.withLock { $0.append(progress.rows) } })
    )
    #expect(outcome.states?.read == ["exports/c.csv"])
    #expect(rows.withLock { $0.max() } == 50)
    try place.run(into: "whole", states: nil)
    #expect(place.folder.files("out") == place.folder.files("whole"))
    // A file under another name is known by its content, and named as it is now.
    try FileManager.default.moveItem(
      atPath: "\(place.path)/exports/a.csv", toPath: "\(place.path)/exports/0.csv")
    #expect(try place.run(into: "out").states?.read == [])
    try place.run(into: "whole", states: nil)
    #expect(place.folder.files("out") == place.folder.files("whole"))
  }

  @Test("states of a pipeline that has changed are not used, and it is said what has changed")
  func changedPipeline() throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 50, first: 0, seed: 1)
    try place.pipeline(Self.plain)
    try place.run(into: "out")
    try place.pipeline(Self.plain.replacingOccurrences(of: "{sum: granted}", with: "{sum: costs}"))
    let outcome = try place.run(into: "out")
    #expect(outcome.states?.read == ["exports/a.csv"])
    let remark = try #require(outcome.states?.remarks.first { $0.code == "other-states" })
    #expect(remark.details.first?.hasPrefix("the pipeline file is another") == true)
    try place.run(into: "whole", states: nil)
    #expect(place.folder.files("out") == place.folder.files("whole"))
  }

  @Test("a damaged state ends the run, which leaves the folder as it was")
  func damaged() throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 50, first: 0, seed: 1)
    try place.pipeline(Self.plain)
    try place.run(into: "out")
    let before = place.folder.files("out")
    let name = try #require(place.folder.files("states/parts").keys.first)
    let whole = try #require(FileManager.default.contents(atPath: "\(place.path)/states/parts/\(name)"))
    for cut in [
      whole.dropLast(1), whole.dropLast(whole.count / 2), Data("hello".utf8), changed(whole, at: whole.count / 2),
    ] {
      try place.folder.write(cut, to: "states/parts/\(name)")
      let (codes, exit) = Self.code { try place.run(into: "out") }
      #expect(codes == [cut.count == 5 ? "not-a-state" : "state-damaged"])
      #expect(exit == 65)
      #expect(place.folder.files("out") == before)
    }
  }

  @Test("a file of somebody else's with the name of the states that travel is left as it is")
  func foreignFile() throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 50, first: 0, seed: 1)
    try place.pipeline(Self.plain)
    try place.folder.write("a text of mine\n", to: "states/p.state")
    let (codes, exit) = Self.code { try place.run(into: "out") }
    #expect(codes == ["cannot-write"])
    #expect(exit == 73)
    #expect(FileManager.default.contents(atPath: "\(place.path)/states/p.state") == Data("a text of mine\n".utf8))
  }

  private func changed(_ data: Data, at place: Int) -> Data {
    var data = data
    data[place] ^= 1
    return data
  }

  @Test("states that hold units can be read by their owner alone; those that travel hold no record and no key")
  func modes() throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 50, first: 7_000_000, seed: 1)
    try place.folder.write(
      "nr,firm,sector,needs,outcome,costs,granted,weight,day\nSECRET,f,fout,t,yes,1,1,1,2021-01-01\n",
      to: "exports/b.csv")
    try place.pipeline(Self.plain)
    let outcome = try place.run(into: "out")
    for name in place.folder.files("states/parts").keys {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(place.path)/states/parts/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    let travelling = try #require(outcome.states?.travelling)
    let bytes = try #require(FileManager.default.contents(atPath: travelling))
    for word in ["SECRET", "A7000001", "gewoon", "Müller"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
  }

  @Test(
    "what needs the rows of several files together is run as a whole, and the stage is named",
    arguments: [
      ("      - sort: [{column: costs, descending: true}]", "stage 2 'sort' of 'rows'"),
      ("      - deduplicate: {by: nr, keep: first}", "stage 2 'deduplicate' of 'rows'"),
      ("      - rank: {by: [{column: costs, descending: true}], into: place, ties: same}", "stage 2 'rank' of 'rows'"),
    ])
  func wholeRuns(stage: String, said: String) throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 30, first: 0, seed: 1)
    try place.export("exports/b.csv", records: 30, first: 100, seed: 2)
    try place.pipeline(Self.plain, stages: stage)
    let outcome = try place.run(into: "out")
    #expect(outcome.states?.remarks.first?.code == "needs-all-rows")
    #expect(outcome.states?.remarks.first?.message.contains(said) == true)
    #expect(place.folder.files("states").count == (said.contains("deduplicate") ? 1 : 0))
    try place.run(into: "whole", states: nil)
    #expect(place.folder.files("out") == place.folder.files("whole"))
  }

  @Test("a record that stands in two files is found: the run goes over all rows, and rejects it as without states")
  func sharedKeys() throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 30, first: 0, seed: 1)
    try place.export("exports/b.csv", records: 1, first: 0, seed: 1)
    try place.pipeline(Self.plain)
    let outcome = try place.run(into: "out")
    #expect(outcome.states?.remarks.map(\.code).contains("needs-all-rows") == true)
    #expect(outcome.result.rejections.map(\.reason) == ["duplicate-row"])
    try place.run(into: "whole", states: nil)
    #expect(place.folder.files("out") == place.folder.files("whole"))
  }

  // MARK: Merging

  /// Two organisations with two files each, their states, and the folder of one run over all of them.
  private static func organisations(_ pipeline: (Place) throws -> Void) throws -> Place {
    let place = try Place()
    try pipeline(place)
    for (name, first) in [("noord", 0), ("zuid", 10_000)] {
      try? FileManager.default.removeItem(atPath: "\(place.path)/exports")
      for month in 0..<2 {
        try place.export(
          "exports/\(name)-\(month).csv", records: 90 + month, first: first + month * 1000, seed: UInt64(first + month))
      }
      try place.run(into: "out-\(name)", states: "states-\(name)")
      for (file, bytes) in place.folder.files("exports") { try place.folder.write(bytes, to: "all/\(file)") }
    }
    try FileManager.default.removeItem(atPath: "\(place.path)/exports")
    try FileManager.default.moveItem(atPath: "\(place.path)/all", toPath: "\(place.path)/exports")
    try place.run(into: "whole", states: nil)
    // Where states are added up there is no file of anybody's.
    try FileManager.default.removeItem(atPath: "\(place.path)/exports")
    return place
  }

  private static func merge(
    _ place: Place, _ states: [String] = ["states-noord/p.state", "states-zuid/p.state"], pipeline: String = "p.yaml"
  ) throws -> (Pipeline.Outcome, [Diagnostic]) {
    let merging = try StateMerging(
      file: "\(place.path)/\(pipeline)", states: states.map { "\(place.path)/\($0)" })
    return (try merging.run(into: "\(place.path)/merged", threads: 2), merging.warnings)
  }

  @Test("states of two organisations make the tables of one run over all files, and their ledger adds up")
  func merged() throws {
    let place = try Self.organisations { try $0.pipeline(Self.plain, stages: Self.spreading) }
    let (outcome, warnings) = try Self.merge(place)
    #expect(place.folder.files("merged/tables") == place.folder.files("whole/tables"))
    #expect(!place.folder.files("whole/tables").isEmpty)
    #expect(place.folder.read("merged/ledger.csv") == place.folder.read("whole/ledger.csv"))
    #expect(place.folder.read("merged/checks.csv") == place.folder.read("whole/checks.csv"))
    #expect(outcome.result.inputs[0].files.count == 4)
    #expect(warnings.map(\.code) == ["keys-not-compared"])
    #expect(try StoredRun(folder: "\(place.path)/merged").result.tables.count == 2)
  }

  @Test("states of whole runs with joins add up where no key stands in two of them, which is taken on trust and said")
  func mergedJoins() throws {
    let place = try Self.organisations { place in
      try place.pipeline(
        Self.plain,
        stages: """
                - deduplicate: {by: nr, keep: first}
                - join: {with: filed, key: nr, expect: one-to-one, unmatched: {left: reject, right: leave-out}}
            filed:
              from: months
              stages:
                - derive: {filed: day}
                - select: [nr, filed]
          """)
    }
    let (outcome, warnings) = try Self.merge(place)
    #expect(place.folder.files("merged/tables") == place.folder.files("whole/tables"))
    #expect(place.folder.read("merged/ledger.csv") == place.folder.read("whole/ledger.csv"))
    #expect(place.folder.read("merged/ledger.csv")?.contains("one-to-one") == true)
    #expect(outcome.result.inputs[0].files.count == 4)
    #expect(warnings.map(\.code) == ["keys-not-compared", "keys-not-compared", "keys-not-compared"])
    #expect(warnings[1].message.contains("stage 3 'join' of 'rows'"))
    // The same state twice is found by the files in it.
    let (codes, _) = Self.code { _ = try Self.merge(place, ["states-noord/p.state", "states-noord/p.state"]) }
    #expect(codes == ["state-repeated"])
  }

  @Test("states whose units are pseudonyms travel where the pipeline says so, and their keys are compared")
  func pseudonyms() throws {
    let tables = """
        firms: {from: rows, rows: sector, totals: nested, measures: {n: count, firms: {count-distinct: {columns: firm}}, middle: {median: costs}}}
      """
    let stage = "      - pseudonymise: {column: firm, key: {environment: KEY}}"
    let place = try Self.organisations {
      try $0.pipeline(tables, stages: stage, more: "states: {travel: pseudonymised, key: {environment: KEY}}")
    }
    let (_, warnings) = try Self.merge(place)
    #expect(warnings.isEmpty)
    #expect(place.folder.files("merged/tables") == place.folder.files("whole/tables"))
    #expect(place.folder.read("merged/ledger.csv") == place.folder.read("whole/ledger.csv"))
  }

  @Test("a record in two states under one key is refused where keys are compared")
  func sharedKeysOfStates() throws {
    let place = try Place()
    try place.pipeline(Self.plain, more: "states: {travel: pseudonymised, key: {environment: KEY}}")
    for (name, records) in [("noord", 20), ("zuid", 5)] {
      try place.export("exports/a.csv", records: records, first: 0, seed: 1)
      try place.run(into: "out", states: "states-\(name)")
    }
    let (codes, exit) = Self.code { _ = try Self.merge(place) }
    #expect(codes == ["state-keys-shared"])
    #expect(exit == 65)
  }

  @Test("what may not travel, of another pipeline, twice or damaged is refused, each with its reason")
  func refusals() throws {
    let place = try Self.organisations { try $0.pipeline(Self.plain) }
    let part = try #require(place.folder.files("states-noord/parts").keys.first)
    let state = try #require(FileManager.default.contents(atPath: "\(place.path)/states-noord/p.state"))
    try place.folder.write(changed(state, at: 900), to: "damaged.state")
    try place.pipeline(Self.plain + "\n" + Self.withUnits, stages: Self.spreading, name: "units.yaml")
    let cases: [(states: [String], pipeline: String, code: String)] = [
      (["states-noord/parts/\(part)"], "p.yaml", "unit-level-state"),
      (["states-noord/p.state", "states-noord/p.state"], "p.yaml", "state-repeated"),
      (["states-noord/p.state"], "units.yaml", "other-pipeline"),
      (["damaged.state"], "p.yaml", "state-damaged"), (["p.yaml"], "p.yaml", "not-a-state"),
      (["none.state"], "p.yaml", "unreadable-state"),
    ]
    for (states, pipeline, code) in cases {
      #expect(Self.code { _ = try Self.merge(place, states, pipeline: pipeline) }.codes == [code])
      #expect(place.folder.files("merged").isEmpty)
    }
  }

  @Test("a run whose states hold units writes none that travels, takes an older one away and says what holds them")
  func nothingTravels() throws {
    let place = try Place()
    try place.export("exports/a.csv", records: 30, first: 0, seed: 1)
    try place.pipeline(Self.plain)
    #expect(try place.run(into: "out").states?.travelling != nil)
    #expect(place.folder.read("states/p.state") != nil || !place.folder.files("states").isEmpty)
    try place.pipeline(Self.plain + "\n" + Self.withUnits, stages: Self.spreading)
    let account = try #require(try place.run(into: "out").states)
    #expect(account.travelling == nil)
    #expect(!FileManager.default.fileExists(atPath: "\(place.path)/states/p.state"))
    let remark = try #require(account.remarks.first { $0.code == "unit-level-state" })
    #expect(remark.details.contains { $0.contains("measure 'middle' of table 'by_firm'") })
  }
}

/// Numbers that are the same in every run.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
